import { decodeBase64, encodeBase64 } from '../../base/base64.ts';
import { err, type Result } from '../../base/result.ts';
import { decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';
import { parseExercise, type Exercise } from '../../exercises/schema.ts';

/** What the address of a shared exercise begins with; the exercise itself follows. */
export const SHARED = 'shared.';

/** The part of the address that carries an exercise. */
export function shareLink(exercise: Exercise): string {
  const text = encodeBase64(encodeUtf8(JSON.stringify(exercise)));
  return `${SHARED}${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The exercise in an address. Fails in words: a link may be cut or be no exercise. */
export function exerciseInLink(link: string): Result<Exercise, string> {
  const text = link.slice(SHARED.length).replaceAll('-', '+').replaceAll('_', '/');
  const bytes = decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='));
  const json = bytes === undefined ? undefined : decodeUtf8Strict(bytes);
  if (json === undefined) return err('The link is not whole. Ask for it again.');
  return exerciseInText(json);
}

/** The exercise in a file's text. Fails in words. */
export function exerciseInText(json: string): Result<Exercise, string> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return err('This is not JSON. Ask for the file or the link again.');
  }
  const parsed = parseExercise(data);
  if (parsed.ok) return parsed;
  const lines = parsed.error.slice(0, 5).map(({ path, message }) => `${path}: ${message}`);
  return err(`This is no exercise that Shardlab can use. ${lines.join(' ')}`);
}
