import { describe, expect, it } from 'vitest';
import { MAX_HASH_KEY } from '../../kinesis/hash-keys/hash-key.ts';
import {
  evenRanges,
  evenSplitPoint,
  splitRange,
  type HashKeyRange,
} from '../../kinesis/hash-keys/hash-range.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../kinesis/shards/shard.ts';
import type { KeyStrategy } from './schema.ts';
import { aimOf, predictShares } from './predict-shares.ts';
import { harness } from '../testing/run-harness.ts';
import type { ScenarioInput } from '../scenario.ts';
import { ShardRouter } from './shard-router.ts';
import { forecastShares } from './share-forecast.ts';

const WHOLE: HashKeyRange = { start: 0n, end: MAX_HASH_KEY };
const [LOW, HIGH] = splitRange(WHOLE, evenSplitPoint(WHOLE));
const [HIGH_LOW, HIGH_HIGH] = splitRange(HIGH, evenSplitPoint(HIGH));

function shard(index: number, range: HashKeyRange, closed = false): Shard {
  const open = { shardId: shardIdOf(index), range, startingSequenceNumber: '0' };
  return closed ? { ...open, endingSequenceNumber: '1' } : open;
}

/** Two shards, the second of them split: a half and two quarters. */
const SPLIT = [shard(0, LOW), shard(1, HIGH, true), shard(2, HIGH_LOW), shard(3, HIGH_HIGH)];

describe('what a key strategy predicts for unequal ranges', () => {
  it.each<[KeyStrategy, readonly number[], number]>([
    [{ type: 'uuid' }, [0.5, 0.25, 0.25], 1.5],
    [{ type: 'shards' }, [1 / 3, 1 / 3, 1 / 3], 1],
    [{ type: 'shard', shardId: shardIdOf(2) }, [0, 1, 0], 3],
    [
      {
        type: 'weights',
        keys: [
          { key: 'a', weight: 3 },
          { key: 'b', weight: 0 },
        ],
      },
      [1, 0, 0],
      3,
    ],
  ])('%o', (strategy, shares, index) => {
    const found = predictShares(strategy, SPLIT);
    expect(found?.shares.map(({ share }) => share)).toEqual(shares);
    expect(found?.hotShardIndex).toBeCloseTo(index, 12);
  });

  it('has no answer for a shard that is closed, or that is not there', () => {
    expect(predictShares({ type: 'shard', shardId: shardIdOf(1) }, SPLIT)).toBeUndefined();
    expect(predictShares({ type: 'shard', shardId: shardIdOf(9) }, SPLIT)).toBeUndefined();
  });

  it('keeps the range of a shard that is split as the aim: its children share the load', () => {
    const strategy = { type: 'shard', shardId: shardIdOf(1) } as const;
    const aim = aimOf(strategy, new ShardRouter([shard(0, LOW), shard(1, HIGH)]));
    expect(forecastShares(strategy, { aim }).on(new ShardRouter(SPLIT))).toEqual([0, 0.5, 0.5]);
  });
});

describe('how even a run was', () => {
  const unequal = async (keys: NonNullable<ScenarioInput['keys']>, total = 6000) => {
    const { run, finish, target } = harness(
      { total, keys, profile: { type: 'constant', rate: 2000 } },
      { shards: 2 },
    );
    target.use(SPLIT);
    return { result: await finish(), snapshot: run.snapshot() };
  };

  it('round-robin over unequal ranges is even: every shard has the same capacity', async () => {
    const { result, snapshot } = await unequal({ type: 'shards' });
    expect(result).toMatchObject({ hotShardIndex: 1, predictedHotShardIndex: 1 });
    expect(result.chiSquare).toEqual({ statistic: 0, df: 2, p: 1 });
    expect(snapshot).toMatchObject({ byLuck: false, expectedIndex: 1 });
  });

  it('random keys over unequal ranges are not, and are as predicted', async () => {
    const { result, snapshot } = await unequal({ type: 'uuid' });
    expect(result.hotShardIndex).toBeCloseTo(1.5, 1);
    expect(result.predictedHotShardIndex).toBe(1.5);
    expect(result.chiSquare.p).toBeGreaterThan(0.01);
    expect(snapshot.expectedIndex).toBeGreaterThan(1.5);
    expect(snapshot.shards.map(({ predictedShare }) => predictedShare)).toEqual([0.5, 0.25, 0.25]);
  });

  it('one key is predicted for one shard: nothing is left to test', async () => {
    const { result } = await unequal({ type: 'one', key: 'k' }, 100);
    expect(result.hotShardIndex).toBe(3);
    expect(result.predictedHotShardIndex).toBe(3);
    expect(result.chiSquare.df).toBe(0);
  });

  it('over a change of shards each second counts with the shards open in it', async () => {
    const { target, advance, finish } = harness(
      { profile: { type: 'constant', rate: 1000 }, durationMs: 8000, keys: { type: 'shards' } },
      { shards: 2, latencyMs: () => 20 },
    );
    await advance(4000);
    target.reshard(3);
    const result = await finish();
    // The run learns of it within a second; until then its keys are aimed at the old middles.
    expect(result.accepted).toBe(8000);
    expect(result.predictedHotShardIndex).toBeCloseTo(1, 9);
    expect(result.hotShardIndex).toBeLessThan(1.2);
  });

  it('counts records that landed on new shards before they were listed as theirs', async () => {
    const { target, advance, finish } = harness(
      {
        profile: { type: 'constant', rate: 1000 },
        durationMs: 4500,
        keys: { type: 'n', count: 500 },
      },
      { shards: 4, latencyMs: () => 20 },
    );
    // Just after a listing was asked for, so that the next may not come for a second.
    await advance(2000);
    target.reshard(8);
    const result = await finish();
    const whole = forecastShares({ type: 'n', count: 500 });
    const highest = (count: number): number => {
      const router = new ShardRouter(evenRanges(count).map((range, i) => shard(i, range)));
      return Math.max(...whole.on(router)) * count;
    };
    const expected = Math.max(highest(4), highest(8));
    expect(result.predictedHotShardIndex).toBeCloseTo(expected, 6);
    expect(result.hotShardIndex / expected).toBeGreaterThan(0.97);
    expect(result.hotShardIndex / expected).toBeLessThan(1.03);
    expect(result.chiSquare.p).toBeGreaterThan(0.5);
  });
});
