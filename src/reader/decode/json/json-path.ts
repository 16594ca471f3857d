import { err, ok, type Result } from '../../../base/result.ts';
import { JsonError, JsonScanner, type JsonToken } from './json-scanner.ts';
import { unquote, walkJson } from './json-walk.ts';

/** Keys and array indexes from the root: `sensor.readings[0].value`. */
export type JsonPath = readonly (string | number)[];

const STEP = /^(?:\.?([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d+)\]|\.?\["((?:[^"\\]|\\.)*)"\])/u;

/** Reads `a.b[0]["odd key"].c`. */
export function parseJsonPath(text: string): Result<JsonPath, string> {
  const path: (string | number)[] = [];
  let rest = text.trim().replace(/^\$(?=[.[]|$)/, '');
  while (rest !== '') {
    const match = STEP.exec(rest);
    const bare = match?.[1];
    if (match === null || (path.length > 0 && bare !== undefined && !rest.startsWith('.')))
      return err(`"${text}" is not a path: write it like sensor.readings[0].value.`);
    const quoted = match[3];
    if (bare !== undefined) path.push(bare);
    else if (quoted !== undefined) path.push(unquoteOrSame(quoted));
    else path.push(Number(match[2]));
    rest = rest.slice(match[0].length);
  }
  return ok(path);
}

function unquoteOrSame(text: string): string {
  try {
    return unquote(`"${text}"`);
  } catch {
    return text;
  }
}

/** A value as it stands in the text. */
export interface JsonSlice {
  readonly kind: 'string' | 'number' | 'true' | 'false' | 'null' | 'object' | 'array';
  /** A string's characters, without quotes and escapes; otherwise the text as it stands. */
  readonly text: string;
}

/** Thrown to leave the walk once the value is found. */
class Found extends Error {}
/** One for all: making an error with its stack costs more than the walk. */
const FOUND = new Found();

/**
 * The value at `path` in valid JSON text, or `undefined` when there is none. Walks the
 * text instead of building values, so that every digit of a number is kept.
 */
export function findInJson(json: string, path: JsonPath): JsonSlice | undefined {
  const scanner = new JsonScanner(json);
  /** How many steps of the path the open brackets have matched. */
  let matched = 0;
  /** The index that the next value has in the innermost matched array. */
  let index = 0;
  let keyMatches = false;
  let result: JsonSlice | undefined;
  /** Depth and start of the object or array that is the result. */
  let wanted: { readonly depth: number; readonly start: number } | undefined;
  try {
    walkJson(scanner, (token, isKey, depth) => {
      if (wanted !== undefined) {
        if ((token !== '}' && token !== ']') || depth !== wanted.depth) return;
        const text = json.slice(wanted.start, scanner.end);
        result = { kind: token === '}' ? 'object' : 'array', text };
        throw FOUND;
      }
      const step = path[matched - 1];
      if (isKey) {
        if (depth === matched && typeof step === 'string')
          keyMatches = unquote(json.slice(scanner.start, scanner.end)) === step;
        return;
      }
      if (token === ',' && depth === matched) index += 1;
      if (token === ',' || token === ':') return;
      if (token === '}' || token === ']') {
        // The place of the path is behind: it is not in the text.
        if (depth === matched - 1) throw FOUND;
        return;
      }
      const hit =
        matched === 0
          ? depth === 0
          : depth === matched && (typeof step === 'number' ? index === step : keyMatches);
      if (!hit) return;
      keyMatches = false;
      if (matched < path.length) {
        const next = path[matched];
        if (token !== (typeof next === 'number' ? '[' : '{')) throw FOUND;
        matched += 1;
        index = 0;
      } else if (token === '{' || token === '[') wanted = { depth, start: scanner.start };
      else {
        result = scalar(token, json.slice(scanner.start, scanner.end));
        throw FOUND;
      }
    });
  } catch (thrown) {
    if (!(thrown instanceof Found) && !(thrown instanceof JsonError)) throw thrown;
  }
  return result;
}

function scalar(token: JsonToken, text: string): JsonSlice | undefined {
  if (token === 'string') return { kind: token, text: unquote(text) };
  if (token === 'number' || token === 'true' || token === 'false' || token === 'null')
    return { kind: token, text };
  return undefined;
}
