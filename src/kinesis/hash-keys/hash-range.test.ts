import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_HASH_KEY } from './hash-key.ts';
import {
  areAdjacent,
  canSplitAt,
  evenRanges,
  evenSplitPoint,
  findKeys,
  isPartition,
  mergeRanges,
  rangeShare,
  splitRange,
  type HashKeyRange,
} from './hash-range.ts';
import { ShardMap } from '../shards/shard-map.ts';

const hashKey = fc.bigInt({ min: 0n, max: MAX_HASH_KEY });

/** Ranges after any number of splits and merges, with the steps that refused left out. */
const anyRanges = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.array(fc.tuple(fc.nat(), hashKey, fc.boolean()), { maxLength: 30 }),
  )
  .map(([count, steps]) => {
    const ranges = evenRanges(count);
    for (const [pick, point, merge] of steps) {
      const at = pick % ranges.length;
      const range = ranges[at];
      const next = ranges[at + 1];
      if (range === undefined) continue;
      if (merge && next !== undefined) ranges.splice(at, 2, mergeRanges(range, next));
      else if (canSplitAt(range, point)) ranges.splice(at, 1, ...splitRange(range, point));
      else if (canSplitAt(range, evenSplitPoint(range)))
        ranges.splice(at, 1, ...splitRange(range, evenSplitPoint(range)));
    }
    return ranges;
  });

describe('hash ranges', () => {
  it('starts shards where CreateStream does', () => {
    expect(evenRanges(2)[1]?.start).toBe(170141183460469231731687303715884105728n);
    expect(evenRanges(3).map((range) => range.start)).toEqual([
      0n,
      113427455640312821154458202477256070485n,
      226854911280625642308916404954512140970n,
    ]);
    expect(evenRanges(10).at(-1)).toEqual({
      start: 34028236692093846346337460743176821145n * 9n,
      end: MAX_HASH_KEY,
    });
  });

  it('always partitions the hash space', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        expect(isPartition(ranges)).toBe(true);
      }),
    );
  });

  it('puts every hash key into exactly one shard', () => {
    fc.assert(
      fc.property(anyRanges, hashKey, (ranges, key) => {
        const holding = ranges.filter((range) => range.start <= key && key <= range.end);
        const map = new ShardMap(ranges);
        expect(holding).toEqual([map.ranges[map.shardOfHash(key)]]);
      }),
    );
  });

  it('routes both ends of every range to that range', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        const map = new ShardMap(ranges);
        map.ranges.forEach((range, i) => {
          expect([map.shardOfHash(range.start), map.shardOfHash(range.end)]).toEqual([i, i]);
        });
      }),
    );
  });

  it('notices gaps, overlaps and strangers', () => {
    const [low, high] = splitRange({ start: 0n, end: MAX_HASH_KEY }, 1000n);
    expect(isPartition([low])).toBe(false);
    expect(isPartition([low, high, high])).toBe(false);
    expect(isPartition([high, low])).toBe(true);
    expect(areAdjacent(low, high)).toBe(true);
    expect(areAdjacent(high, low)).toBe(false);
  });

  it('shares add up to the whole', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        const total = ranges.reduce((sum, range) => sum + rangeShare(range), 0);
        expect(total).toBeCloseTo(1, 9);
      }),
    );
  });
});

it('finds keys for every shard, the same each time', () => {
  const ranges = evenRanges(7);
  const map = new ShardMap(ranges);
  ranges.forEach((range, i) => {
    const found = findKeys(range, 5, 'user-');
    expect(found.keys).toHaveLength(5);
    expect(found.keys.map((key) => map.shardOfKey(key))).toEqual([i, i, i, i, i]);
    expect(findKeys(range, 5, 'user-')).toEqual(found);
  });
});

it('gives up on a range that no key will meet', () => {
  const narrow: HashKeyRange = { start: 5n, end: 8n };
  expect(findKeys(narrow, 3, 'k', 1000)).toEqual({ keys: [], tried: 1000 });
});
