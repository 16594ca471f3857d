import { own } from '../base/own.ts';
import { FIGURE_NAMES } from './figures.ts';
import type { Exercise, ExerciseProblem } from './schema.ts';
import { referencesIn } from './values.ts';

/** What a form cannot say: names used twice or never defined, answers that are not among the options. */
export function findMistakes(exercise: Exercise): ExerciseProblem[] {
  return [
    ...twice(exercise),
    ...undefinedValues(exercise, exercise.values, []),
    ...badRules(exercise),
    ...badSteps(exercise),
  ];
}

function twice(exercise: Exercise): ExerciseProblem[] {
  const seen = new Set<string>();
  const problems: ExerciseProblem[] = [];
  const see = (kind: string, id: string, path: string): void => {
    if (seen.has(`${kind} ${id}`))
      problems.push({ path, message: `The ${kind} "${id}" is there twice. Give it another id.` });
    seen.add(`${kind} ${id}`);
  };
  exercise.steps.forEach((step, i) => {
    see('step', step.id, `steps.${i}.id`);
    step.questions.forEach((question, j) => {
      see('question', question.id, `steps.${i}.questions.${j}.id`);
    });
  });
  return problems;
}

function undefinedValues(
  part: unknown,
  values: Exercise['values'],
  path: readonly string[],
): ExerciseProblem[] {
  if (typeof part === 'string')
    return referencesIn(part)
      .filter((name) => !Object.hasOwn(values, name))
      .map((name) => ({
        path: path.join('.'),
        message: `[[${name}]] is no value. Add it to "values", or correct its name.`,
      }));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) => undefinedValues(one, values, [...path, key]));
}

function badRules(exercise: Exercise): ExerciseProblem[] {
  return Object.entries(exercise.values).flatMap(([name, rule]) => {
    const path = `values.${name}`;
    if (rule.type === 'number' && rule.max < rule.min)
      return [{ path: `${path}.max`, message: 'max is below min.' }];
    if (rule.type !== 'md5') return [];
    const of = own(exercise.values, rule.of);
    return of === undefined || of.type === 'md5'
      ? [{ path: `${path}.of`, message: `"${rule.of}" is no value that MD5 could be taken of.` }]
      : [];
  });
}

function badSteps(exercise: Exercise): ExerciseProblem[] {
  return exercise.steps.flatMap((step, i) => {
    const path = `steps.${i}`;
    const problems: ExerciseProblem[] = [];
    if (step.checks.length === 0 && step.questions.length === 0)
      problems.push({
        path,
        message: 'The step has neither checks nor questions, so it could never end.',
      });
    step.checks.forEach((check, j) => {
      if (check.type !== 'runs') return;
      check.compare.forEach(({ left, right }, k) => {
        for (const side of [left, right]) {
          const [run = '', figure = ''] = side.split('.');
          if (!FIGURE_NAMES.some((name) => name === figure))
            problems.push({
              path: `${path}.checks.${j}.compare.${k}`,
              message: `"${figure}" is no figure. Known are ${FIGURE_NAMES.join(', ')}.`,
            });
          if (!Object.hasOwn(check.runs, run))
            problems.push({
              path: `${path}.checks.${j}.compare.${k}`,
              message: `"${run}" is none of the runs ${Object.keys(check.runs).join(', ')}.`,
            });
        }
      });
    });
    step.questions.forEach(({ answer }, j) => {
      if (answer.type === 'choice' && !answer.options.some(({ id }) => id === answer.right))
        problems.push({
          path: `${path}.questions.${j}.answer.right`,
          message: `"${answer.right}" is the id of none of the options.`,
        });
    });
    return problems;
  });
}
