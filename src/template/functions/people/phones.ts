import type { Environment, FunctionDefinition } from '../definition/function-definition.ts';
import { constant } from '../../program/value.ts';
import { ArgumentReader } from '../definition/arguments.ts';
import { oneOf, symbolsValue } from '../random/symbols.ts';

/** KDG's formats in their order: a template may name one by its number. */
const KDG_FORMATS: readonly string[] = ['', '', ' x###', ' x####', ' x#####'].flatMap((extension) =>
  ['###-###-####', '(###) ###-####', '1-###-###-####', '###.###.####'].map(
    (number) => number + extension,
  ),
);

/** KDG knows English only; other locales have formats of their own, in which `!` is a digit from 2. */
function formatsOf({ data }: Environment): readonly string[] {
  if (data.locale === 'en' || data.locale === 'en_US') return KDG_FORMATS;
  return data.words('phone_number.format.human')?.words ?? KDG_FORMATS;
}

const SYMBOLS = { digit: '#', highDigit: '!' };

const phoneNumber: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const format = new ArgumentReader(args, ['format']).textOrNone('format');
    if (format !== undefined) {
      const value = symbolsValue(format, { digit: '#' });
      return () => value;
    }
    return (environment) =>
      oneOf(formatsOf(environment).map((text) => symbolsValue(text, SYMBOLS)));
  },
};

/** The format of that number, from 0; a number beyond the last one prints nothing, as in KDG. */
const phoneNumberFormat: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const index = new ArgumentReader(args, ['index']).value('index');
    return (environment) => {
      const formats = formatsOf(environment);
      const format = index === undefined || !index ? formats[0] : formats[Number(index)];
      return symbolsValue(format ?? '', SYMBOLS);
    };
  },
};

const phoneFormats: FunctionDefinition = {
  needsLocale: true,
  prepare: () => (environment) =>
    oneOf(formatsOf(environment).map((format) => constant(format.replaceAll('!', '#')))),
};

export const PHONE_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'phone.phoneNumber': phoneNumber,
  'phone.phoneNumberFormat': phoneNumberFormat,
  'phone.phoneFormats': phoneFormats,
};
