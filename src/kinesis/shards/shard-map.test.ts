import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShardMap } from './shard-map.ts';

const END = (1n << 128n) - 1n;
const key = fc.bigInt({ min: 0n, max: END });

test('every hash key goes to the range that holds it, with few ranges and with many', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 40 }), fc.array(key), (points, keys) => {
      const starts = [...new Set([0n, ...points])].toSorted((a, b) => (a < b ? -1 : 1));
      const ranges = starts.map((start, i) => ({ start, end: (starts[i + 1] ?? END + 1n) - 1n }));
      const map = new ShardMap(ranges);
      for (const hash of [...keys, ...starts, END])
        expect(map.shardOfHash(hash)).toBe(
          ranges.findIndex(({ start, end }) => start <= hash && hash <= end),
        );
    }),
  );
});
