import { JsonScanner } from './json-scanner.ts';
import { walkJson } from './json-walk.ts';

/** Beyond this depth lines are not indented further: 10,000 levels would be 200 MB of blanks. */
const DEEPEST_INDENT = 60;
/** Characters of pretty text that are made. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

export interface PrettyJson {
  readonly text: string;
  readonly truncated: boolean;
}

class Enough extends Error {}

/**
 * JSON text laid out with two blanks a level. Scalars and keys are copied as they
 * stand, so big integers and odd escapes keep every character. The text must be valid.
 */
export function prettyJson(json: string, maxCharacters: number = MAX_CHARACTERS): PrettyJson {
  const parts: string[] = [];
  let length = 0;
  const put = (part: string): void => {
    parts.push(part);
    length += part.length;
    if (length > maxCharacters) throw new Enough();
  };
  const scanner = new JsonScanner(json);
  let opened = false;
  try {
    walkJson(scanner, (token, _isKey, depth) => {
      const closes = token === '}' || token === ']';
      if (opened && !closes) put(lineBreak(depth));
      if (closes && !opened) put(lineBreak(depth));
      opened = token === '{' || token === '[';
      if (token === ':') put(': ');
      else if (token === ',') put(`,${lineBreak(depth)}`);
      else put(json.slice(scanner.start, scanner.end));
    });
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
    return { text: parts.join(''), truncated: true };
  }
  return { text: parts.join(''), truncated: false };
}

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, DEEPEST_INDENT))}`;
}

/** JSON text on one line: line breaks between tokens are taken out, everything else stays. */
export function oneLineJson(json: string): string {
  return json.trim().replaceAll(/[\r\n]+/g, '');
}
