import { expect, it } from 'vitest';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import { laneShards } from './lane-order.ts';

function shard(index: number, closed: boolean, records: number) {
  return { shardId: shardIdOf(index), closed, records };
}

const ids = (...indexes: number[]): string[] => indexes.map((index) => shardIdOf(index));

it('shows open shards and those with records before old ones that hold nothing', () => {
  // After 1 → 8 shards by splitting: seven closed ones, two of them with records.
  const old = [0, 1, 2, 3, 4, 5, 6].map((i) => shard(i, true, i === 0 || i === 5 ? 9 : 0));
  const open = [7, 8, 9, 10, 11, 12, 13, 14].map((i) => shard(i, false, i % 2));
  expect(laneShards([...old, ...open], 8)).toEqual(ids(0, 5, 7, 8, 9, 10, 11, 13));
  expect(laneShards([...old, ...open].toReversed(), 8)).toEqual(laneShards([...old, ...open], 8));
});

it('keeps the order of the ids where all have room', () => {
  expect(laneShards([shard(2, true, 0), shard(0, false, 0), shard(1, true, 5)], 8)).toEqual(
    ids(0, 1, 2),
  );
});
