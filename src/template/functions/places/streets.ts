import { fakerFunction } from '../definition/faker-call.ts';
import type { Environment, FunctionDefinition } from '../definition/function-definition.ts';
import { inSequence } from '../../program/fused.ts';
import { type Value, constant, wordsValue } from '../../program/value.ts';
import { oneOf, symbolsValue } from '../random/symbols.ts';
import { WORD_FUNCTIONS, firstName, singleLastName } from '../words/words.ts';

/** What KDG makes of the locale's words; where the locale lacks them, what faker 10 makes. */
function orLocation(
  name: string,
  make: (environment: Environment, argument: unknown) => Value | undefined,
): FunctionDefinition {
  const fallback = WORD_FUNCTIONS[`location.${name}`] ?? fakerFunction(`location.${name}`);
  return {
    needsLocale: true,
    prepare: ({ list: [argument] }) => {
      const link = fallback.prepare({ list: [] });
      return (environment) => make(environment, argument) ?? link(environment);
    },
  };
}

/** Names with prefixes and suffixes, in four forms; a number chooses one of them. */
function city(environment: Environment, format: unknown): Value | undefined {
  const prefixes = environment.data.words('location.city_prefix');
  const suffixes = environment.data.words('location.city_suffix');
  const first = firstName(environment);
  const last = singleLastName(environment);
  if (!prefixes || !suffixes || !first || !last) return undefined;
  const before = inSequence([wordsValue(prefixes), constant(' ')]);
  const after = wordsValue(suffixes);
  const forms = [
    inSequence([before, first, after]),
    inSequence([before, first]),
    inSequence([first, after]),
    inSequence([last, after]),
  ];
  return (typeof format === 'number' ? forms[format] : undefined) ?? oneOf(forms);
}

function streetName(environment: Environment): Value | undefined {
  const suffixes = environment.data.words('location.street_suffix');
  const first = firstName(environment);
  const last = singleLastName(environment);
  if (!suffixes || !first || !last) return undefined;
  return inSequence([oneOf([last, first]), constant(' '), wordsValue(suffixes)]);
}

const HOUSE = { digit: '#', noLeadingZero: true };

/** A number of three to five digits and a street; with anything but false an apartment too. */
function streetAddress(environment: Environment, isFull: unknown): Value | undefined {
  const street = streetName(environment);
  if (street === undefined) return undefined;
  const house = oneOf(['##### ', '#### ', '### '].map((pattern) => symbolsValue(pattern, HOUSE)));
  if (!isFull) return inSequence([house, street]);
  const apartment = oneOf(['Apt. ###', 'Suite ###'].map((text) => symbolsValue(text, HOUSE)));
  return inSequence([house, street, constant(' '), apartment]);
}

/** KDG's cities and streets: faker 10 has real ones, such as "N Main Street" and "St. Joseph". */
export const STREET_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'address.city': orLocation('city', city),
  'address.streetName': orLocation('street', streetName),
  'address.streetAddress': orLocation('streetAddress', streetAddress),
};
