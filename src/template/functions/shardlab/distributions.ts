import { ArgumentError, type FunctionDefinition } from '../definition/function-definition.ts';
import type { RecordRandom } from '../../program/record-random.ts';
import { type Value, fromInteger, writeValue } from '../../program/value.ts';
import { ArgumentReader, asCount } from '../definition/arguments.ts';
import { KeyedState, keyOf } from './generators.ts';
import { writeTrimmed } from '../random/numbers.ts';

/** A standard normal number (Box and Muller's cosine half). */
function gaussian(random: RecordRandom): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

function limitsOf(reader: ArgumentReader): Limits {
  const min = reader.number('min', Number.NEGATIVE_INFINITY);
  const max = reader.number('max', Number.POSITIVE_INFINITY);
  if (min > max) throw new ArgumentError(`min (${min}) is greater than max (${max})`);
  return { min, max, decimals: asCount(reader.number('decimals', 2), 'decimals', 9) };
}

/** Draws anew while outside the limits, so that the shape within them stays; clamps after many misses. */
function within(
  draw: (random: RecordRandom) => number,
  random: RecordRandom,
  limits: Limits,
): number {
  const { min, max } = limits;
  for (let attempt = 0; attempt < 64; attempt += 1) {
    const value = draw(random);
    if (value >= min && value <= max) return value;
  }
  return Math.min(max, Math.max(min, draw(random)));
}

function rounded(get: (random: RecordRandom) => number, decimals: number): Value {
  const scale = 10 ** decimals;
  return {
    get: ({ random }) => Math.round(get(random) * scale) / scale,
    write: (out, { random }) => {
      const units = Math.round(get(random) * scale);
      if (Math.abs(units) < 2 ** 31) writeTrimmed(out, units, decimals);
      else writeValue(out, units / scale);
    },
  };
}

type Draw = (random: RecordRandom) => number;

function distribution(
  names: readonly string[],
  make: (reader: ArgumentReader) => Draw,
): FunctionDefinition {
  return {
    prepare: (args) => {
      const reader = new ArgumentReader(args, names);
      const limits = limitsOf(reader);
      const draw = make(reader);
      const value = rounded((random) => within(draw, random, limits), limits.decimals);
      return () => value;
    },
  };
}

function positive(reader: ArgumentReader, name: string, fallback: number): number {
  const value = reader.number(name, fallback);
  if (value > 0) return value;
  throw new ArgumentError(`${name} must be more than 0, not ${value}`);
}

const normal = distribution(['mean', 'sd'], (reader) => {
  const mean = reader.number('mean', 0);
  const deviation = reader.number('sd', 1);
  if (deviation < 0) throw new ArgumentError(`sd must be 0 or more, not ${deviation}`);
  return (random) => mean + deviation * gaussian(random);
});

/** By its median and the standard deviation of its logarithm, which users can read off their data. */
const lognormal = distribution(['median', 'sigma'], (reader) => {
  const location = Math.log(positive(reader, 'median', 1));
  const sigma = positive(reader, 'sigma', 1);
  return (random) => Math.exp(location + sigma * gaussian(random));
});

const exponential = distribution(['mean'], (reader) => {
  const mean = positive(reader, 'mean', 1);
  return (random) => -mean * Math.log(1 - random.next());
});

/** Ranks 1 to n, rank k as likely as 1 / k^s. */
const zipf: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['n', 's']);
    const count = asCount(reader.number('n', 100), 'n', 1_000_000);
    if (count < 1) throw new ArgumentError('n must be 1 or more');
    const exponent = reader.number('s', 1);
    if (exponent < 0) throw new ArgumentError(`s must be 0 or more, not ${exponent}`);
    const ends = new Float64Array(count);
    let total = 0;
    for (let i = 0; i < count; i += 1) {
      total += (i + 1) ** -exponent;
      ends[i] = total;
    }
    const value = fromInteger(({ random }) => rankAt(ends, random.next() * total));
    return () => value;
  },
};

function rankAt(ends: Float64Array, at: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

/** A number that moves a little from record to record, such as a sensor's temperature. */
const walk: FunctionDefinition = {
  takesPer: true,
  stateful: true,
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['from', 'step', 'min', 'max']);
    const { min, max, decimals } = limitsOf(reader);
    const from = Math.min(max, Math.max(min, reader.number('from', 0)));
    const step = reader.number('step', 1);
    const key = keyOf(args);
    return () => {
      const places = new KeyedState<number>();
      const next = (random: RecordRandom, name: string): number => {
        const before = places.get(name);
        const after =
          before === undefined ? from : reflected(before + step * gaussian(random), min, max);
        places.set(name, after);
        return after;
      };
      const scale = 10 ** decimals;
      return {
        get: (state) => Math.round(next(state.random, key(state)) * scale) / scale,
        write: (out, state) => {
          const units = Math.round(next(state.random, key(state)) * scale);
          if (Math.abs(units) < 2 ** 31) writeTrimmed(out, units, decimals);
          else writeValue(out, units / scale);
        },
      };
    };
  },
};

/** Turns back at the limits. */
function reflected(value: number, min: number, max: number): number {
  if (value < min) return Math.min(max, 2 * min - value);
  if (value > max) return Math.max(min, 2 * max - value);
  return value;
}

export const DISTRIBUTION_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  normal,
  lognormal,
  exponential,
  zipf,
  walk,
};
