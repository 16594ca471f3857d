import { err, type Result } from '../../base/result.ts';
import { OPERATION_NAMES } from '../../kinesis/operations.ts';
import { settingsBelow } from '../../load/scenario.ts';
import { memberAt } from '../checks/outcome.ts';
import { itemsOf, membersOf, stepsOf } from './mistakes.ts';
import type { ExerciseProblem } from './form-problems.ts';
import { parseExercise, type Exercise } from './schema.ts';
import { FAULT_NAMES } from '../checks/setting-words.ts';

/**
 * Reads an exercise that somebody wrote, more strictly than one that was taken in before: what
 * could never be fulfilled is a mistake too. Finds all mistakes at once.
 * @param others exercises whose ids are taken, unless it is the same exercise
 */
export function checkExercise(
  input: unknown,
  others: readonly Exercise[],
): Result<Exercise, readonly ExerciseProblem[]> {
  const parsed = parseExercise(input);
  const problems = [
    ...(parsed.ok ? [] : parsed.error),
    ...takenId(input, others, parsed.ok ? parsed.value : undefined),
    ...badBounds(input, []),
    ...stepsOf(input).flatMap(({ step, path }) => [
      ...itemsOf(step, 'checks').flatMap((check, j) => unknownNames(check, `${path}.checks.${j}`)),
      ...itemsOf(step, 'questions').flatMap((question, j) =>
        unknownSettings(memberAt(question, 'answer.run'), `${path}.questions.${j}.answer.run`),
      ),
    ]),
  ];
  return problems.length === 0 ? parsed : err(problems);
}

function takenId(
  input: unknown,
  others: readonly Exercise[],
  exercise: Exercise | undefined,
): ExerciseProblem[] {
  const id = memberAt(input, 'id');
  const other = others.find((one) => one.id === id);
  if (other === undefined || JSON.stringify(other) === JSON.stringify(exercise)) return [];
  return [
    {
      path: 'id',
      message: `An exercise of Shardlab has the id "${other.id}". Choose another one.`,
    },
  ];
}

/** Bounds that nothing can keep. */
function badBounds(part: unknown, path: readonly string[]): ExerciseProblem[] {
  if (typeof part !== 'object' || part === null) return [];
  const [min, max] = [memberAt(part, 'min'), memberAt(part, 'max')];
  const isRule = path[0] === 'values';
  return [
    ...(!isRule && typeof min === 'number' && typeof max === 'number' && max < min
      ? [
          {
            path: [...path, 'max'].join('.'),
            message: `max is ${max}, below min, which is ${min}.`,
          },
        ]
      : []),
    ...Object.entries(part).flatMap(([key, one]) => badBounds(one, [...path, key])),
  ];
}

/** Names in a check of what Shardlab does not have. */
function unknownNames(check: unknown, path: string): ExerciseProblem[] {
  return [
    ...unknownSettings(check, path),
    ...membersOf(memberAt(check, 'runs')).flatMap(([name, run]) =>
      unknownSettings(run, `${path}.runs.${name}`),
    ),
    ...itemsOf(check, 'same').flatMap((setting, k) => unknownSetting(setting, `${path}.same.${k}`)),
    ...['operation', 'after'].flatMap((member) =>
      oneOf(memberAt(check, member), OPERATION_NAMES, 'operation of the API', `${path}.${member}`),
    ),
    ...oneOf(memberAt(check, 'fault'), Object.keys(FAULT_NAMES), 'fault', `${path}.fault`),
  ];
}

function unknownSettings(test: unknown, path: string): ExerciseProblem[] {
  return membersOf(memberAt(test, 'settings')).flatMap(([setting]) =>
    unknownSetting(setting, `${path}.settings.${setting}`),
  );
}

function unknownSetting(setting: unknown, path: string): ExerciseProblem[] {
  if (typeof setting !== 'string' || settingsBelow(setting) !== undefined) return [];
  const parent = setting.split('.').slice(0, -1).join('.');
  const known = settingsBelow(parent) ?? settingsBelow('') ?? [];
  const below = parent === '' || settingsBelow(parent) === undefined ? '' : `${parent}.`;
  return [
    {
      path,
      message: `A run has no setting "${setting}". ${known.length === 0 ? `"${parent}" has no settings below it.` : `There are ${known.map((name) => below + name).join(', ')}.`}`,
    },
  ];
}

function oneOf(
  name: unknown,
  known: readonly string[],
  what: string,
  path: string,
): ExerciseProblem[] {
  if (typeof name !== 'string' || known.includes(name)) return [];
  return [{ path, message: `There is no ${what} "${name}". Write one of ${known.join(', ')}.` }];
}
