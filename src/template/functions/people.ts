import { fakerFunction } from '../faker-call.ts';
import {
  ArgumentError,
  type CallArguments,
  type Environment,
  type FunctionDefinition,
} from '../function-definition.ts';
import { type Value, constant, fromGet, fromWrite } from '../value.ts';
import { ArgumentReader, asCount } from './arguments.ts';
import { listOnly, plain } from './places.ts';
import { oneOf, symbolsValue } from './symbols.ts';
import { WORD_FUNCTIONS, firstName, fullName, lastName, sexedValue } from './words.ts';

type Sex = 0 | 1 | undefined;

/** KDG's genders are 0 (male) and 1 (female); the words are taken too. */
function sexOf(value: unknown): Sex {
  if (value === 0 || value === 'male') return 0;
  return value === 1 || value === 'female' ? 1 : undefined;
}

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

const findName: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['firstName', 'lastName', 'gender']);
    const first = reader.text('firstName');
    const last = reader.text('lastName');
    const sex = sexOf(reader.value('gender'));
    if (first === undefined && last === undefined) {
      const fallback = fakerFunction('person.fullName').prepare({ list: [] });
      return (environment) => fullName(environment, sex) ?? fallback(environment);
    }
    const options: Record<string, string> = {};
    if (first !== undefined) options['firstName'] = first;
    if (last !== undefined) options['lastName'] = last;
    if (sex !== undefined) options['sex'] = sex === 0 ? 'male' : 'female';
    return fakerFunction('person.fullName').prepare({ list: [options] });
  },
};

/** Values one after another, with `between` between them. */
export function joined(names: readonly string[], between = ' '): FunctionDefinition {
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

const companyName: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const [format] = args.list;
    const shapes = [
      joined(['name.lastName', 'company.companySuffix']),
      joined(['name.lastName', 'name.lastName'], ' - '),
    ];
    const shape = typeof format === 'number' ? shapes[format] : undefined;
    if (shape !== undefined) return shape.prepare({ list: [] });
    if (typeof format === 'number' && format !== 2) {
      throw new ArgumentError('the format must be 0, 1 or 2');
    }
    return format === 2 ? threePartners : plain(WORD_FUNCTIONS['company.name']).prepare(args);
  },
};

function threePartners(environment: Environment): Value {
  const name = sexed('person.lastName', lastName).prepare({ list: [] })(environment);
  return fromWrite((out, state) => {
    name.write(out, state);
    out.text(', ');
    name.write(out, state);
    out.text(' and ');
    name.write(out, state);
  });
}

const suffixes: FunctionDefinition = {
  needsLocale: true,
  prepare:
    () =>
    ({ data }) =>
      constant(data.words('company.legal_entity_type')?.words ?? []),
};

const PHONE_SYMBOLS = { digit: '#', highDigit: '!' };
const HUMAN_FORMATS = 'phone_number.format.human';

const phoneNumber: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const format = new ArgumentReader(args, ['format']).text('format');
    if (format === undefined) return plain(WORD_FUNCTIONS['phone.number']).prepare(args);
    const value = symbolsValue(format, { digit: '#' });
    return () => value;
  },
};

const phoneNumberFormat: FunctionDefinition = {
  needsLocale: true,
  prepare: (args: CallArguments) => {
    const index = asCount(new ArgumentReader(args, ['index']).number('index', 0), 'index', 1000);
    return ({ data }) => {
      const formats = data.words(HUMAN_FORMATS)?.words ?? ['###-###-####'];
      const format = formats[index % formats.length] ?? '###-###-####';
      return symbolsValue(format, PHONE_SYMBOLS);
    };
  },
};

const phoneFormats: FunctionDefinition = {
  needsLocale: true,
  prepare:
    () =>
    ({ data }) => {
      const words = data.words(HUMAN_FORMATS);
      if (words === undefined) return fromGet(() => '###-###-####');
      return oneOf(words.words.map((format) => constant(format.replaceAll('!', '#'))));
    },
};

const bs = joined(['company.bsBuzz', 'company.bsAdjective', 'company.bsNoun']);

export const PEOPLE_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'name.firstName': sexed('person.firstName', firstName),
  'name.lastName': sexed('person.lastName', lastName),
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
  'company.bs': bs,
  'company.buzzPhrase': bs,
  'company.bsAdjective': plain(WORD_FUNCTIONS['company.buzzAdjective']),
  'company.bsBuzz': plain(WORD_FUNCTIONS['company.buzzVerb']),
  'company.bsNoun': plain(WORD_FUNCTIONS['company.buzzNoun']),
  'phone.phoneNumber': phoneNumber,
  'phone.phoneNumberFormat': phoneNumberFormat,
  'phone.phoneFormats': phoneFormats,
};
