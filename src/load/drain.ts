/** What waits is given this long after Stop, ms. */
export const DRAIN_MS = 5_000;
/** And what is in flight by then, so much longer to be answered, ms. */
export const LAST_ANSWERS_MS = 1_000;
