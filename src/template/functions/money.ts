import { fakerFunction } from '../faker-call.ts';
import {
  type CallArguments,
  type Environment,
  type FunctionDefinition,
} from '../function-definition.ts';
import { type Value, fromWrite } from '../value.ts';
import { ArgumentReader, asCount, isOptions } from './arguments.ts';
import { uniformChoice } from './choices.ts';
import { DIGITS, charactersValue } from './identifiers.ts';
import { inOrder, uniformInteger, writeFixed } from './numbers.ts';
import { symbolsValue } from './symbols.ts';
import { orFaker } from './words.ts';

/**
 * KDG's (min, max, decimals, symbol), by position or by name. KDG itself could not take
 * more than one argument, and drew whole amounts only; cents are drawn here.
 */
function amount(lowest: number): FunctionDefinition {
  return {
    prepare: (args) => {
      const reader = new ArgumentReader(args, ['min', 'max', 'dec', 'symbol']);
      const [min, max] = inOrder(reader.number('min', lowest), reader.number('max', 1000));
      const decimals = asCount(reader.number('dec', 2), 'dec', 9);
      const symbol = new TextEncoder().encode(reader.text('symbol', ''));
      const value = amountValue(min, max, decimals, symbol);
      return () => value;
    },
  };
}

function amountValue(min: number, max: number, decimals: number, symbol: Uint8Array): Value {
  const scale = 10 ** decimals;
  const low = Math.round(min * scale);
  const count = Math.round(max * scale) - low + 1;
  const isSmall = Math.max(Math.abs(low), Math.abs(low + count)) < 2 ** 31;
  return fromWrite((out, { random }) => {
    out.copy(symbol);
    const units = uniformInteger(random, low, count);
    if (isSmall) writeFixed(out, units, decimals);
    else out.text((units / scale).toFixed(decimals));
  });
}

const account: FunctionDefinition = {
  prepare: (args) => {
    const length = new ArgumentReader(args, ['length']).number('length', 8);
    const value = charactersValue(DIGITS, asCount(length, 'length', 1000));
    return () => value;
  },
};

const mask: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['length', 'parens', 'ellipsis']);
    const digits = '#'.repeat(asCount(reader.number('length', 4), 'length', 1000) || 4);
    const dotted = reader.flag('ellipsis', false) ? `...${digits}` : digits;
    const pattern = reader.flag('parens', false) ? `(${dotted})` : dotted;
    const value = symbolsValue(pattern, { digit: '#' });
    return () => value;
  },
};

/** One part of faker's currencies. */
function currency(name: string, part: string): FunctionDefinition {
  return orFaker(name, ({ data }: Environment) => {
    const found = data.definition('finance.currency');
    if (!Array.isArray(found)) return undefined;
    const parts = (found as readonly unknown[])
      .map((item) => (isOptions(item) ? item[part] : undefined))
      .filter((text) => typeof text === 'string' && text !== '');
    return parts.length === 0 ? undefined : uniformChoice(parts);
  });
}

const accountName = orFaker('finance.accountName', ({ data }) => {
  const words = data.words('finance.account_type');
  if (words === undefined) return undefined;
  return uniformChoice(words.words.map((word) => `${word} Account`));
});

function byPosition(name: string, key: string): FunctionDefinition {
  const slow = fakerFunction(name);
  return {
    needsLocale: true,
    prepare: (args: CallArguments) => {
      const [first] = args.list;
      return slow.prepare(typeof first === 'number' ? { list: [{ [key]: first }] } : args);
    },
  };
}

export const MONEY_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'finance.amount': amount(0),
  'commerce.price': amount(0),
  'finance.account': account,
  'finance.mask': mask,
  'finance.accountName': accountName,
  'finance.currencyCode': currency('finance.currencyCode', 'code'),
  'finance.currencyName': currency('finance.currencyName', 'name'),
  'finance.currencySymbol': currency('finance.currencySymbol', 'symbol'),
  'finance.accountNumber': byPosition('finance.accountNumber', 'length'),
};
