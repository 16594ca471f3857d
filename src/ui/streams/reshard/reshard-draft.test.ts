import { describe, expect, test } from 'vitest';
import { evenRanges } from '../../../kinesis/hash-keys/hash-range.ts';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { mergePair, planOf, type ReshardDraft } from './reshard-draft.ts';

const shards: Shard[] = evenRanges(4).map((range, i) => ({
  shardId: shardIdOf(i),
  range,
  startingSequenceNumber: '0',
}));
const draft: ReshardDraft = {
  kind: 'split',
  shardId: shardIdOf(1),
  point: undefined,
  count: undefined,
};

describe('split', () => {
  test('with no point typed it halves', () => {
    const plan = planOf(draft, shards);
    expect(plan.ok && plan.value.opened[1]?.range.start).toBe(3n * 2n ** 125n);
  });

  test.each(['', 'abc', '-1', '1.5', '01', '5'])('the point "%s" is refused in words', (point) => {
    const plan = planOf({ ...draft, point }, shards);
    expect(plan).toMatchObject({ ok: false, error: expect.stringMatching(/\.$/) as string });
  });
});

test('the last shard merges with the one below it', () => {
  expect(mergePair(shards, shardIdOf(3))?.map(({ shardId }) => shardId)).toEqual([
    shardIdOf(2),
    shardIdOf(3),
  ]);
  expect(mergePair(shards.slice(0, 1), shardIdOf(0))).toBeUndefined();
});

test.each(['', 'abc', '0', '-1', '1e9', '4'])('the count "%s" is refused in words', (count) => {
  expect(planOf({ ...draft, kind: 'count', count }, shards)).toMatchObject({ ok: false });
});

test('a stream with no shard yet has no plan', () => {
  expect(planOf(draft, [])).toEqual({ ok: false, error: 'There is no open shard.' });
});
