/** A moment broken into its parts in one time zone. */
export interface Moment {
  readonly year: number;
  /** 0 for January. */
  readonly month: number;
  readonly day: number;
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly epochMs: number;
  readonly isUtc: boolean;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

export const LONG_FORMATS: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
};

const DAY = 86_400_000;

function pad(value: number, width: number): string {
  return String(Math.abs(value)).padStart(width, '0');
}

function ordinal(value: number): string {
  const tens = value % 100;
  const suffix = ['th', 'st', 'nd', 'rd'][tens > 10 && tens < 14 ? 0 : value % 10] ?? 'th';
  return `${value}${suffix}`;
}

function dayOfYear(m: Moment): number {
  return (Date.UTC(m.year, m.month, m.day) - Date.UTC(m.year, 0, 1)) / DAY + 1;
}

/**
 * The week that a day belongs to and that week's year.
 * @param first the first day of a week (0 Sunday, 1 Monday)
 * @param mustHold the first week of a year is the one with this January day
 */
function weekOf(m: Moment, first: number, mustHold: number): { week: number; year: number } {
  const today = Date.UTC(m.year, m.month, m.day);
  const startOfYear = (year: number): number => {
    const anchor = Date.UTC(year, 0, mustHold);
    const weekday = new Date(anchor).getUTCDay();
    return anchor - ((weekday - first + 7) % 7) * DAY;
  };
  let year = m.year;
  if (today < startOfYear(year)) year -= 1;
  else if (today >= startOfYear(year + 1)) year += 1;
  return { year, week: Math.floor((today - startOfYear(year)) / (7 * DAY)) + 1 };
}

const usWeek = (m: Moment): { week: number; year: number } => weekOf(m, 0, 1);
const isoWeek = (m: Moment): { week: number; year: number } => weekOf(m, 1, 4);

function zoneText(m: Moment, separator: string): string {
  const sign = m.offset < 0 ? '-' : '+';
  const minutes = Math.abs(m.offset);
  return `${sign}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

const hour12 = (m: Moment): number => m.hours % 12 || 12;
const hour24 = (m: Moment): number => m.hours || 24;
const quarter = (m: Moment): number => Math.floor(m.month / 3) + 1;
const minutesOf = (m: Moment): string => pad(m.minutes, 2);
const secondsOf = (m: Moment): string => pad(m.seconds, 2);

/** moment's tokens; fractions of a second and `x` are the formatter's own. */
export const DATE_TOKENS: Readonly<Record<string, (m: Moment) => string>> = {
  M: (m) => String(m.month + 1),
  Mo: (m) => ordinal(m.month + 1),
  MM: (m) => pad(m.month + 1, 2),
  MMM: (m) => (MONTHS[m.month] ?? '').slice(0, 3),
  MMMM: (m) => MONTHS[m.month] ?? '',
  Q: (m) => String(quarter(m)),
  Qo: (m) => ordinal(quarter(m)),
  D: (m) => String(m.day),
  Do: (m) => ordinal(m.day),
  DD: (m) => pad(m.day, 2),
  DDD: (m) => String(dayOfYear(m)),
  DDDo: (m) => ordinal(dayOfYear(m)),
  DDDD: (m) => pad(dayOfYear(m), 3),
  d: (m) => String(m.weekday),
  do: (m) => ordinal(m.weekday),
  dd: (m) => (WEEKDAYS[m.weekday] ?? '').slice(0, 2),
  ddd: (m) => (WEEKDAYS[m.weekday] ?? '').slice(0, 3),
  dddd: (m) => WEEKDAYS[m.weekday] ?? '',
  e: (m) => String(m.weekday),
  E: (m) => String(m.weekday || 7),
  w: (m) => String(usWeek(m).week),
  wo: (m) => ordinal(usWeek(m).week),
  ww: (m) => pad(usWeek(m).week, 2),
  W: (m) => String(isoWeek(m).week),
  Wo: (m) => ordinal(isoWeek(m).week),
  WW: (m) => pad(isoWeek(m).week, 2),
  YY: (m) => pad(m.year % 100, 2),
  YYYY: (m) => pad(m.year, 4),
  YYYYY: (m) => pad(m.year, 5),
  YYYYYY: (m) => `${m.year < 0 ? '-' : '+'}${pad(m.year, 6)}`,
  Y: (m) => (m.year <= 9999 ? String(m.year) : `+${m.year}`),
  gg: (m) => pad(usWeek(m).year % 100, 2),
  gggg: (m) => pad(usWeek(m).year, 4),
  ggggg: (m) => pad(usWeek(m).year, 5),
  GG: (m) => pad(isoWeek(m).year % 100, 2),
  GGGG: (m) => pad(isoWeek(m).year, 4),
  GGGGG: (m) => pad(isoWeek(m).year, 5),
  A: (m) => (m.hours < 12 ? 'AM' : 'PM'),
  a: (m) => (m.hours < 12 ? 'am' : 'pm'),
  H: (m) => String(m.hours),
  HH: (m) => pad(m.hours, 2),
  h: (m) => String(hour12(m)),
  hh: (m) => pad(hour12(m), 2),
  k: (m) => String(hour24(m)),
  kk: (m) => pad(hour24(m), 2),
  hmm: (m) => `${hour12(m)}${minutesOf(m)}`,
  hmmss: (m) => `${hour12(m)}${minutesOf(m)}${secondsOf(m)}`,
  Hmm: (m) => `${m.hours}${minutesOf(m)}`,
  Hmmss: (m) => `${m.hours}${minutesOf(m)}${secondsOf(m)}`,
  m: (m) => String(m.minutes),
  mm: minutesOf,
  s: (m) => String(m.seconds),
  ss: secondsOf,
  z: (m) => (m.isUtc ? 'UTC' : ''),
  zz: (m) => (m.isUtc ? 'Coordinated Universal Time' : ''),
  Z: (m) => zoneText(m, ':'),
  ZZ: (m) => zoneText(m, ''),
  X: (m) => String(Math.floor(m.epochMs / 1000)),
};
