import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../base/testing/law-runs.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { SEQUENCE_WORDS, SequenceBytes, SequenceText, unpackSequence } from './sequence-digits.ts';

const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 })
  .map((all) => all.join(''));
const usual = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.bigInt({ min: 0n, max: 10n ** 55n - 1n }))
  .map(([first, rest]) => `${first}${String(rest).padStart(55, '0')}`);
/** One character of a usual number is another one. */
const spoilt = fc
  .tuple(usual, fc.nat({ max: 55 }), fc.integer({ min: 0, max: 127 }))
  .map(([text, at, code]) => text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1));

describe('a sequence number', () => {
  it('is packed and read back, or refused; as a text and as bytes alike', () => {
    fc.assert(
      fc.property(fc.oneof(usual, digits, spoilt), fc.nat({ max: 9 }), (text, before) => {
        const isKept = /^[1-9]\d{0,55}$/.test(text);
        const bytes = encodeUtf8('.'.repeat(before) + text);
        for (const number of [
          new SequenceText(text),
          new SequenceBytes(bytes, before, text.length),
          new SequenceBytes(bytes.subarray(before), 0, text.length),
        ]) {
          const words = new Uint32Array(SEQUENCE_WORDS + 2);
          expect(number.toString()).toBe(text);
          expect(number.pack(words, 1)).toBe(isKept);
          if (isKept) expect(unpackSequence(words, 1)).toBe(text);
          expect([words[0], words.at(-1)]).toEqual([0, 0]);
        }
      }),
      { numRuns: lawRuns(500, 2000) },
    );
  });
});
