import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenRanges } from '../../kinesis/hash-range.ts';
import { scaleUniformly } from './resharding.ts';
import { NAME, withStream } from './testing/stream.ts';

it('scaling gives equal ranges, whatever there was, and closes only what it must', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
      (first, targets) => {
        const stream = withStream(first).service.account.streams.get(NAME);
        if (stream === undefined) throw new Error('the stream is there');
        for (const target of targets) {
          const kept = new Set(evenRanges(target).map(({ start, end }) => `${start} ${end}`));
          const before = stream.open;
          scaleUniformly(stream, target);
          expect(stream.open.map(({ origin }) => origin.range)).toEqual(evenRanges(target));
          for (const shard of before) {
            const { start, end } = shard.origin.range;
            expect(shard.isOpen).toBe(kept.has(`${start} ${end}`));
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

it('scales thousands of shards at once', () => {
  const stream = withStream(5000).service.account.streams.get(NAME);
  const start = performance.now();
  if (stream !== undefined) scaleUniformly(stream, 9999);
  expect(stream?.open.length).toBe(9999);
  expect(performance.now() - start).toBeLessThan(5000);
});
