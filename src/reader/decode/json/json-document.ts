import { assert } from '../../../base/assert.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { checkJson } from './json-walk.ts';

/**
 * Reads JSON that a person wrote, such as a scenario or an exercise; a byte order mark is left out.
 * Fails in words that say where: "not JSON: line 12, column 5: a value is expected".
 */
export function parseJsonDocument(text: string): Result<unknown, string> {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return ok(JSON.parse(json));
  } catch {
    // The built-in parser is fast, but its messages differ between engines, and few say where.
    const problem = checkJson(json);
    assert(problem !== undefined, 'both parsers refuse the same texts');
    const before = json.slice(0, problem.at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return err(`not JSON: line ${before.length}, column ${column}: ${problem.message}`);
  }
}
