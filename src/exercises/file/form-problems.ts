import type * as z from 'zod';
import { own } from '../../base/own.ts';

/** What is wrong with one place of an exercise file. */
export interface ExerciseProblem {
  /** `steps.0.checks.1.operation`; `$` for the whole. */
  readonly path: string;
  readonly message: string;
}

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in { }',
  record: 'an object in { }',
};

/** What is wrong with a form, for people who never saw its schema; a schema's own words go first. */
export function plainMessage(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = own(KINDS, issue.expected) ?? issue.expected;
      return issue.input === undefined ? `This is missing. Write ${kind}.` : `Write ${kind} here.`;
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `This is too short: it needs at least ${sized(Number(issue.minimum), issue.origin)}.`
        : `This is below ${issue.minimum}. Write ${issue.minimum} or more.`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `This is too long: it can have at most ${sized(Number(issue.maximum), issue.origin)}.`
        : `This is above ${issue.maximum}. Write ${issue.maximum} or less.`;
    case 'invalid_value': {
      const choices = listed(issue.values);
      return issue.input === undefined
        ? `This is missing. Write ${choices}.`
        : `Write ${choices} here.`;
    }
    case 'invalid_format':
      return 'This has the wrong form.';
    case 'invalid_key':
      return 'This name has the wrong form. Write a letter, and then letters and digits.';
    case 'not_multiple_of':
      return `Write a multiple of ${issue.divisor} here.`;
    case 'invalid_element':
    case 'invalid_union':
    case 'custom':
    case 'unrecognized_keys':
      return undefined;
    default:
      return issue satisfies never;
  }
}

/** The problems of a form. A member that is not known is named by its own path. */
export function formProblems(error: z.ZodError): ExerciseProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys')
      return [{ path: path.length === 0 ? '$' : path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: `"${key}" is not known here. Remove it, or correct its name.`,
    }));
  });
}

function sized(count: number, origin: string): string {
  const what = origin === 'string' ? 'character' : 'item';
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function listed(values: readonly unknown[]): string {
  const words = values.map((one) => JSON.stringify(one));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
