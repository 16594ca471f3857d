import { fakerFunction } from '../definition/faker-call.ts';
import {
  type CallArguments,
  type Environment,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import { inSequence } from '../../program/fused.ts';
import { type Value, constant, fromWrite } from '../../program/value.ts';
import { ArgumentReader, asCount, isOptions, kdgCount } from '../definition/arguments.ts';
import { uniformChoice } from '../random/choices.ts';
import { DIGITS, charactersValue } from '../random/identifiers.ts';
import { inOrder, uniformInteger, writeFixed } from '../random/numbers.ts';
import { oneOf, symbolsValue } from '../random/symbols.ts';
import { orFaker } from '../words/words.ts';

const CAPITALS_DIGITS = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/**
 * KDG's (min, max, decimals, symbol), by position or by name. KDG itself could not take
 * more than one argument, and drew whole amounts only; cents are drawn here.
 * @param isPrice a price below 0 is 0, in KDG and in faker 10
 */
function amount(isPrice: boolean): FunctionDefinition {
  return {
    prepare: (args) => {
      const reader = new ArgumentReader(args, ['min', 'max', 'dec', 'symbol']);
      const [min, max] = inOrder(reader.number('min', 0), reader.number('max', 1000));
      const decimals = asCount(reader.number('dec', 2), 'dec', 9);
      const sign = reader.text('symbol', '');
      const symbol = new TextEncoder().encode(sign);
      if (isPrice && min < 0) return () => constant(`${sign}0`);
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
    const length = kdgCount(new ArgumentReader(args, ['length']).value('length'), 8, 1000);
    const value = charactersValue(DIGITS, length);
    return () => value;
  },
};

const mask: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['length', 'parens', 'ellipsis']);
    const digits = '#'.repeat(kdgCount(reader.value('length'), 4, 1000));
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

/**
 * KDG's addresses: 1 or 3 and 26 to 33 capital letters and digits; faker 10's with options
 * (their newer `bc1` form among them).
 */
const bitcoinAddress: FunctionDefinition = {
  needsLocale: true,
  needsLocaleFor: ({ list }) => isOptions(list[0]),
  prepare: (args) => {
    if (isOptions(args.list[0])) return fakerFunction('finance.bitcoinAddress').prepare(args);
    const first = uniformChoice(['1', '3']);
    const others = Array.from({ length: 8 }, (_, i) => charactersValue(CAPITALS_DIGITS, 26 + i));
    return () => inSequence([first, oneOf(others)]);
  },
};

export const MONEY_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'finance.amount': amount(false),
  'commerce.price': amount(true),
  'finance.account': account,
  'finance.bitcoinAddress': bitcoinAddress,
  'finance.mask': mask,
  'finance.accountName': accountName,
  'finance.currencyCode': currency('finance.currencyCode', 'code'),
  'finance.currencyName': currency('finance.currencyName', 'name'),
  'finance.currencySymbol': currency('finance.currencySymbol', 'symbol'),
  'finance.accountNumber': byPosition('finance.accountNumber', 'length'),
};
