import { expect, test } from 'vitest';
import { evenRanges, type HashKeyRange } from './hash-range.ts';
import { findKeys } from './key-search.ts';
import { ShardMap } from '../shards/shard-map.ts';

test('finds keys for every shard, the same each time', () => {
  const ranges = evenRanges(7);
  const map = new ShardMap(ranges);
  ranges.forEach((range, i) => {
    const found = findKeys(range, 5, 'user-');
    expect(found.keys).toHaveLength(5);
    expect(found.keys.map((key) => map.shardOfKey(key))).toEqual([i, i, i, i, i]);
    expect(findKeys(range, 5, 'user-')).toEqual(found);
  });
});

test('gives up on a range that no key will meet', () => {
  const narrow: HashKeyRange = { start: 5n, end: 8n };
  expect(findKeys(narrow, 3, 'k', 1000)).toEqual({ keys: [], tried: 1000 });
});
