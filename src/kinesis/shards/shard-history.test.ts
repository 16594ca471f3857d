import { expect, test } from 'vitest';
import { encodeSequenceNumber } from '../sequence-numbers/sequence-number.ts';
import { childrenOf, shardHistory } from './shard-history.ts';
import { shardIdOf } from './shard-id.ts';
import type { Shard } from './shard.ts';

function shard(index: number, second: number, parents: number[] = [], closed = false): Shard {
  const [parent, adjacent] = parents;
  return {
    shardId: shardIdOf(index),
    range: { start: 0n, end: 1n },
    startingSequenceNumber: String(
      second === 0
        ? index
        : encodeSequenceNumber({
            shardCreatedAt: second,
            shardIndex: index,
            sequenceIndex: 0n,
            time: second,
          }),
    ),
    ...(parent !== undefined && { parentShardId: shardIdOf(parent) }),
    ...(adjacent !== undefined && { adjacentParentShardId: shardIdOf(adjacent) }),
    ...(closed && { endingSequenceNumber: '9' }),
  };
}

function spans(shards: Shard[]): [number, number][] {
  return shardHistory(shards).spans.map(({ from, to }) => [from, to]);
}

test('two splits at different times are two steps', () => {
  const shards = [
    shard(0, 100, [], true),
    shard(1, 100, [], true),
    shard(2, 150, [0]),
    shard(3, 150, [0]),
    shard(4, 190, [1]),
    shard(5, 190, [1]),
  ];
  expect(spans(shards)).toEqual([
    [0, 1],
    [0, 2],
    [1, 3],
    [1, 3],
    [2, 3],
    [2, 3],
  ]);
  expect(shardHistory(shards).steps).toEqual([{ at: 100_000 }, { at: 150_000 }, { at: 190_000 }]);
});

test('without the layout of sequence numbers, children stand a step below their parents', () => {
  const shards = [
    shard(0, 0, [], true),
    shard(1, 0, [], true),
    shard(2, 0, [0, 1], true),
    shard(3, 0, [2]),
    shard(4, 0, [2]),
  ];
  expect(spans(shards)).toEqual([
    [0, 1],
    [0, 1],
    [1, 2],
    [2, 3],
    [2, 3],
  ]);
  expect(shardHistory(shards).steps).toEqual([{}, {}, {}]);
});

test('a child born in the same second as its parent still stands below it', () => {
  expect(spans([shard(0, 100, [], true), shard(1, 100, [0]), shard(2, 100, [0])])).toEqual([
    [0, 1],
    [1, 2],
    [1, 2],
  ]);
});

test('parents that have expired leave no hole', () => {
  expect(spans([shard(7, 100, [3]), shard(8, 100, [3])])).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test('children of a merge belong to both parents', () => {
  const shards = [shard(0, 0, [], true), shard(1, 0, [], true), shard(2, 0, [0, 1])];
  expect(childrenOf(shards, shardIdOf(1)).map(({ shardId }) => shardId)).toEqual([shardIdOf(2)]);
});
