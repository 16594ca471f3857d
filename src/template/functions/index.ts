import { FAKER_NAMES } from './definition/faker-names.ts';
import { fakerFunction } from './definition/faker-call.ts';
import type { CallArguments, FunctionDefinition } from './definition/function-definition.ts';
import { ACCOUNT_FUNCTIONS } from './people/accounts.ts';
import { isOptions } from './definition/arguments.ts';
import { CARD_FUNCTIONS } from './things/cards.ts';
import { CHOICE_FUNCTIONS } from './random/choices.ts';
import { DATE_FUNCTIONS, calendar } from './dates/dates.ts';
import { DISTRIBUTION_FUNCTIONS } from './shardlab/distributions.ts';
import { fake } from './words/patterns.ts';
import { GENERATOR_FUNCTIONS } from './shardlab/generators.ts';
import { IDENTIFIER_FUNCTIONS, alpha, alphanumeric, ipv4, uuid } from './random/identifiers.ts';
import { asKdg } from './definition/kdg-arguments.ts';
import { LIST_FUNCTIONS } from './shardlab/lists.ts';
import { MONEY_FUNCTIONS } from './things/money.ts';
import { NUMBER_FUNCTIONS } from './random/numbers.ts';
import { PEOPLE_FUNCTIONS } from './people/people.ts';
import { PHONE_FUNCTIONS } from './people/phones.ts';
import { PLACE_FUNCTIONS } from './places/places.ts';
import { LOREM_FUNCTIONS } from './words/texts.ts';
import { THING_FUNCTIONS } from './things/things.ts';
import { WORD_FUNCTIONS } from './words/words.ts';

/** Ours for the common arguments, faker's for the others. */
function quick(
  name: string,
  fast: FunctionDefinition,
  isCommon: (args: CallArguments) => boolean,
): FunctionDefinition {
  const slow = fakerFunction(name);
  return {
    prepare: (args) => (isCommon(args) ? fast : slow).prepare(args),
    needsLocale: true,
    needsLocaleFor: (args) => !isCommon(args),
  };
}

const noArguments = ({ list }: CallArguments): boolean => list.length === 0;

/** One number, or an object of no more than it and the casing. */
function isLengthAndCasing({ list }: CallArguments): boolean {
  const [first] = list;
  if (list.length !== 1) return list.length === 0;
  if (!isOptions(first)) return typeof first === 'number';
  return Object.entries(first).every(
    ([name, value]) => name === 'casing' || (name === 'length' && typeof value === 'number'),
  );
}

const OWN: Readonly<Record<string, FunctionDefinition>> = {
  ...WORD_FUNCTIONS,
  ...LOREM_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...IDENTIFIER_FUNCTIONS,
  ...CHOICE_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...MONEY_FUNCTIONS,
  ...PLACE_FUNCTIONS,
  ...PEOPLE_FUNCTIONS,
  ...PHONE_FUNCTIONS,
  ...ACCOUNT_FUNCTIONS,
  ...THING_FUNCTIONS,
  ...CARD_FUNCTIONS,
  ...GENERATOR_FUNCTIONS,
  ...DISTRIBUTION_FUNCTIONS,
  ...LIST_FUNCTIONS,
  'date.month': calendar('month'),
  'date.weekday': calendar('weekday'),
  'helpers.fake': fake,
  'string.uuid': quick('string.uuid', uuid, noArguments),
  'internet.ipv4': quick('internet.ipv4', ipv4, noArguments),
  'string.alpha': quick('string.alpha', alpha, isLengthAndCasing),
  'string.alphanumeric': quick('string.alphanumeric', alphanumeric, ({ list }) => {
    const [first] = list;
    return list.length === 0 || typeof first === 'number';
  }),
};

/**
 * Every function that a template may call, and nothing else: names are looked up here
 * and nowhere else, so `constructor` and its like do not exist.
 */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [...FAKER_NAMES.map((name) => [name, fakerFunction(name)] as const), ...Object.entries(OWN)].map(
    ([name, definition]) => [name, asKdg(name, definition)],
  ),
);
