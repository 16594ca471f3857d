/** A form that stands in a date format of another language, and what it should be in moment's. */
interface Mistake {
  readonly form: RegExp;
  readonly advice: string;
}

/** Words that are taken for names of formats. Letter by letter they print figures: `iso` is `i33o`. */
const NAMES: readonly Mistake[] = [
  {
    form: /^(?:iso|iso[ _-]?8601|rfc[ _-]?3339|json|string|datetime|full|default|utc|gmt|now)$/i,
    advice: 'is no name of a format; without a format the time is ISO 8601',
  },
  {
    form: /^(?:ms|millis|milli(?:second)?s|epoch(?:[ _-]?(?:ms|milli(?:second)?s|millis))?|timestamp)$/i,
    advice: 'is no name of a format; x is the time in epoch milliseconds, X in seconds',
  },
  {
    form: /^(?:unix|unix[ _-]?time(?:stamp)?|epoch[ _-]?s(?:econds)?|seconds)$/i,
    advice: 'is no name of a format; X is the time in epoch seconds, x in milliseconds',
  },
  { form: /^date$/i, advice: 'is no name of a format; the date is YYYY-MM-DD' },
  { form: /^time$/i, advice: 'is no name of a format; the time of day is HH:mm:ss' },
];

/** Forms of Java, .NET, Oracle, Python and C, and letters of the wrong case. The first that fits is told. */
const FORMS: readonly Mistake[] = [
  {
    form: /%[A-Za-z]/,
    advice: 'is of strftime, and prints a % and a letter; a year is YYYY, a day DD',
  },
  { form: /'[^']*'/, advice: 'prints its quotes; text stands in brackets, such as [T]' },
  { form: /hh24/i, advice: 'prints the hour and 24; the hour from 00 to 23 is HH' },
  { form: /hh12/i, advice: 'prints the hour and 12; the hour from 01 to 12 is hh' },
  { form: /y{2,}|u{4}/, advice: 'prints the letters; the year is YYYY' },
  { form: /RR(?:RR)?/, advice: 'prints the letters; the year is YYYY' },
  {
    form: /MON(?:TH)?\b/,
    advice: 'prints a month and letters; the name of a month is MMM or MMMM',
  },
  { form: /(?<![A-Za-z])MI(?![A-Za-z])/, advice: 'prints a month and I; minutes are mm' },
  {
    form: /(?<!d)dd(?!d)(?=[^A-Za-z]*(?:M|mm|$)|[^A-Za-z]*T)/,
    advice: 'prints a short weekday; the day of the month is DD',
  },
  { form: /(?<=M[^A-Za-z]?)dd(?!d)/, advice: 'prints a short weekday; the day of the month is DD' },
  { form: /(?<=[Hh]:?)MM(?!M)/, advice: 'prints the month; minutes are mm' },
  { form: /MM(?=:?(?:ss|SS))/, advice: 'prints the month; minutes are mm' },
  {
    form: /(?<=[Yy][^A-Za-z]?)mm(?!m)|(?<!:)mm(?=[^A-Za-z:]?(?:DD|dd))/,
    advice: 'prints the minutes; the month is MM',
  },
  {
    form: /(?<=mm:?)SS(?!S)|(?<=MM:?)SS(?!S)/,
    advice: 'prints hundredths of a second; seconds are ss',
  },
  { form: /(?<=ss[.,:])f+|f{3,}/i, advice: 'prints the letters; fractions of a second are SSS' },
  { form: /E{2,}/, advice: 'prints the number of the weekday; its name is ddd or dddd' },
  { form: /X{2,}/, advice: 'prints epoch seconds again and again; the offset is Z' },
  { form: /Z{3,}/, advice: 'prints the offset more than once; it is Z or ZZ' },
  { form: /tt/, advice: 'prints the letters; AM or PM is A' },
  { form: /aa+/, advice: 'prints am or pm more than once; once is a' },
];

/** The 12-hour clock without am or pm: half of the day looks like the other half. */
const HALF_DAY = /(?<![A-Za-z])hh?(?=[:.]?mm)/;

/**
 * What in a date format of moment's surely means something else, in words; `undefined` where
 * nothing does. The format prints what moment prints all the same.
 */
export function dateMistake(format: string): string | undefined {
  const written = format.replaceAll(/\[[^\]]*\]|\\./g, (text) => ' '.repeat(text.length));
  const named = NAMES.find(({ form }) => form.test(written.trim()));
  if (named !== undefined) return `"${format.trim()}" ${named.advice}`;
  for (const { form, advice } of FORMS) {
    const [found] = form.exec(written) ?? [];
    if (found !== undefined) return `"${found}" in a date format ${advice}`;
  }
  const half = HALF_DAY.exec(written)?.[0];
  if (half === undefined || /[aAL]/.test(written)) return undefined;
  return `"${half}" in a date format is the hour from 1 to 12, and no am or pm follows; from 00 to 23 it is HH`;
}
