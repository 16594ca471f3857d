import { ArgumentError, type FunctionDefinition } from './function-definition.ts';
import { KDG_NAMES } from '../../kdg/kdg-names.ts';
import { isEmpty, isOptions } from './arguments.ts';

/** Functions that take nothing in KDG; faker 10 gives some of them options, as an object. */
const TAKES_NOTHING =
  /^(?:commerce\.(?!price)|hacker\.|company\.catchPhrase|finance\.(?:accountName|transactionType|currency|bitcoinAddress)|image\.avatar$|internet\.(?:protocol|url|domain|ip|userAgent)|lorem\.text$|system\.(?!fileExt|commonFileName))/;

/** Functions that begin with `x = x || default`: 0, null and false stand for nothing. */
const EMPTY_IS_NONE =
  /^(?:date\.|finance\.|commerce\.price|image\.|internet\.(?!mac)|phone\.|helpers\.|name\.findName|random\.(?:array|object)Element|address\.zipCode|system\.)/;

/** Functions whose list or object is what they work on: one of the wrong kind is a mistake. */
const WORKS_ON_IT = /Element$|^helpers\./;

/**
 * Lets a function take its argument as KDG does: what KDG does not read is passed over. More
 * arguments than one are ours alone (KDG reads them as one text), so they are left as they are.
 */
export function asKdg(name: string, definition: FunctionDefinition): FunctionDefinition {
  if (!KDG_NAMES.has(name)) return definition;
  return {
    ...definition,
    prepare: (args) => {
      if (args.list.length !== 1) return definition.prepare(args);
      const [argument] = args.list;
      const none = { ...args, list: [] };
      const isRead = isOptions(argument) || !TAKES_NOTHING.test(name);
      if (!isRead || (EMPTY_IS_NONE.test(name) && isEmpty(argument)))
        return definition.prepare(none);
      try {
        return definition.prepare(args);
      } catch (thrown) {
        const isOddKind =
          typeof argument === 'boolean' || argument === null || Array.isArray(argument);
        if (!(thrown instanceof ArgumentError) || !isOddKind || WORKS_ON_IT.test(name))
          throw thrown;
        return definition.prepare(none);
      }
    },
  };
}
