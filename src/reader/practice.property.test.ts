import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lawRuns } from '../base/testing/law-runs.ts';
import { ManualClock } from '../base/manual-clock.ts';
import { Sfc32 } from '../base/random.ts';
import { ServiceError, type ApiObject } from '../simulator/operation.ts';
import { createService, type SimulatedService } from '../simulator/service/service.ts';
import type { ReadRecord } from './decode/read-record.ts';
import { startReading } from './reader.ts';
import { ServiceSource } from './testing/service-source.ts';

const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('put'), of: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('split'), of: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('merge'), of: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('scale'), of: fc.nat(30) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('wait'), of: fc.nat(3000) }) },
);

const share = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true });

const history = fc.record({
  seed: fc.nat(),
  shards: fc.integer({ min: 1, max: 3 }),
  before: fc.array(happening, { maxLength: 40, size: 'max' }),
  during: fc.array(happening, { maxLength: 40, size: 'max' }),
  faults: fc.record({
    throttled: share(0.2),
    lost: share(0.15),
    lostReply: share(0.2),
    expired: share(0.3),
    empty: fc.constant(0),
    internal: share(0.1),
  }),
  limit: fc.integer({ min: 1, max: 7 }),
});

/** A practice stream, and what was acknowledged of the puts to it. */
class Practice {
  readonly clock = new ManualClock();
  readonly service: SimulatedService;
  readonly put: { key: string; n: number }[] = [];

  constructor(seed: number, shards: number) {
    this.service = createService({
      clock: this.clock,
      accountId: '123456789012',
      region: 'us-east-1',
      seed,
      transitionMs: 500,
      limits: true,
      maxBytes: 1e8,
    });
    this.service.seedStream('s', shards);
  }

  async #try(operation: string, input: ApiObject): Promise<ApiObject | undefined> {
    try {
      return await this.service.call(operation, { StreamName: 's', ...input });
    } catch (thrown) {
      // A stream that is being resharded, or a shard that has no neighbour: nothing happens.
      if (thrown instanceof ServiceError) return undefined;
      throw thrown;
    }
  }

  async #open(): Promise<ApiObject[]> {
    const { Shards } = (await this.#try('ListShards', {})) ?? {};
    const all = (Shards ?? []) as ApiObject[];
    return all.filter(
      (shard) => (shard['SequenceNumberRange'] as ApiObject)['EndingSequenceNumber'] === undefined,
    );
  }

  async happen({ what, of }: { what: string; of: number }): Promise<void> {
    if (what === 'wait') return this.clock.advance(of);
    if (what === 'put') return this.#put(of);
    const open = await this.#open();
    const shard = open[of % open.length];
    const range = shard?.['HashKeyRange'] as ApiObject;
    if (what === 'scale') {
      const TargetShardCount = 1 + (of % Math.min(6, open.length * 2));
      await this.#try('UpdateShardCount', { TargetShardCount, ScalingType: 'UNIFORM_SCALING' });
    } else if (what === 'split' && open.length < 8) {
      const start = BigInt(range['StartingHashKey'] as string);
      const end = BigInt(range['EndingHashKey'] as string);
      const point = String((start + end) / 2n + 1n);
      await this.#try('SplitShard', {
        ShardToSplit: shard?.['ShardId'],
        NewStartingHashKey: point,
      });
    } else if (what === 'merge') {
      const next = String(BigInt(range['EndingHashKey'] as string) + 1n);
      const neighbour = open.find(
        (one) => (one['HashKeyRange'] as ApiObject)['StartingHashKey'] === next,
      );
      if (neighbour === undefined) return;
      await this.#try('MergeShards', {
        ShardToMerge: shard?.['ShardId'],
        AdjacentShardToMerge: neighbour['ShardId'],
      });
    }
  }

  async #put(of: number): Promise<void> {
    for (let i = 0; i < 5; i += 1) {
      const key = `key-${(of + i) % 11}`;
      const n = this.put.length;
      const Data = new TextEncoder().encode(String(n));
      const stored = await this.#try('PutRecord', { PartitionKey: key, Data });
      if (stored !== undefined) this.put.push({ key, n });
    }
  }
}

const numberOf = (record: ReadRecord): number => Number(new TextDecoder().decode(record.data));

it('reads any history of a practice stream complete, once, and in order per key', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (given) => {
      const practice = new Practice(given.seed, given.shards);
      for (const event of given.before) await practice.happen(event);
      const random = new Sfc32(given.seed, 7);
      const source = new ServiceSource(practice.service, 's', random, given.faults);
      const read: ReadRecord[] = [];
      const reader = startReading(
        { shards: 'all', from: { type: 'TRIM_HORIZON' }, limit: given.limit },
        {
          source,
          clock: practice.clock,
          random: new Sfc32(given.seed, 2),
          sink: (records) => void read.push(...records),
        },
      );
      for (const event of given.during) await practice.happen(event);
      source.faults = { ...given.faults, throttled: 0.01, lost: 0, lostReply: 0.01 };
      for (let i = 0; i < 1500 && read.length < practice.put.length; i += 1)
        await practice.clock.advance(500);
      expect(reader.snapshot().shards.filter((one) => one.state.state === 'failed')).toEqual([]);
      expect(read.map(numberOf).toSorted((a, b) => a - b)).toEqual(practice.put.map(({ n }) => n));
      const last = new Map<string, number>();
      for (const record of read) {
        expect(numberOf(record)).toBeGreaterThan(last.get(record.partitionKey ?? '') ?? -1);
        last.set(record.partitionKey ?? '', numberOf(record));
      }
      reader.stop();
      practice.service.close();
    }),
    { numRuns: lawRuns(20, 60) },
  );
}, 120_000);
