import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../../base/testing/law-runs.ts';
import { oneLineJson, prettyJson } from './json-pretty.ts';
import { checkJson, isJson, unquote } from './json-walk.ts';

describe('JSON that keeps every digit', () => {
  it('accepts exactly what JSON.parse accepts', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '1',
      '-0.5e+3',
      '01',
      '-',
      '1.',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
      '\u0001',
      '"\\x"',
      '{}',
      '[]',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
        (text) => {
          expect(checkJson(text) === undefined).toBe(isJson(text));
        },
      ),
      { numRuns: lawRuns(5000, 20_000) },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(checkJson(text)).toBeUndefined();
      }),
    );
  });

  it('lays out as JSON.stringify does, and means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(prettyJson(text).text).toBe(JSON.stringify(JSON.parse(text), undefined, 2));
        const broken = JSON.stringify(JSON.parse(text), undefined, 1);
        expect(JSON.parse(oneLineJson(broken))).toEqual(JSON.parse(text));
        expect(oneLineJson(broken)).not.toContain('\n');
      }),
    );
  });

  it('keeps big integers, long fractions and escapes as they stand', () => {
    const text = '{"id":12345678901234567890123,"x":1.10000000000000000001e400,"s":"\\u0041"}';
    expect(prettyJson(text).text.replaceAll(/\s/g, '')).toBe(text);
    expect(unquote('"\\u0041\\n"')).toBe('A\n');
  });

  it('takes 10,000 levels and more without a deep stack or a wide page', () => {
    const levels = 100_000;
    const deep = `${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`;
    expect(checkJson(deep)).toBeUndefined();
    const pretty = prettyJson(deep, 1_000_000);
    expect(pretty.truncated).toBe(true);
    expect(pretty.text.length).toBeLessThan(1_000_200);
    expect(checkJson('['.repeat(levels))).toBeDefined();
    expect(isJson(deep)).toBe(true);
    expect(checkJson(`"${'x'.repeat(5_000_000)}"`)).toBeUndefined();
  });

  it('says where the text goes wrong', () => {
    expect(checkJson('{"a":1,}')).toMatchObject({ message: 'a key in quotes is expected', at: 7 });
    expect(checkJson('{} {}')).toMatchObject({ message: 'there is more after the value', at: 3 });
    expect(checkJson('')).toMatchObject({ message: 'the text ends too early' });
  });
});
