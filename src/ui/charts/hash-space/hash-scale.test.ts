import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenRanges } from '../../../kinesis/hash-keys/hash-range.ts';
import { hashKeyAt, partOf, percentOf, placeOf } from './hash-scale.ts';

test('ranges stand side by side and fill the strip', () => {
  expect(evenRanges(4).map(placeOf)).toEqual([
    { left: '0%', width: '25%' },
    { left: '25%', width: '25%' },
    { left: '50%', width: '25%' },
    { left: '75%', width: '25%' },
  ]);
  expect(percentOf(2n ** 128n - 1n)).toBeCloseTo(100, 10);
});

test('law: a place in a range and its hash key belong together', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, part) => {
        const range = evenRanges(n)[n - 1] as { start: bigint; end: bigint };
        expect(partOf(range, hashKeyAt(range, part))).toBeCloseTo(part, 6);
      },
    ),
  );
});
