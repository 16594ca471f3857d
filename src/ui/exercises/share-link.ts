import { decodeBase64, encodeBase64 } from '../../base/base64.ts';
import { err, type Result } from '../../base/result.ts';
import { decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';
import { checkExercise } from '../../exercises/file/check-exercise.ts';
import type { ExerciseProblem } from '../../exercises/file/form-problems.ts';
import type { Exercise } from '../../exercises/file/schema.ts';
import { parseJsonDocument } from '../../reader/decode/json/json-document.ts';

/** What the address of a shared exercise begins with; the exercise itself follows. */
export const SHARED = 'shared.';

/** The part of the address that carries an exercise. */
export function shareLink(exercise: Exercise): string {
  const text = encodeBase64(encodeUtf8(JSON.stringify(exercise)));
  return `${SHARED}${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Why there is no exercise in a text: one sentence, and each mistake by itself. */
export interface NoExercise {
  readonly what: string;
  readonly mistakes: readonly ExerciseProblem[];
}

/** The exercise in an address: a link may be cut or hold no exercise. */
export function exerciseInLink(link: string): Result<Exercise, NoExercise> {
  const text = link.slice(SHARED.length).replaceAll('-', '+').replaceAll('_', '/');
  const bytes = decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='));
  const json = bytes === undefined ? undefined : decodeUtf8Strict(bytes);
  return json === undefined
    ? err({ what: 'The link is not complete. Ask for it again.', mistakes: [] })
    : exerciseInText(json);
}

/** The exercise in a file's text. */
export function exerciseInText(text: string): Result<Exercise, NoExercise> {
  const json = parseJsonDocument(text);
  if (!json.ok)
    return err({
      what: `This is ${json.error}. Correct it, or ask for the file or the link again.`,
      mistakes: [],
    });
  // An id that is taken is asked about where the exercise is shown.
  const exercise = checkExercise(json.value, []);
  if (exercise.ok) return exercise;
  const count = exercise.error.length;
  return err({
    what: `This exercise has ${count === 1 ? 'a mistake' : `${count} mistakes`}. Correct ${count === 1 ? 'it' : 'them'} in the file, or send this list to its author.`,
    mistakes: exercise.error,
  });
}
