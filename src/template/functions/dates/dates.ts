import { own } from '../../../base/own.ts';
import { DateFormat, type Zone } from './date-format.ts';
import { ArgumentError, type FunctionDefinition } from '../definition/function-definition.ts';
import type { RenderState } from '../../program/render-state.ts';
import { type Value, fromGet, wordsValue } from '../../program/value.ts';
import { ArgumentReader, describe, isOptions } from '../definition/arguments.ts';
import { uniformInteger } from '../random/numbers.ts';
import { fakerFunction } from '../definition/faker-call.ts';

const DAY = 86_400_000;
/** moment's own default formats. */
const DEFAULT_FORMAT = 'YYYY-MM-DDTHH:mm:ssZ';
const DEFAULT_UTC_FORMAT = 'YYYY-MM-DDTHH:mm:ss[Z]';
const ISO_FORMAT = 'YYYY-MM-DDTHH:mm:ss.SSS[Z]';

/** A time in moment's format. `format` makes its own cache per zone, as the zone is known only when rendering. */
function formattedTime(
  format: string,
  zone: Zone | 'machine',
  epochOf: (state: RenderState) => number = (state) => state.dueEpochMs,
): Value {
  const formats = new Map<Zone, DateFormat>();
  const formatFor = (state: RenderState): DateFormat => {
    const wanted = zone === 'machine' ? state.zone : zone;
    let found = formats.get(wanted);
    if (found === undefined) {
      found = new DateFormat(format, wanted, zone === 0);
      formats.set(wanted, found);
    }
    return found;
  };
  let known: DateFormat | undefined;
  let knownZone: Zone | undefined;
  const lookup = (state: RenderState): DateFormat => {
    if (known === undefined || state.zone !== knownZone) {
      known = formatFor(state);
      knownZone = state.zone;
    }
    return known;
  };
  return {
    get: (state) => lookup(state).text(epochOf(state)),
    write: (out, state) => lookup(state).write(out, epochOf(state)),
  };
}

/** Checks that an argument is a format. */
function formatOf(list: readonly unknown[], fallback: string): string {
  const [format] = list;
  if (format === undefined || format === null) return fallback;
  if (typeof format === 'string') return format;
  throw new ArgumentError(`the format must be text such as "YYYY-MM-DD", not ${describe(format)}`);
}

function kdgTime(zone: Zone | 'machine', fallback: string): FunctionDefinition {
  return {
    prepare: (args) => {
      const value = formattedTime(formatOf(args.list, fallback), zone);
      return () => value;
    },
  };
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: DAY,
  w: 7 * DAY,
};

/** `-5m`, `2h`, `1.5d`, `500ms` in milliseconds. */
function shiftOf(text: string): number {
  const match = /^([+-]?\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)$/.exec(text.trim());
  if (match === null) {
    throw new ArgumentError(`shift must be a time such as "-5m", "2h" or "1d", not "${text}"`);
  }
  return Number(match[1]) * (own(UNIT_MS, match[2] ?? '') ?? 0);
}

/** `+09:00`, `-0330`, `Z`, `local` in minutes east of UTC. */
function offsetOf(text: string): Zone | 'machine' {
  if (text === 'local') return 'machine';
  if (text === 'Z' || text === 'UTC') return 0;
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text.trim());
  const minutes = Number(match?.[2]) * 60 + Number(match?.[3] ?? 0);
  if (match === null || minutes > 1080) {
    throw new ArgumentError(`offset must be "Z", "local" or such as "+09:00", not "${text}"`);
  }
  return match[1] === '-' ? -minutes : minutes;
}

/** The record's time: iso, ms, s or any format; at any UTC offset; shifted. */
const now: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['format', 'shift', 'offset']);
    const format = reader.text('format', 'iso');
    const shift = shiftOf(reader.text('shift', '0s'));
    const offset = offsetOf(reader.text('offset', 'Z'));
    const at = (state: RenderState): number => state.dueEpochMs + shift;
    const value = nowValue(format, offset, at);
    return () => value;
  },
};

function nowValue(
  format: string,
  offset: Zone | 'machine',
  at: (state: RenderState) => number,
): Value {
  if (format === 'ms') return fromGet(at);
  if (format === 's') return fromGet((state) => Math.floor(at(state) / 1000));
  const iso = offset === 0 ? ISO_FORMAT : 'YYYY-MM-DDTHH:mm:ss.SSSZ';
  return formattedTime(format === 'iso' ? iso : format, offset, at);
}

/** A uniform moment, shown as ISO 8601. */
function momentValue(bounds: (now: number) => readonly [number, number]): Value {
  const format = new DateFormat(ISO_FORMAT, 0, true);
  const pick = (state: RenderState): number => {
    const [from, to] = bounds(state.dueEpochMs);
    return uniformInteger(state.random, from, to - from + 1);
  };
  return {
    get: (state) => new Date(pick(state)),
    write: (out, state) => format.write(out, pick(state)),
  };
}

type Direction = 'back' | 'ahead';

/** KDG's (count, refDate) and faker 10's ({years | days, refDate}). */
function around(direction: Direction, unit: 'years' | 'days'): FunctionDefinition {
  return {
    prepare: (args) => {
      const reader = new ArgumentReader(args, [unit, 'refDate']);
      const given = reader.value(unit);
      const isBackward = typeof given === 'number' && given < 0;
      if (isBackward) return around(opposite(direction), unit).prepare({ list: [-given] });
      const { min, max } = spanOf(given, unit);
      const reference = reader.value('refDate');
      const fixed = reference === undefined ? undefined : timeOf(reference, 'refDate');
      const value = momentValue((now) => {
        const base = fixed ?? now;
        const near = moved(base, direction === 'back' ? -min : min, unit);
        const far = moved(base, direction === 'back' ? -max : max, unit);
        return direction === 'back' ? [far, near - 1000] : [near + 1000, far];
      });
      return () => value;
    },
  };
}

/** KDG goes the other way by a number below 0. */
function opposite(direction: Direction): Direction {
  return direction === 'back' ? 'ahead' : 'back';
}

function spanOf(value: unknown, unit: string): { min: number; max: number } {
  const span = isOptions(value)
    ? { min: Number(value['min'] ?? 0), max: Number(value['max'] ?? 1) }
    : // KDG takes 0 for nothing.
      { min: 0, max: value === undefined || value === null || value === 0 ? 1 : Number(value) };
  if (!(span.max > 0) || !(span.max <= 100_000) || !(span.min >= 0)) {
    throw new ArgumentError(`${unit} must be a number from above 0 to 100000`);
  }
  if (span.min >= span.max) throw new ArgumentError(`${unit}: min must be less than max`);
  return span;
}

function moved(epochMs: number, count: number, unit: 'years' | 'days'): number {
  if (unit === 'days') return epochMs + Math.round(count * DAY);
  const date = new Date(epochMs);
  const whole = Math.trunc(count);
  date.setUTCFullYear(date.getUTCFullYear() + whole);
  return date.getTime() + Math.round((count - whole) * 365 * DAY);
}

export function timeOf(value: unknown, name: string): number {
  const time =
    value instanceof Date
      ? value.getTime()
      : typeof value === 'number'
        ? value
        : typeof value === 'string'
          ? Date.parse(value)
          : Number.NaN;
  if (Number.isFinite(time)) return time;
  throw new ArgumentError(`${name} must be a date such as "2026-01-31", not ${describe(value)}`);
}

const between: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['from', 'to']);
    const from = timeOf(reader.value('from'), 'from');
    const to = timeOf(reader.value('to'), 'to');
    if (from > to) throw new ArgumentError('from must not be later than to');
    const value = momentValue(() => [from, to]);
    return () => value;
  },
};

export const DATE_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  now,
  'date.now': kdgTime('machine', DEFAULT_FORMAT),
  'date.utc': kdgTime(0, DEFAULT_UTC_FORMAT),
  // KDG's simulated clock: a record's time here is the time it was due, simulated or not.
  'date.simTime': kdgTime('machine', DEFAULT_FORMAT),
  'current.timestamp': kdgTime('machine', DEFAULT_FORMAT),
  'date.past': around('back', 'years'),
  'date.future': around('ahead', 'years'),
  'date.recent': around('back', 'days'),
  'date.soon': around('ahead', 'days'),
  'date.between': between,
};

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
