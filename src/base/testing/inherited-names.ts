/** What every object answers to, and what is a legal name of a stream, a tag or a field. */
export const INHERITED_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
] as const;
