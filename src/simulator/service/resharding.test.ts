import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenRanges } from '../../kinesis/hash-keys/hash-range.ts';
import { scaleUniformly } from './resharding.ts';
import type { Stream } from './stream.ts';
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

/** `0+1` is the child of a merge, `1/` the lower and `/1` the upper child of a split. */
function lineage({ shards }: Stream): string[] {
  return shards.flatMap(({ origin: { index, parent, adjacentParent } }) => {
    if (parent === undefined) return [];
    if (adjacentParent !== undefined) return [`${index}: ${parent}+${adjacentParent}`];
    const [lower] = shards.filter(({ origin }) => origin.parent === parent);
    return [lower?.origin.index === index ? `${index}: ${parent}/` : `${index}: /${parent}`];
  });
}

// The first row was seen on AWS (decision 0056); the others follow from the rule that gives it.
it.each([
  [4, 3, [6, 9, 10], ['4: 1/', '5: /1', '6: 0+4', '7: 2/', '8: /2', '9: 5+7', '10: 8+3']],
  [2, 4, [2, 3, 4, 5], ['2: 0/', '3: /0', '4: 1/', '5: /1']],
  [4, 2, [4, 5], ['4: 0+1', '5: 2+3']],
  [2, 3, [2, 6, 5], ['2: 0/', '3: /0', '4: 1/', '5: /1', '6: 3+4']],
  [1, 2, [1, 2], ['1: 0/', '2: /0']],
  [4, 4, [0, 1, 2, 3], []],
])('scaling from %i to %i leaves shards %j open', (from, to, open, made) => {
  const stream = withStream(from).service.account.streams.get(NAME);
  if (stream === undefined) throw new Error('the stream is there');
  scaleUniformly(stream, to);
  expect(lineage(stream)).toEqual(made);
  expect(stream.open.map(({ origin }) => origin.index)).toEqual(open);
});

it('scales thousands of shards at once', () => {
  const stream = withStream(5000).service.account.streams.get(NAME);
  const start = performance.now();
  if (stream !== undefined) scaleUniformly(stream, 9999);
  expect(stream?.open.length).toBe(9999);
  expect(performance.now() - start).toBeLessThan(5000);
});
