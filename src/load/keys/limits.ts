/** Most keys in a pool; more would be no different from random keys. */
export const MAX_KEYS = 1_000_000;
/** At 20 the first key already takes all but one in a million. */
export const HIGHEST_ZIPF_EXPONENT = 20;
