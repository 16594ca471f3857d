import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_HASH_KEY } from '../kinesis/hash-keys/hash-key.ts';
import { decodeAggregate } from '../kinesis/records/kpl.ts';
import { ShardMap } from '../kinesis/shards/shard-map.ts';
import { harness } from './testing/run-harness.ts';
import type { ScenarioInput } from './scenario.ts';

const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('sending', () => {
  it('a batch leaves when it is full, or 100 ms after its first record', async () => {
    const full = harness({ total: 5000, profile: { type: 'constant', rate: 20_000 } });
    await full.finish();
    expect(full.target.batches.map(({ records }) => records.length)).toEqual(
      Array.from({ length: 10 }, () => 500),
    );
    const slow = harness({ profile: { type: 'constant', rate: 50 } });
    await slow.advance(10_000);
    const gaps = slow.target.batches
      .slice(1)
      .map(({ at }, i) => at - (slow.target.batches[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(140);
    slow.run.abandon();
  });

  it('is smooth: no 100 ms hold more than 20 % of a second', async () => {
    for (const rate of [60, 500, 2000, 20_000]) {
      const { target, run, advance } = harness({ profile: { type: 'constant', rate } });
      await advance(10_000);
      const windows = Array.from({ length: 100 }, () => 0);
      for (const { at, records } of target.batches)
        windows[Math.floor(at / 100)] = (windows[Math.floor(at / 100)] ?? 0) + records.length;
      expect(windows.filter((count) => count > rate * 0.2).length).toBeLessThanOrEqual(5);
      expect(Math.abs(run.snapshot().accounts.accepted - rate * 10)).toBeLessThanOrEqual(
        Math.max(rate * 0.15, 10),
      );
      run.abandon();
    }
  });

  it.each([
    ["the KPL's 5 MiB", {}, 5_242_880, 3],
    ["the service's 10 MiB", { maxBatchBytes: 10_485_760 }, 10_485_760, 6],
  ])('keeps batches below %s', async (_, parts, most, records) => {
    const { target, finish } = harness(
      {
        total: 12,
        profile: { type: 'constant', rate: 20 },
        template: { text: `{i}${'x'.repeat(1_500_000)}` },
        lingerMs: 2000,
        ...parts,
      },
      { maxRecordBytes: 10_485_760 },
    );
    expect((await finish()).accepted).toBe(12);
    for (const batch of target.batches) {
      const sizes = batch.records.map((one) => one.data.length + one.partitionKey.length);
      expect(sum(sizes)).toBeLessThanOrEqual(most);
    }
    expect(Math.max(...target.batches.map((batch) => batch.records.length))).toBe(records);
  });

  it('lets a large record leave alone', async () => {
    const large = harness(
      { total: 3, template: { text: 'x'.repeat(10_485_700) }, keys: { type: 'one', key: 'k' } },
      { maxRecordBytes: 10_485_760 },
    );
    expect(await large.finish()).toMatchObject({ accepted: 3, payloadUnits: 3 * 410 });
    expect(large.target.batches.map(({ records }) => records.length)).toEqual([1, 1, 1]);
  });

  it('keeps to its requests in flight', async () => {
    const { run, advance } = harness(
      { profile: { type: 'constant', rate: 10_000 }, inFlight: 2 },
      { latencyMs: () => 200 },
    );
    for (let i = 0; i < 50; i += 1) {
      await advance(50);
      expect(run.snapshot().accounts.inFlight).toBeLessThanOrEqual(1000);
    }
    expect(run.snapshot().cause).toEqual({ type: 'in-flight', limit: 2 });
    run.abandon();
  });

  it('sends one record in all, and one in ten seconds', async () => {
    expect((await harness({ total: 1 }).finish()).accepted).toBe(1);
    const slow = harness({ profile: { type: 'constant', rate: 0.1 }, durationMs: 30_000 });
    const result = await slow.finish();
    expect(result.accepted).toBe(3);
    expect(result.windows.filter((window) => window.target > 0).map(({ t }) => t)).toEqual([
      9, 19, 29,
    ]);
  });

  it('sends bytes at a rate', async () => {
    const { finish } = harness({
      profile: { type: 'constant', unit: 'bytes', rate: 10_000 },
      template: { text: 'x'.repeat(90) },
      keys: { type: 'one', key: '0123456789' },
      durationMs: 5000,
    });
    const result = await finish();
    expect(result.accepted).toBe(500);
    expect(result.acceptedBytes).toBe(50_000);
    expect(sum(result.windows.map((window) => window.target))).toBe(result.due);
  });

  it('goes as fast as it can when closed', async () => {
    const { target, finish } = harness(
      { profile: { type: 'closed' }, durationMs: 2000, inFlight: 3 },
      { latencyMs: () => 100 },
    );
    const result = await finish();
    expect(result.accepted).toBe(target.stored.length);
    expect(result.accepted).toBeGreaterThan(3 * 19 * 500);
    expect(sum(result.windows.map((window) => window.target))).toBe(result.due);
    expect((await harness({ profile: { type: 'closed' }, total: 1234 }).finish()).accepted).toBe(
      1234,
    );
  });

  it('puts records one by one in order, and waits for a retry', async () => {
    const { target, finish } = harness(
      { total: 30, ordered: true, keys: { type: 'one', key: 'k' }, retry: { type: 'backoff' } },
      { fault: (call) => (call % 5 === 0 ? '500' : 'none') },
    );
    const result = await finish();
    expect(result.accepted).toBe(30);
    expect(target.stored.map(({ record }) => text(record.data))).toEqual(
      Array.from({ length: 30 }, (_, i) => `record ${i}`),
    );
  });

  it('compresses each record', async () => {
    const { target, finish } = harness({ total: 20, gzip: true });
    await finish();
    expect(target.stored.map(({ record }) => text(gunzipSync(record.data))).toSorted()[0]).toBe(
      'record 0',
    );
  });

  it('same seed, same records and keys', async () => {
    const keys = async (seed: string | number): Promise<string[]> => {
      const { target, finish } = harness({ total: 50, seed });
      await finish();
      return target.stored.map(({ record }) => record.partitionKey).toSorted();
    };
    expect(await keys('a')).toEqual(await keys('a'));
    expect(await keys(7)).toEqual(await keys('7'));
    expect(await keys('a')).not.toEqual(await keys('b'));
  });

  it('works on 500 shards', async () => {
    const { run, finish } = harness(
      { total: 5000, profile: { type: 'constant', rate: 5000 }, keys: { type: 'shards' } },
      { shards: 500 },
    );
    const result = await finish();
    expect(result.shards.map(({ records }) => records)).toEqual(
      Array.from({ length: 500 }, () => 10),
    );
    expect(result.hotShardIndex).toBeCloseTo(1, 9);
    expect(structuredClone(run.snapshot())).toEqual(run.snapshot());
    const heat = run.heat(0);
    expect(heat.shardIds).toHaveLength(500);
    expect(sum([...heat.records])).toBeGreaterThan(4000);
  });
});

describe('resharding', () => {
  it.each([false, true])(
    'is noticed mid-run and loses nothing (aggregate: %s)',
    async (aggregate) => {
      const { target, run, advance, finish } = harness({
        profile: { type: 'constant', rate: 500 },
        durationMs: 8000,
        aggregate,
        keys: { type: 'n', count: 1000 },
      });
      await advance(3000);
      target.reshard(7);
      const result = await finish();
      expect(result.accepted).toBe(4000);
      expect(run.snapshot().marks).toContainEqual(
        expect.objectContaining({ type: 'shards', value: 7 }),
      );
      expect(target.listings).toBeLessThanOrEqual(3);
      expect(result.shards).toHaveLength(11);
      expect(result.hotShardIndex).toBeLessThan(1.6);
      const seen = target.stored.flatMap(({ record }) => decodeAggregate(record.data) ?? [record]);
      expect(new Set(seen.map((one) => text(one.data))).size).toBe(4000);
      expect(seen).toHaveLength(4000);
    },
  );

  it('no aggregate holds a record of another shard once the new map is known', async () => {
    const { target, advance, finish } = harness({
      profile: { type: 'constant', rate: 1000 },
      durationMs: 6000,
      aggregate: true,
    });
    await advance(2000);
    target.reshard(9);
    await advance(2000);
    const before = target.stored.length;
    await finish();
    const map = new ShardMap(target.ranges);
    for (const { record } of target.stored.slice(before)) {
      const home = map.shardOfHash(BigInt(record.explicitHashKey ?? '0'));
      const users = decodeAggregate(record.data);
      if (users === undefined) continue;
      for (const user of users) expect(map.shardOfKey(user.partitionKey)).toBe(home);
    }
  });
});

describe('keys', () => {
  const keysOf = async (keys: NonNullable<ScenarioInput['keys']>, total = 400) => {
    const { target, run, finish } = harness({
      total,
      keys,
      profile: { type: 'constant', rate: 100 },
    });
    const result = await finish();
    return { records: target.stored.map(({ record }) => record), target, run, result };
  };

  it('millis and seconds follow the clock', async () => {
    const seconds = await keysOf({ type: 'seconds' });
    expect(new Set(seconds.records.map((one) => one.partitionKey)).size).toBe(5);
    const millis = await keysOf({ type: 'millis' });
    expect(new Set(millis.records.map((one) => one.partitionKey)).size).toBe(400);
  });

  it('n keys are used evenly, zipf keys by rank, a list by weight', async () => {
    const n = await keysOf({ type: 'n', count: 8 });
    expect(n.run.snapshot().topKeys.map(({ records }) => records)).toEqual(Array(8).fill(50));
    const zipf = await keysOf({ type: 'zipf', count: 50, exponent: 1.2 }, 2000);
    const [first, second] = zipf.run.snapshot().topKeys;
    expect(first?.key).toBe('key-0');
    expect((first?.records ?? 0) / (second?.records ?? 1)).toBeGreaterThan(1.8);
    const weights = await keysOf(
      {
        type: 'weights',
        keys: [
          { key: 'a', weight: 3 },
          { key: 'b', weight: 1 },
          { key: 'c', weight: 0 },
        ],
      },
      2000,
    );
    const used = weights.records.filter((one) => one.partitionKey === 'a').length;
    expect(used / 2000).toBeCloseTo(0.75, 1);
    expect(weights.records.some((one) => one.partitionKey === 'c')).toBe(false);
  });

  it('explicit hash keys are random, or aimed', async () => {
    const random = await keysOf({ type: 'hash' });
    for (const { explicitHashKey } of random.records)
      expect(BigInt(explicitHashKey ?? '-1') <= MAX_HASH_KEY).toBe(true);
    expect(random.result.hotShardIndex).toBeLessThan(1.4);
    const aimed = await keysOf({ type: 'shard', shardId: 'shardId-000000000002' });
    expect(new Set(aimed.target.stored.map(({ shardId }) => shardId))).toEqual(
      new Set(['shardId-000000000002']),
    );
  });
});

describe('limiter', () => {
  it('strict keeps every shard below its quota, so that nothing throttles', async () => {
    const { target, run, advance, finish } = harness(
      {
        profile: { type: 'constant', rate: 2000 },
        durationMs: 5000,
        keys: { type: 'one', key: 'k' },
        limiter: 'strict',
      },
      { recordsPerSecond: 1000, latencyMs: () => 20 },
    );
    await advance(4000);
    expect(run.snapshot().cause).toMatchObject({ type: 'limiter' });
    const result = await finish();
    expect(result.accepted).toBe(10_000);
    expect(target.throttled).toBeLessThan(50);
  });
});
