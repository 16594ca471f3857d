import moment from 'moment';
import { describe, expect, test } from 'vitest';
import { DateFormat } from './date-format.ts';
import { DATE_TOKENS } from './date-tokens.ts';

const TIMES = [
  Date.UTC(2026, 0, 1, 0, 0, 0, 123),
  Date.UTC(2024, 1, 29, 12, 34, 56, 7),
  Date.UTC(2020, 11, 31, 23, 59, 59, 999),
  Date.UTC(2021, 0, 3, 13, 5, 9, 40),
  Date.UTC(2016, 0, 3, 1, 1, 1),
  Date.UTC(1999, 6, 11, 22, 10, 3, 500),
  Date.UTC(2026, 2, 22, 11, 11, 11, 11),
  -1,
];
const OFFSETS = [0, 540, -210, 345];

const FORMATS = [
  ...Object.keys(DATE_TOKENS),
  ...'S SS SSS SSSS SSSSSSSSS x LT LTS L LL LLL LLLL l ll lll llll'.split(' '),
  'YYYY-MM-DDTHH:mm:ss.SSSZ',
  'DD/MMM/YYYY:HH:mm:ss ZZ',
  'dddd, MMMM Do YYYY, h:mm:ss a',
  'ddd, hA',
  "[at] HH [o'clock]",
  '\\YYYYY',
  'MMMMM DDDDD',
  'é ☃ /-_.:,',
  '',
];

describe('moment’s formats', () => {
  test.each(FORMATS.filter((format) => format !== ''))('%s', (format) => {
    for (const offset of OFFSETS) {
      const ours = new DateFormat(format, offset);
      for (const time of TIMES) {
        const theirs = moment.utc(time).utcOffset(offset, false);
        // moment calls a moment with offset 0 UTC in z and zz; date.now never does.
        const expected = format === 'z' || format === 'zz' ? '' : theirs.format(format);
        expect(ours.text(time), `${time} at ${offset}`).toBe(expected);
      }
    }
  });

  test('UTC names itself', () => {
    expect(new DateFormat('z zz', 0, true).text(0)).toBe('UTC Coordinated Universal Time');
  });

  test('what is kept for a second is right for all its milliseconds', () => {
    const format = new DateFormat('ss.SSS S x SS', 0, true);
    for (let ms = 0; ms < 3000; ms += 37) {
      const time = TIMES[0] as number;
      expect(format.text(time + ms)).toBe(moment.utc(time + ms).format('ss.SSS S x SS'));
    }
  });

  test('what is kept for a day is right on both sides of midnight, forth and back', () => {
    const words = 'ddd DD/MMM/YYYY HH:mm:ss.SSS ZZ';
    for (const offset of OFFSETS) {
      const format = new DateFormat(words, offset);
      for (let step = 0; step < 200; step += 1) {
        const time = (TIMES[0] as number) + ((step * 7_654_321) % 300_000_000) - 150_000_000;
        expect(format.text(time)).toBe(moment.utc(time).utcOffset(offset).format(words));
      }
    }
  });

  test('the machine’s own zone', () => {
    const time = Date.UTC(2026, 6, 1, 12);
    expect(new DateFormat('YYYY-MM-DD HH:mm Z', 'local').text(time)).toBe(
      moment(time).format('YYYY-MM-DD HH:mm Z'),
    );
  });
});
