import { ArgumentError, type FunctionDefinition } from '../definition/function-definition.ts';
import { textPattern } from './patterns.ts';
import { asList } from '../definition/arguments.ts';
import { oneOf } from '../random/symbols.ts';

/** faker's own template function, read by our parser: faker's would evaluate what it makes again. */
export const fake: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const [first] = args.list;
    if (first === undefined) {
      throw new ArgumentError('give it a text, such as "Dear {{person.fullName}}"');
    }
    const texts = typeof first === 'string' ? [first] : asList(first, 'the pattern');
    return (environment) =>
      oneOf(
        texts.map((text) => {
          const value = textPattern(environment, String(text));
          if (value === undefined) {
            throw new ArgumentError(`"${String(text).slice(0, 60)}" cannot be read as a pattern`);
          }
          return value;
        }),
      );
  },
};
