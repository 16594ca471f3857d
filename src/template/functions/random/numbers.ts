import type { ByteWriter } from '../../program/byte-writer.ts';
import {
  ArgumentError,
  type CallArguments,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import type { RecordRandom } from '../../program/record-random.ts';
import { type Value, fromGet, fromInteger } from '../../program/value.ts';
import { ArgumentReader, describe, isEmpty } from '../definition/arguments.ts';

const TWO_32 = 4294967296;
/** The writers of scaled numbers take whole numbers below this in size. */
const TWO_31 = 2147483648;
/** `10 ** n` is a call into the engine, for each number that is written. */
const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, n) => 10 ** n);

/** A whole number from `low` to `low + count - 1`, each equally likely. */
export function uniformInteger(random: RecordRandom, low: number, count: number): number {
  return low + (count <= TWO_32 ? random.below(count) : Math.floor(random.next() * count));
}

/** A uniform whole number, both ends included. */
function integerValue(min: number, max: number): Value {
  const count = max - min + 1;
  const value = fromInteger((state) => uniformInteger(state.random, min, count));
  return min >= 0 && max < TWO_31
    ? { ...value, fuse: { kind: 'integer', low: min, count } }
    : value;
}

/** Multiples of 10^-decimals from `low` to `low + count - 1` units, printed as JavaScript prints numbers. */
function decimalValue(low: number, count: number, decimals: number): Value {
  const scale = 10 ** decimals;
  const isSmall = Math.max(Math.abs(low), Math.abs(low + count)) < TWO_31 && decimals <= 9;
  return {
    get: (state) => uniformInteger(state.random, low, count) / scale,
    write: (out, state) => {
      const units = uniformInteger(state.random, low, count);
      if (isSmall) writeTrimmed(out, units, decimals);
      else out.text(String(units / scale));
    },
  };
}

/** `units` × 10^-decimals without trailing zeros. @param units below 2^31 in size */
export function writeTrimmed(out: ByteWriter, units: number, decimals: number): void {
  let rest = units | 0;
  let width = decimals;
  while (width > 0) {
    const tenth = (rest / 10) | 0;
    if (tenth * 10 !== rest) break;
    rest = tenth;
    width -= 1;
  }
  writeFixed(out, rest, width);
}

/** `units` × 10^-decimals with all its decimals. @param units below 2^31 in size */
export function writeFixed(out: ByteWriter, units: number, decimals: number): void {
  if (units < 0) out.byte(45);
  const size = Math.abs(units);
  const scale = POWERS_OF_TEN[decimals] as number;
  const whole = (size / scale) | 0;
  out.integer(whole);
  if (decimals === 0) return;
  out.byte(46);
  out.digits(size - whole * scale, decimals);
}

/** How many decimals a step such as 0.01 has, or `undefined` when it is no power of ten below 1. */
function decimalsOf(step: number): number | undefined {
  const decimals = Math.round(-Math.log10(step));
  return decimals > 0 && decimals <= 15 && Number(`1e-${decimals}`) === step ? decimals : undefined;
}

/** Multiples of `step` between `min` and `max`, both included. */
function steppedValue(min: number, max: number, step: number): Value {
  if (step <= 0) throw new ArgumentError(`precision must be more than 0, not ${step}`);
  if (min > max) throw new ArgumentError(`min (${min}) is greater than max (${max})`);
  const decimals = decimalsOf(step);
  const perUnit = decimals === undefined ? 1 / step : 10 ** decimals;
  if (!Number.isFinite((max - min) * perUnit)) {
    throw new ArgumentError(`there are too many steps of ${step} between ${min} and ${max}`);
  }
  // Dividing can leave 3.0000000000000004 where 3 is meant.
  let low = Math.ceil(Number((min * perUnit).toPrecision(15)));
  let high = Math.floor(Number((max * perUnit).toPrecision(15)));
  if (low > high) {
    low = Math.round(min * perUnit);
    high = low;
  }
  const count = high - low + 1;
  if (decimals !== undefined) return decimalValue(low, count, decimals);
  if (step === 1) return integerValue(low, high);
  return fromGet((state) =>
    Number((uniformInteger(state.random, low, count) * step).toPrecision(15)),
  );
}

/** KDG draws between two numbers, whichever of them is called min. */
export function inOrder(a: number, b: number): readonly [min: number, max: number] {
  return a <= b ? [a, b] : [b, a];
}

/**
 * KDG's: a number or {min, max, precision}; both ends included, negative ones too. Of a negative
 * maximum alone the range goes up to the last step below 0, as in KDG.
 */
const randomNumber: FunctionDefinition = {
  prepare: (args) => {
    const [first] = args.list;
    // KDG reads what is neither a number nor an object as no options at all.
    const isNone = isEmpty(first) && first !== 0;
    const given = isNone || Array.isArray(first) ? { list: [] } : args;
    const reader = new ArgumentReader(given, ['max', 'min', 'precision']);
    const max = reader.number('max', 99_999);
    const step = reader.number('precision', 1);
    const min = reader.number('min');
    const ends =
      min === undefined && max < 0
        ? ([max, Math.max(max, -step)] as const)
        : inOrder(min ?? 0, max);
    const value = steppedValue(...ends, step);
    return () => value;
  },
};

const numberInt: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['max']);
    const min = reader.number('min', 0);
    const max = reader.number('max', Number.MAX_SAFE_INTEGER);
    const multiple = reader.number('multipleOf', 1);
    if (!Number.isSafeInteger(multiple) || multiple < 1) {
      throw new ArgumentError('multipleOf must be a whole number of 1 or more');
    }
    const low = Math.ceil(min / multiple);
    const count = Math.floor(max / multiple) - low + 1;
    if (max < min) throw new ArgumentError(`min (${min}) is greater than max (${max})`);
    if (count < 1) throw new ArgumentError(`no whole number lies between ${min} and ${max}`);
    const value =
      multiple === 1
        ? integerValue(low, low + count - 1)
        : fromInteger((state) => uniformInteger(state.random, low, count) * multiple);
    return () => value;
  },
};

const numberFloat: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['max']);
    const value = floatValue(reader);
    return () => value;
  },
};

function floatValue(reader: ArgumentReader): Value {
  const min = reader.number('min', 0);
  const max = reader.number('max', 1);
  const digits = reader.number('fractionDigits');
  const multiple = reader.number('multipleOf');
  if (max < min) throw new ArgumentError(`min (${min}) is greater than max (${max})`);
  if (digits !== undefined && multiple !== undefined) {
    throw new ArgumentError('give fractionDigits or multipleOf, not both');
  }
  if (digits !== undefined) {
    if (!Number.isInteger(digits) || digits < 0 || digits > 15) {
      throw new ArgumentError('fractionDigits must be a whole number from 0 to 15');
    }
    return steppedValue(min, max, Number(`1e-${digits}`));
  }
  if (multiple !== undefined) return steppedValue(min, max, multiple);
  return fromGet((state) => state.random.next() * (max - min) + min);
}

const TRUE = new TextEncoder().encode('true');
const FALSE = new TextEncoder().encode('false');

const boolean: FunctionDefinition = {
  prepare: (args) => {
    const chance = chanceOf(args);
    const value: Value = {
      get: (state) => state.random.uint32() < chance * TWO_32,
      write: (out, state) => out.copy(state.random.uint32() < chance * TWO_32 ? TRUE : FALSE),
    };
    return () => value;
  },
};

function chanceOf(args: CallArguments): number {
  const chance = new ArgumentReader(args, ['probability']).number('probability', 0.5);
  if (chance < 0 || chance > 1) {
    throw new ArgumentError(`the probability must be from 0 to 1, not ${describe(chance)}`);
  }
  return chance;
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'random.number': randomNumber,
  'number.int': numberInt,
  'number.float': numberFloat,
  'random.boolean': { prepare: () => boolean.prepare({ list: [] }) },
  'datatype.boolean': boolean,
};
