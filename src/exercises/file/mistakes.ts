import { FIGURE_NAMES } from '../checks/run-figures.ts';
import { memberAt } from '../checks/outcome.ts';
import type { ExerciseProblem } from './form-problems.ts';
import { referencesIn } from './schema-parts.ts';

/**
 * What a form cannot say: names used twice or never defined, answers that are not among the
 * options. Takes an exercise whose form is wrong too, so that all mistakes are found at once.
 */
export function findMistakes(exercise: unknown): ExerciseProblem[] {
  const values = memberAt(exercise, 'values');
  return [
    ...twice(exercise),
    ...undefinedValues(exercise, new Set(membersOf(values).map(([name]) => name)), []),
    ...badRules(values),
    ...stepsOf(exercise).flatMap(badStep),
  ];
}

/** The items of a list; of anything else none. */
export function itemsOf(data: unknown, path: string): readonly unknown[] {
  const list = memberAt(data, path);
  return Array.isArray(list) ? list : [];
}

/** The members of an object; of anything else none. */
export function membersOf(data: unknown): readonly (readonly [string, unknown])[] {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
    ? Object.entries(data)
    : [];
}

/** Every step, and where it is. */
export function stepsOf(
  exercise: unknown,
): readonly { readonly step: unknown; readonly path: string }[] {
  return itemsOf(exercise, 'steps').map((step, i) => ({ step, path: `steps.${i}` }));
}

function twice(exercise: unknown): ExerciseProblem[] {
  const seen = new Set<string>();
  const problems: ExerciseProblem[] = [];
  const see = (kind: string, data: unknown, path: string): void => {
    const id = memberAt(data, 'id');
    if (typeof id !== 'string') return;
    if (seen.has(`${kind} ${id}`))
      problems.push({
        path: `${path}.id`,
        message: `There is another ${kind} with the id "${id}". Choose a different one.`,
      });
    seen.add(`${kind} ${id}`);
  };
  for (const { step, path } of stepsOf(exercise)) {
    see('step', step, path);
    itemsOf(step, 'questions').forEach((question, j) => {
      see('question', question, `${path}.questions.${j}`);
    });
  }
  return problems;
}

function undefinedValues(
  part: unknown,
  names: ReadonlySet<string>,
  path: readonly string[],
): ExerciseProblem[] {
  if (typeof part === 'string')
    return referencesIn(part)
      .filter((name) => !names.has(name))
      .map((name) => ({
        path: path.join('.'),
        message: `[[${name}]] is not defined. Add it to "values", or correct its name.`,
      }));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) => undefinedValues(one, names, [...path, key]));
}

function badRules(values: unknown): ExerciseProblem[] {
  return membersOf(values).flatMap(([name, rule]) => {
    const path = `values.${name}`;
    const [type, min, max, of] = ['type', 'min', 'max', 'of'].map((key) => memberAt(rule, key));
    if (type === 'number' && typeof min === 'number' && typeof max === 'number' && max < min)
      return [{ path: `${path}.max`, message: `max is ${max}, below min, which is ${min}.` }];
    if (type !== 'md5' || typeof of !== 'string') return [];
    const hashed = membersOf(values).find(([other]) => other === of)?.[1];
    return hashed === undefined || memberAt(hashed, 'type') === 'md5'
      ? [{ path: `${path}.of`, message: `"${of}" is not a value that an MD5 can be taken of.` }]
      : [];
  });
}

function badStep({ step, path }: ReturnType<typeof stepsOf>[number]): ExerciseProblem[] {
  const checks = itemsOf(step, 'checks');
  const questions = itemsOf(step, 'questions');
  const problems: ExerciseProblem[] = [];
  if (checks.length === 0 && questions.length === 0)
    problems.push({
      path,
      message: 'The step has no check and no question, so it could never be completed. Add one.',
    });
  checks.forEach((check, j) => {
    problems.push(...badComparisons(check, `${path}.checks.${j}`));
  });
  questions.forEach((question, j) => {
    const options = itemsOf(question, 'answer.options');
    const right = memberAt(question, 'answer.right');
    if (typeof right === 'string' && !options.some((option) => memberAt(option, 'id') === right))
      problems.push({
        path: `${path}.questions.${j}.answer.right`,
        message: `No option has the id "${right}".`,
      });
  });
  return problems;
}

function badComparisons(check: unknown, path: string): ExerciseProblem[] {
  const runs = membersOf(memberAt(check, 'runs')).map(([name]) => name);
  return itemsOf(check, 'compare').flatMap((comparison, k) =>
    ['left', 'right'].flatMap((side) => {
      const text = memberAt(comparison, side);
      if (typeof text !== 'string') return [];
      const [run = '', figure = ''] = text.split('.');
      const problems: ExerciseProblem[] = [];
      const where = `${path}.compare.${k}`;
      if (!FIGURE_NAMES.some((name) => name === figure))
        problems.push({
          path: where,
          message: `There is no figure "${figure}". The figures are ${FIGURE_NAMES.join(', ')}.`,
        });
      if (!runs.includes(run))
        problems.push({
          path: where,
          message: `There is no run "${run}" in this check. Its runs are ${runs.join(', ')}.`,
        });
      return problems;
    }),
  );
}
