import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexDigits } from './hex.ts';

test('four digits of every half word are what toString(16) says', () => {
  fc.assert(
    fc.property(fc.integer(), (word) => {
      const digits = hexDigits(word);
      const text = String.fromCharCode(...[24, 16, 8, 0].map((shift) => (digits >>> shift) & 255));
      expect(text).toBe((word & 0xffff).toString(16).padStart(4, '0'));
    }),
  );
});
