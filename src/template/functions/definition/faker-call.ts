import { errorMessage } from '../../../base/error-message.ts';
import { ArgumentError, type FunctionDefinition } from './function-definition.ts';
import { asNumber, isOptions } from './arguments.ts';
import { fromGet } from '../../program/value.ts';

/** faker makes at most this many of anything: its loops know no bound of their own. */
const MAX_COUNT = 100_000;

/** Functions whose numbers are sizes of values, not counts of things to make. */
const SIZES_FREE =
  /^(?:number|location|datatype|color)\.|^date\.(?!betweens)|^finance\.amount$|^commerce\.price$|^image\.(?!dataUri)/;

/** Functions that take a function, or run templates or patterns of their own. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['helpers.multiple', 'it needs a function; use {{#repeat 3}}…{{/repeat}}'],
  ['helpers.maybe', 'it needs a function; use {{#maybe 0.5}}…{{/maybe}}'],
]);

/** Calls faker's own function with these arguments. Only functions of the catalogue get here. */
export function fakerFunction(name: string): FunctionDefinition {
  const [module = '', method = ''] = name.split('.');
  return {
    needsLocale: true,
    prepare: (args) => {
      const refused = REFUSED.get(name);
      if (refused !== undefined) throw new ArgumentError(refused);
      if (!SIZES_FREE.test(name)) args.list.forEach((arg) => checkSizes(arg));
      if (name === 'helpers.fromRegExp') checkPattern(args.list[0]);
      if (name === 'internet.password') checkNoPattern(args.list[0]);
      const list = name === 'helpers.fromRegExp' ? args.list.map(withoutSlashes) : [...args.list];
      return ({ data }) => {
        const call = data.method(module, method);
        if (call === undefined) throw new ArgumentError(`faker has no ${name}`);
        return fromGet((state) => {
          data.faker(state);
          let value: unknown;
          try {
            value = call(...list);
          } catch (thrown) {
            throw new ArgumentError(`${name}: ${reason(thrown, list.length)}`);
          }
          if (value !== undefined) return value;
          throw new ArgumentError(`${name}: faker makes nothing of these arguments`);
        });
      };
    },
  };
}

/** faker's own errors are for users; a TypeError inside it means arguments of the wrong kind. */
function reason(thrown: unknown, argumentCount: number): string {
  if (thrown instanceof TypeError) {
    return argumentCount === 0
      ? 'it cannot do without arguments; the reference shows them'
      : 'these are not the arguments that it takes; the reference shows them';
  }
  const message = errorMessage(thrown);
  const missing = /^The locale data for '(.+?)' are(?: missing|n't applicable)/.exec(message)?.[1];
  return missing === undefined
    ? message
    : `the chosen language has no "${missing}"; choose another one, such as en_US`;
}

function checkSizes(arg: unknown, name = 'a number'): void {
  if (typeof arg === 'number' && Math.abs(arg) > MAX_COUNT) {
    throw new ArgumentError(`${name} may be at most ${MAX_COUNT} here, not ${arg}`);
  }
  if (Array.isArray(arg)) arg.forEach((item) => checkSizes(item));
  else if (isOptions(arg)) {
    for (const [key, item] of Object.entries(arg)) checkSizes(item, key);
  }
}

/** faker's own examples are written `/[A-Z]{3}/`, which is text here. */
function withoutSlashes(pattern: unknown): unknown {
  return typeof pattern === 'string' ? pattern.replace(/^\/(.+)\/$/, '$1') : pattern;
}

/** A pattern that multiplies without bound would hang. */
function checkPattern(pattern: unknown): void {
  if (typeof pattern !== 'string') throw new ArgumentError('the pattern must be text');
  if (pattern.length > 500) throw new ArgumentError('the pattern may have at most 500 characters');
  let total = 1;
  for (const [, low = '', high = ''] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    total += Math.max(asNumber(low, 'the count'), Number(high));
  }
  if (total > 10_000) throw new ArgumentError('the pattern asks for more than 10000 characters');
}

function checkNoPattern(options: unknown): void {
  if (isOptions(options) && options['pattern'] !== undefined) {
    throw new ArgumentError('pattern is not available here; use helpers.fromRegExp');
  }
}
