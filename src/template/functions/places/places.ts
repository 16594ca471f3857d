import { fakerFunction } from '../definition/faker-call.ts';
import {
  ArgumentError,
  type Environment,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import { type Value, fromGet, fromWrite, wordsValue } from '../../program/value.ts';
import { ArgumentReader, asList, asNumber, isOptions } from '../definition/arguments.ts';
import { uniformChoice } from '../random/choices.ts';
import { uniformInteger, writeFixed } from '../random/numbers.ts';
import { STREET_FUNCTIONS } from './streets.ts';
import { symbolsValue } from '../random/symbols.ts';
import { WORD_FUNCTIONS, orFaker } from '../words/words.ts';

/** A function under KDG's name that takes no arguments. */
export function plain(definition: FunctionDefinition | undefined): FunctionDefinition {
  if (definition === undefined) throw new Error('a function is named that does not exist');
  return { ...definition, prepare: () => definition.prepare({ list: [] }) };
}

/** A list of the locale that faker 10 has no function for; empty text where a locale has none. */
export function listOnly(path: string): FunctionDefinition {
  return {
    needsLocale: true,
    prepare:
      () =>
      ({ data }) => {
        const words = data.words(path);
        return words === undefined ? fromGet(() => '') : wordsValue(words);
      },
  };
}

const zipCode: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const [format] = args.list;
    if (typeof format !== 'string') return location('zipCode').prepare(args);
    const value = symbolsValue(format, { digit: '#', letter: '?' });
    return () => value;
  },
};

function location(name: string): FunctionDefinition {
  return WORD_FUNCTIONS[`location.${name}`] ?? fakerFunction(`location.${name}`);
}

/** Degrees with four decimals, as KDG prints them. */
function degrees(limit: number): FunctionDefinition {
  const value = fromWrite((out, { random }) => {
    writeFixed(out, uniformInteger(random, -limit * 10_000, limit * 20_000 + 1), 4);
  });
  return { prepare: () => () => value };
}

const countryCode = orFaker('location.countryCode', ({ data }: Environment) => {
  const found = data.definition('location.country_code');
  if (!Array.isArray(found)) return undefined;
  const codes = (found as readonly unknown[]).map((item) =>
    isOptions(item) ? item['alpha2'] : undefined,
  );
  return uniformChoice(codes);
});

const KM_PER_MILE = 1.60934;
const KM_PER_DEGREE = 40_000 / 360;

/** KDG's (coordinate, radius, isMetric); printed as `latitude,longitude`. */
const nearby: FunctionDefinition = {
  prepare: (args) => {
    const names = ['origin', 'radius', 'isMetric'];
    const reader = new ArgumentReader(args, names);
    const origin = reader.value('origin') ?? reader.value('coordinate');
    const radius = reader.number('radius', 10);
    const isMetric = reader.flag('isMetric', false);
    const value = nearbyValue(origin, isMetric ? radius : radius * KM_PER_MILE);
    return () => value;
  },
};

function nearbyValue(origin: unknown, kilometres: number): Value {
  if (origin === undefined || origin === null) {
    return fromGet(({ random }) => [
      uniformInteger(random, -900_000, 1_800_001) / 10_000,
      uniformInteger(random, -1_800_000, 3_600_001) / 10_000,
    ]);
  }
  const list = asList(origin, 'the coordinate');
  // KDG reads the first two of a longer list.
  if (list.length < 2) throw new ArgumentError('the coordinate must be [latitude, longitude]');
  const latitude = asNumber(list[0], 'latitude');
  const longitude = asNumber(list[1], 'longitude');
  return fromGet(({ random }) => {
    const angle = random.next() * 2 * Math.PI;
    const distance = (random.next() * kilometres) / KM_PER_DEGREE;
    const east = longitude + Math.cos(angle) * distance;
    const north = Math.max(-90, Math.min(90, latitude + Math.sin(angle) * distance));
    return [
      Number(north.toFixed(4)),
      Number((((((east + 180) % 360) + 360) % 360) - 180).toFixed(4)),
    ];
  });
}

export const PLACE_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  ...STREET_FUNCTIONS,
  'address.zipCode': zipCode,
  'address.cityPrefix': listOnly('location.city_prefix'),
  'address.citySuffix': listOnly('location.city_suffix'),
  'address.streetSuffix': listOnly('location.street_suffix'),
  // faker 3 has no English prefixes and prints a, b or c; a direction is what an address has there.
  'address.streetPrefix': listOnly('location.direction.cardinal'),
  'address.secondaryAddress': plain(location('secondaryAddress')),
  'address.county': plain(location('county')),
  'address.country': plain(location('country')),
  'address.countryCode': plain(countryCode),
  'address.state': plain(location('state')),
  'address.stateAbbr': listOnly('location.state_abbr'),
  'address.latitude': degrees(90),
  'address.longitude': degrees(180),
  'address.nearbyGPSCoordinate': nearby,
  'location.countryCode': countryCode,
};
