/**
 * Values, keys counted too, that a body may hold. The largest request that the API knows,
 * PutRecords of 500 records with four members each, has 4,500. A body of 16 MiB has room for
 * 15 million empty lists, which cost seconds and a gigabyte to build.
 */
export const MAX_VALUES = 100_000;

/** Parsed values take two bytes at least: one of their own and a comma. */
const BYTES_PER_VALUE = 2;

/**
 * Whether JSON text holds no more than {@link MAX_VALUES} values, without building any.
 * What is short enough is not looked at; what may be too much is, by its commas and
 * brackets, and only if those in texts make them too many, character by character.
 */
export function hasFewValues(json: string): boolean {
  if (json.length <= MAX_VALUES * BYTES_PER_VALUE) return true;
  let marks = 0;
  for (const mark of [',', '{', '[']) {
    for (let at = json.indexOf(mark); at >= 0; at = json.indexOf(mark, at + 1)) {
      marks += 1;
      if (marks > MAX_VALUES) return marksOutsideTexts(json) <= MAX_VALUES;
    }
  }
  return true;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const BRACE = 0x7b;
const BRACKET = 0x5b;

/** Stops counting above {@link MAX_VALUES}. */
function marksOutsideTexts(json: string): number {
  let marks = 0;
  let inText = false;
  for (let at = 0; at < json.length && marks <= MAX_VALUES; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) inText = !inText;
    else if (inText) {
      if (code === BACKSLASH) at += 1;
    } else if (code === COMMA || code === BRACE || code === BRACKET) marks += 1;
  }
  return marks;
}
