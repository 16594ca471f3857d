import { expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { sleep } from '../base/clock.ts';
import { harness } from './run-harness.ts';
import { ShardStats } from './shard-stats.ts';

const [A, B, C] = ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'];

function serviceOf(stats: ShardStats, shardId: string) {
  return stats.snapshot(new Map(), new Map()).find((shard) => shard.shardId === shardId)?.service;
}

it('a call’s time counts once for each user record that it carried to the shard', () => {
  const stats = new ShardStats();
  stats.accept(A, 1, 100, 30, 0);
  // An aggregate of three.
  stats.accept(A, 3, 300, 10, 0);
  stats.accept(B, 1, 100, 10, 0);
  stats.throttle(C, 5, 500, 0, 10);
  expect(serviceOf(stats, A)).toEqual({ meanMs: 15, maxMs: 30 });
  expect(serviceOf(stats, B)).toEqual({ meanMs: 10, maxMs: 10 });
  expect(serviceOf(stats, C)).toBeUndefined();
});

it('a shard that answers slowly is told from one that does not', async () => {
  const { clock, target, run, advance, finish } = harness(
    {
      profile: { type: 'constant', rate: 20 },
      durationMs: 4000,
      keys: { type: 'shards' },
      maxBatchRecords: 1,
      lingerMs: 0,
    },
    { shards: 2, latencyMs: () => 0 },
  );
  const put = target.putRecords.bind(target);
  const times = new Map<string, number[]>([
    [A, []],
    [B, []],
  ]);
  target.putRecords = async (records, signal) => {
    const reply = await put(records, signal);
    assert(reply.ok && reply.value.entries[0]?.ok === true, 'it is accepted');
    const { shardId } = reply.value.entries[0];
    const told = times.get(shardId) ?? [];
    told.push(shardId === B ? 200 + 10 * told.length : 7);
    await sleep(clock, told.at(-1) ?? 0);
    return reply;
  };
  await advance(4500, 1);
  await finish();
  const shards = run.snapshot().shards;
  expect(shards.map(({ records }) => records)).toEqual([40, 40]);
  for (const { shardId, service } of shards) {
    const calls = times.get(shardId) ?? [];
    expect(service?.meanMs).toBeCloseTo(calls.reduce((sum, ms) => sum + ms, 0) / 40, 6);
    expect(service?.maxMs).toBeCloseTo(Math.max(...calls), 6);
  }
  expect(shards[0]?.service?.meanMs).toBeCloseTo(7, 6);
  expect(shards[1]?.service).toMatchObject({ maxMs: 590 });
});
