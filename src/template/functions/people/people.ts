import { fakerFunction } from '../definition/faker-call.ts';
import {
  ArgumentError,
  type Environment,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import { inSequence } from '../../program/fused.ts';
import { type Value, constant, fromWrite } from '../../program/value.ts';
import { type Sex, findName, sexOf } from './full-names.ts';
import { listOnly, plain } from '../places/places.ts';
import { oneOf } from '../random/symbols.ts';
import { WORD_FUNCTIONS, firstName, sexedValue, singleLastName } from '../words/words.ts';

function sexed(
  fakerName: string,
  make: (environment: Environment, sex: Sex) => Value | undefined,
): FunctionDefinition {
  const slow = fakerFunction(fakerName);
  return {
    needsLocale: true,
    prepare: (args) => {
      const sex = sexOf(args.list[0]);
      const words = sex === undefined ? [] : [sex === 0 ? 'male' : 'female'];
      const fallback = slow.prepare({ list: words });
      return (environment) => make(environment, sex) ?? fallback(environment);
    },
  };
}

/** Values one after another, with `between` between them. */
function joined(names: readonly string[], between = ' '): FunctionDefinition {
  return {
    needsLocale: true,
    prepare: () => (environment) => {
      const values = names.map((name) => {
        const definition = environment.functions.get(name) ?? fakerFunction(name);
        return definition.prepare({ list: [] })(environment);
      });
      const gap = constant(between);
      return fromWrite((out, state) => {
        for (let i = 0; i < values.length; i += 1) {
          if (i > 0) gap.write(out, state);
          (values[i] as Value).write(out, state);
        }
      });
    },
  };
}

const LAST_NAME = sexed('person.lastName', singleLastName);

const COMPANY_SHAPES: readonly FunctionDefinition[] = [
  joined(['name.lastName', 'company.companySuffix']),
  joined(['name.lastName', 'name.lastName'], ' - '),
  { needsLocale: true, prepare: () => threePartners },
];

/** KDG's three shapes, each as often; a number chooses one. */
const companyName: FunctionDefinition = {
  needsLocale: true,
  prepare: ({ list: [format] }) => {
    const only = typeof format === 'number' ? COMPANY_SHAPES[format] : undefined;
    if (typeof format === 'number' && only === undefined) {
      throw new ArgumentError('the format must be 0, 1 or 2');
    }
    const links = (only === undefined ? COMPANY_SHAPES : [only]).map((shape) =>
      shape.prepare({ list: [] }),
    );
    const fallback = plain(WORD_FUNCTIONS['company.name']).prepare({ list: [] });
    return (environment) =>
      environment.data.words('company.legal_entity_type') === undefined
        ? fallback(environment)
        : oneOf(links.map((link) => link(environment)));
  },
};

function threePartners(environment: Environment): Value {
  const name = LAST_NAME.prepare({ list: [] })(environment);
  return inSequence([name, constant(', '), name, constant(' and '), name]);
}

const suffixes: FunctionDefinition = {
  needsLocale: true,
  prepare:
    () =>
    ({ data }) =>
      constant(data.words('company.legal_entity_type')?.words ?? []),
};

export const PEOPLE_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'name.firstName': sexed('person.firstName', firstName),
  'name.lastName': LAST_NAME,
  'name.findName': findName,
  'name.prefix': sexed('person.prefix', (environment, sex) =>
    sexedValue(environment, 'person.prefix', sex),
  ),
  'name.suffix': plain(WORD_FUNCTIONS['person.suffix']),
  'name.title': plain(WORD_FUNCTIONS['person.jobTitle']),
  'name.jobTitle': plain(WORD_FUNCTIONS['person.jobTitle']),
  'name.jobDescriptor': plain(WORD_FUNCTIONS['person.jobDescriptor']),
  'name.jobArea': plain(WORD_FUNCTIONS['person.jobArea']),
  'name.jobType': plain(WORD_FUNCTIONS['person.jobType']),
  'company.suffixes': suffixes,
  'company.companyName': companyName,
  'company.companySuffix': listOnly('company.legal_entity_type'),
  'company.catchPhrase': joined([
    'company.catchPhraseAdjective',
    'company.catchPhraseDescriptor',
    'company.catchPhraseNoun',
  ]),
  // KDG's order; faker 10's phrases begin with the verb.
  'company.bs': joined(['company.bsAdjective', 'company.bsBuzz', 'company.bsNoun']),
  'company.buzzPhrase': joined(['company.bsBuzz', 'company.bsAdjective', 'company.bsNoun']),
  'company.bsAdjective': plain(WORD_FUNCTIONS['company.buzzAdjective']),
  'company.bsBuzz': plain(WORD_FUNCTIONS['company.buzzVerb']),
  'company.bsNoun': plain(WORD_FUNCTIONS['company.buzzNoun']),
};
