import type { FunctionDefinition } from '../definition/function-definition.ts';
import { fakerFunction } from '../definition/faker-call.ts';
import { isOptions } from '../definition/arguments.ts';
import { wordsValue } from '../../program/value.ts';

/** A month or a weekday: KDG's {abbr}, faker 10's {abbreviated}. */
export function calendar(kind: 'month' | 'weekday'): FunctionDefinition {
  return {
    needsLocale: true,
    prepare: (args) => {
      const [first] = args.list;
      const options = isOptions(first) ? first : {};
      const isShort = options['abbr'] === true || options['abbreviated'] === true;
      const inContext = options['context'] === true;
      const slow = fakerFunction(`date.${kind}`);
      const link = slow.prepare({ list: [{ abbreviated: isShort, context: inContext }] });
      return (environment) => {
        const words = environment.data.words(`date.${kind}.${isShort ? 'abbr' : 'wide'}`);
        return words === undefined || inContext ? link(environment) : wordsValue(words);
      };
    },
  };
}
