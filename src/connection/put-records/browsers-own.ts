/** A browser sets these headers by itself, and forbids anybody else to. */
export const BROWSERS_OWN: ReadonlySet<string> = new Set(['host', 'content-length']);
