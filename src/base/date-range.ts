/** The last moment that a `Date` can hold, epoch ms; the first is as far before 1970. ECMA-262 §21.4.1.1. */
export const MAX_DATE_MS = 8.64e15;

/** Whether a number of ms since 1970 is a moment that a `Date` can hold: others have no ISO form. */
export function isDate(epochMs: number): boolean {
  return Math.abs(epochMs) <= MAX_DATE_MS;
}
