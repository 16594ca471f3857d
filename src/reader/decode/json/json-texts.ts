import { isJson } from './json-walk.ts';

/**
 * The JSON objects and lists of a text, one after another: on lines of their own (NDJSON), over
 * several lines, or with nothing between them, as some producers join what they send. RS before
 * a text (RFC 7464), a byte order mark, any white space and NUL, and a comma, semicolon or bar
 * after a text are passed over.
 *
 * @returns two texts or more, each as it stands; `undefined` when this is something else
 */
export function jsonTexts(text: string): readonly string[] | undefined {
  const lines = textLines(text);
  if (lines.length >= 2 && lines.every(isJson)) return lines;
  const texts: string[] = [];
  for (let at = skipBetween(text, 0); at < text.length; at = skipBetween(text, at)) {
    const end = endOfText(text, at);
    if (end < 0) return undefined;
    const one = text.slice(at, end);
    if (!isJson(one)) return undefined;
    texts.push(one);
    at = end;
  }
  return texts.length >= 2 ? texts : undefined;
}

/** A quick look: text without this holds one JSON text at most. */
const BETWEEN_TEXTS = /[}\]][^\w"{}[\]:]*[{[]|\n/;

export function mayHoldSeveral(text: string): boolean {
  return BETWEEN_TEXTS.test(text);
}

/** The lines that are not blank. */
function textLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function skipBetween(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    const isSeparator = code === 44 || code === 59 || code === 124;
    if (!isBlank(code) && !(isSeparator && at > 0)) return at;
    at += 1;
  }
}

/** White space of any script, NUL, RS, the next-line character, the byte order mark. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13) || code === 0 || code === 0x1e;
  return code === 0x85 || OTHER_BLANK.test(String.fromCharCode(code));
}

const OTHER_BLANK = /^\s$/;

/** Behind the bracket that closes the one at `from`, or -1; brackets inside strings do not count. */
function endOfText(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
      if (at < 0) return -1;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0) return -1;
  }
  return -1;
}

/** The quote that ends the string which begins at `from`, or -1. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) return at;
    if (code === 92) at += 1;
  }
  return -1;
}
