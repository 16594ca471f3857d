import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { runName, stampJson, stampOf } from './stamp.ts';

const STAMP = { run: 'mi8x-5', record: 42 };

function stamped(text: string, delimiterBytes = 0): string {
  return decodeUtf8(stampJson(encodeUtf8(text), delimiterBytes, STAMP));
}

describe('the stamp of a record', () => {
  it('is two members at the end of a JSON object, and what follows it stays', () => {
    expect(stamped('{"a":1}')).toBe('{"a":1,"_run":"mi8x-5","_record":42}');
    expect(stamped(' { "a" : 1 }\n', 1)).toBe(' { "a" : 1 ,"_run":"mi8x-5","_record":42}\n');
    expect(stamped('{}')).toBe('{"_run":"mi8x-5","_record":42}');
    expect(stamped('{"a":1};}', 2)).toBe('{"a":1,"_run":"mi8x-5","_record":42};}');
  });

  it.each(['text', '[1]', '{a}', '{"a":1', '1', '', '{{"a":1}}'])('leaves %j alone', (text) => {
    expect(stamped(text)).toBe(text);
    expect(stampOf(encodeUtf8(text))).toBeUndefined();
  });

  it('keeps every digit of a number', () => {
    expect(stamped('{"n":12345678901234567890}')).toContain('12345678901234567890,');
  });

  it('is read back from any object, with any delimiter', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), {
          maxKeys: 4,
        }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (value, delimiter, seed, record) => {
          const run = runName(1_790_000_000_000 + seed, seed);
          const end = encodeUtf8(delimiter);
          const data = encodeUtf8(JSON.stringify(value) + delimiter);
          const out = stampJson(data, end.length, { run, record });
          expect(stampOf(out)).toEqual({ run, record });
          const json = decodeUtf8(out.subarray(0, out.length - end.length));
          expect(JSON.parse(json)).toMatchObject({ _run: run, _record: record });
        },
      ),
      { numRuns: 50 },
    );
  });
});
