import { expect, it } from 'vitest';
import { evenRanges } from '../../../kinesis/hash-keys/hash-range.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { hashSegments, placeKeys, placeOf } from './hash-space.ts';

const SHARDS: Shard[] = evenRanges(4).map((range, i) => ({
  shardId: `shardId-00000000000${i}`,
  range,
  startingSequenceNumber: '0',
}));

it('places shards to scale, and says how much fuller than its range each is', () => {
  const segments = hashSegments(SHARDS.toReversed(), new Map([['shardId-000000000001', 0.5]]));
  expect(segments.map(({ start }) => start)).toEqual([0, 0.25, 0.5, 0.75]);
  expect(segments[1]).toMatchObject({ width: 0.25, density: 2 });
});

it('places keys by MD5', () => {
  // md5('a') = 0cc175b9…, md5('b') = 92eb5ffe…
  const [a, b] = placeKeys(
    [
      { key: 'a', records: 2 },
      { key: 'b', records: 1 },
    ],
    hashSegments(SHARDS, new Map()),
  );
  expect(a?.place).toBeCloseTo(0x0cc1 / 0x10000, 4);
  expect(a?.shardId).toBe('shardId-000000000000');
  expect(b?.shardId).toBe('shardId-000000000002');
  expect(placeOf(2n ** 127n)).toBe(0.5);
});
