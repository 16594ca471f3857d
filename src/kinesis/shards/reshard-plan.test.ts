import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenRanges, evenSplitPoint, isPartition } from '../hash-keys/hash-range.ts';
import { planMerge, planShardCount, planSplit, type ReshardPlan } from './reshard-plan.ts';
import { shardIdOf } from './shard-id.ts';
import type { Shard } from './shard.ts';

function streamOf(count: number, firstIndex = 0): Shard[] {
  return evenRanges(count).map((range, i) => ({
    shardId: shardIdOf(firstIndex + i),
    range,
    startingSequenceNumber: '0',
  }));
}

function rangesAfter(plan: ReshardPlan): boolean {
  return isPartition([...plan.kept, ...plan.opened].map(({ range }) => range));
}

describe('split', () => {
  test('the lower child gets the lower of the two next ids', () => {
    const shards = [{ ...(streamOf(1)[0] as Shard), endingSequenceNumber: '9' }, ...streamOf(2, 1)];
    const point = evenSplitPoint((shards[1] as Shard).range);
    const plan = planSplit(shards, shardIdOf(1), point);
    expect(plan).toMatchObject({
      ok: true,
      value: {
        opened: [
          { shardId: shardIdOf(3), range: { start: 0n, end: point - 1n }, parents: [shardIdOf(1)] },
          { shardId: shardIdOf(4), range: { start: point } },
        ],
      },
    });
  });

  test('names the points that are allowed', () => {
    expect(planSplit(streamOf(2), shardIdOf(0), 1n)).toEqual({
      ok: false,
      error: 'The split point must lie between 2 and 170141183460469231731687303715884105726.',
    });
  });

  test('a closed shard and one too narrow cannot be split', () => {
    const closed = streamOf(1).map((shard) => ({ ...shard, endingSequenceNumber: '1' }));
    expect(planSplit(closed, shardIdOf(0), 5n)).toMatchObject({ ok: false });
    const narrow: Shard[] = [
      { shardId: shardIdOf(0), range: { start: 0n, end: 2n }, startingSequenceNumber: '0' },
    ];
    expect(planSplit(narrow, shardIdOf(0), 1n)).toEqual({
      ok: false,
      error: `${shardIdOf(0)} is too narrow to be split.`,
    });
  });

  test('law: what results partitions the hash space', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (count, which, at) => {
        const shards = streamOf(count);
        const shard = shards[which % count] as Shard;
        const plan = planSplit(shards, shard.shardId, shard.range.start + 2n + BigInt(at));
        expect(plan.ok && rangesAfter(plan.value)).toBe(true);
      }),
    );
  });
});

describe('merge', () => {
  test('takes neighbours in either order', () => {
    const plan = planMerge(streamOf(4), shardIdOf(2), shardIdOf(1));
    expect(plan).toMatchObject({
      ok: true,
      value: { opened: [{ shardId: shardIdOf(4), parents: [shardIdOf(1), shardIdOf(2)] }] },
    });
    expect(plan.ok && rangesAfter(plan.value)).toBe(true);
  });

  test('refuses what is not adjacent, or one shard alone', () => {
    expect(planMerge(streamOf(4), shardIdOf(0), shardIdOf(2))).toEqual({
      ok: false,
      error: `${shardIdOf(0)} and ${shardIdOf(2)} are not neighbours.`,
    });
    expect(planMerge(streamOf(4), shardIdOf(0), shardIdOf(0))).toMatchObject({ ok: false });
  });
});

describe('shard count', () => {
  test('doubling halves every shard', () => {
    const plan = planShardCount(streamOf(2), 4);
    expect(plan).toMatchObject({ ok: true, value: { kept: [], closed: { length: 2 } } });
    expect(plan.ok && plan.value.opened.map(({ parents }) => parents)).toEqual([
      [shardIdOf(0)],
      [shardIdOf(0)],
      [shardIdOf(1)],
      [shardIdOf(1)],
    ]);
  });

  test.each([0, -1, 1, 9, 2.5, Number.NaN, 4])('4 shards to %d is refused in words', (target) => {
    expect(planShardCount(streamOf(4), target)).toMatchObject({ ok: false });
  });

  test('law: what results is even and partitions the hash space', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (count, by) => {
        const least = Math.ceil(count / 2);
        const target = least + (by % (count * 2 - least + 1));
        const plan = planShardCount(streamOf(count), target);
        if (target === count) expect(plan.ok).toBe(false);
        else {
          expect(plan.ok && rangesAfter(plan.value)).toBe(true);
          expect(plan.ok && plan.value.kept.length + plan.value.opened.length).toBe(target);
        }
      }),
    );
  });
});
