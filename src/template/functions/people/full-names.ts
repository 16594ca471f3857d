import { fakerFunction } from '../definition/faker-call.ts';
import type { Environment, FunctionDefinition } from '../definition/function-definition.ts';
import { inSequence } from '../../program/fused.ts';
import { type Value, constant, wordsValue } from '../../program/value.ts';
import { ArgumentReader } from '../definition/arguments.ts';
import { oneOf } from '../random/symbols.ts';
import { firstName, sexedValue, singleLastName } from '../words/words.ts';

export type Sex = 0 | 1 | undefined;

/** KDG's genders are 0 (male) and 1 (female); the words are taken too. */
export function sexOf(value: unknown): Sex {
  if (value === 0 || value === 'male') return 0;
  return value === 1 || value === 'female' ? 1 : undefined;
}

interface Given {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** KDG's whole names: one in nine has a title before it, one in nine a title after it. */
function wholeName(environment: Environment, given: Given, sex: Sex): Value | undefined {
  if (sex === undefined) {
    const both = [wholeName(environment, given, 0), wholeName(environment, given, 1)];
    return both.every((value) => value !== undefined) ? oneOf(both) : undefined;
  }
  const first = given.first === undefined ? firstName(environment, sex) : constant(given.first);
  const last = given.last === undefined ? singleLastName(environment, sex) : constant(given.last);
  if (first === undefined || last === undefined) return undefined;
  const blank = constant(' ');
  const name = inSequence([first, blank, last]);
  const before = sexedValue(environment, 'person.prefix', sex);
  const suffixes = environment.data.words('person.suffix');
  const titled = before === undefined ? name : inSequence([before, blank, name]);
  const ranked = suffixes === undefined ? name : inSequence([name, blank, wordsValue(suffixes)]);
  return oneOf([titled, ranked, name, name, name, name, name, name, name]);
}

export const findName: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['firstName', 'lastName', 'gender']);
    const given = { first: reader.textOrNone('firstName'), last: reader.textOrNone('lastName') };
    const sex = sexOf(reader.value('gender'));
    const fallback = fakerFunction('person.fullName').prepare({ list: [] });
    return (environment) => wholeName(environment, given, sex) ?? fallback(environment);
  },
};
