import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../compile/compile.ts';
import { dateMistake } from './date-mistakes.ts';
import { GALLERY } from '../../gallery.ts';
import { one } from '../../testing/render.ts';

describe('date formats of other languages', () => {
  test.each([
    ['iso', 'ISO 8601'],
    ['ISO8601', 'ISO 8601'],
    ['rfc3339', 'ISO 8601'],
    ['epoch', 'x is the time'],
    ['timestamp', 'x is the time'],
    ['ms', 'x is the time'],
    ['unix', 'X is the time'],
    ['date', 'YYYY-MM-DD'],
    ['yyyy-MM-dd', 'YYYY'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '[T]'],
    ['yyyy-MM-ddTHH:mm:ss.fff', 'YYYY'],
    ['YYYY-MM-dd', 'DD'],
    ['dd/MM/YYYY', 'DD'],
    ['YYYYMMdd', 'DD'],
    ['YYYY-mm-DD', 'MM'],
    ['YYYY/mm/DD HH:mm', 'MM'],
    ['YYYY-MM-DD hh24:mm:ss', 'HH'],
    ['YYYY-MM-DD HH24:MI:SS', 'HH'],
    ['DD-MON-YYYY', 'MMM'],
    ['HH:MM:ss', 'mm'],
    ['HH:MM', 'mm'],
    ['YYYYMMDDHHMMSS', 'mm'],
    ['HH:mm:SS', 'ss'],
    ['HH:mm:ss.fff', 'SSS'],
    ['hh:mm:ss', 'HH'],
    ['YYYY-MM-DD hh:mm', 'HH'],
    ['%Y-%m-%d', 'YYYY'],
    ['EEE, DD MMM YYYY', 'ddd'],
    ['HH:mm:ssXXX', 'Z'],
    ['h:mm tt', 'A'],
    ['uuuu', 'YYYY'],
  ])('%s is told, with %s', (format, advice) => {
    expect(dateMistake(format)).toContain(advice);
  });

  test.each([
    'YYYY-MM-DD',
    'YYYY-MM-DDTHH:mm:ss.SSSZ',
    'YYYY-MM-DDTHH:mm:ss.SSS[Z]',
    'YYYY-MM-DD HH:mm:ss.SSSSSS',
    'YYYYMMDDHHmmss',
    'YYYYMMDDHHmmssSSS',
    'DD/MMM/YYYY:HH:mm:ss ZZ',
    'dddd, MMMM Do YYYY, h:mm:ss a',
    'ddd, hA',
    '[Today is] dddd',
    '[iso] YYYY [dd yyyy]',
    'hh:mm A',
    'LLLL',
    'LT',
    'x',
    'X',
    's',
    'YY',
    'Q',
    'HH:mm:ss:SSS',
    'MM/DD/YYYY hh:mm:ss a',
    'dd DD.MM.YYYY',
    'E',
    'e',
    'W',
    'DDDD',
    'YYYY-DDDD',
    'gggg-[W]ww',
    'kk:mm',
  ])('%s is left alone', (format) => {
    expect(dateMistake(format)).toBeUndefined();
  });

  test('it is a warning at the format, and the template prints what moment prints', async () => {
    const source = '{"a":"{{date.utc("yyyy-MM-dd")}}"}';
    const compiled = compileTemplate(source);
    expect(compiled.ok && compiled.value.hints).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('YYYY') as string, offset: 17 },
    ]);
    expect(await one(source)).toBe('{"a":"yyyy-01-Th"}');
    expect(await one('{{date.utc(iso)}}')).toBe('i0o');
    const bare = compileTemplate('{{date.utc(iso)}}{{now(format="ISO")}}{{date.now("hh24")}}');
    expect(bare.ok && bare.value.hints.map(({ severity }) => severity)).toEqual(
      Array<string>(3).fill('warning'),
    );
    const fine = compileTemplate('{{now}}{{now("iso")}}{{now("ms")}}{{now("s")}}{{date.utc}}');
    expect(fine.ok && fine.value.hints).toEqual([]);
  });

  test('no template of the gallery has one', () => {
    for (const { template } of GALLERY) {
      const compiled = compileTemplate(template);
      const warnings = compiled.ok
        ? compiled.value.hints.filter(({ severity }) => severity === 'warning')
        : [];
      expect(warnings).toEqual([]);
    }
  });
});
