import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lawRuns } from '../base/testing/law-runs.ts';
import { ManualClock } from '../base/manual-clock.ts';
import { Sfc32 } from '../base/random.ts';
import type { ReadingOptions } from './shards/options.ts';
import type { ReadRecord } from './decode/read-record.ts';
import { startReading } from './reader.ts';
import { MemoryStream } from './testing/memory-stream.ts';

/** What happens to a stream while it is read; numbers choose a shard or a key. */
const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('put'), of: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('split'), of: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('merge'), of: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('double'), of: fc.nat(30) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('wait'), of: fc.nat(3000) }) },
);

const faults = fc.record({
  throttled: fc.double({ min: 0, max: 0.2, noNaN: true }),
  lost: fc.double({ min: 0, max: 0.15, noNaN: true }),
  lostReply: fc.double({ min: 0, max: 0.2, noNaN: true }),
  expired: fc.double({ min: 0, max: 0.3, noNaN: true }),
  empty: fc.double({ min: 0, max: 0.5, noNaN: true }),
  internal: fc.double({ min: 0, max: 0.1, noNaN: true }),
});

const history = fc.record({
  seed: fc.integer(),
  shards: fc.integer({ min: 1, max: 4 }),
  before: fc.array(happening, { maxLength: 40, size: 'max' }),
  during: fc.array(happening, { maxLength: 40, size: 'max' }),
  faults,
  namesChildren: fc.boolean(),
  limit: fc.integer({ min: 1, max: 7 }),
});

class World {
  readonly clock = new ManualClock();
  readonly stream: MemoryStream;
  readonly put: { key: string; n: number }[] = [];

  constructor(seed: number, shards: number) {
    this.stream = new MemoryStream(this.clock, new Sfc32(seed, 1), shards);
  }

  async happen(event: { what: string; of: number }): Promise<void> {
    const open = this.stream.open;
    const shard = open[event.of % open.length]?.shardId ?? '';
    if (event.what === 'split' && open.length < 12) this.stream.split(shard);
    if (event.what === 'merge') this.stream.mergeWithNext(shard);
    if (event.what === 'double' && open.length < 5)
      for (const one of open) this.stream.split(one.shardId);
    if (event.what === 'wait') await this.clock.advance(event.of);
    if (event.what !== 'put') return;
    for (let i = 0; i < 5; i += 1) {
      const key = `key-${(event.of + i) % 11}`;
      const n = this.put.length;
      this.stream.put(key, new TextEncoder().encode(String(n)));
      this.put.push({ key, n });
    }
  }
}

const numberOf = (record: ReadRecord): number => Number(new TextDecoder().decode(record.data));

/** Complete, once, and for each key in the order of its puts. */
function expectAll(read: readonly ReadRecord[], put: readonly { key: string; n: number }[]): void {
  expect(read.map(numberOf).toSorted((a, b) => a - b)).toEqual(put.map((one) => one.n));
  const last = new Map<string, number>();
  for (const record of read) {
    const key = record.partitionKey ?? '';
    expect(numberOf(record)).toBeGreaterThan(last.get(key) ?? -1);
    last.set(key, numberOf(record));
  }
}

async function readHistory(
  given: {
    seed: number;
    shards: number;
    before: readonly { what: string; of: number }[];
    during: readonly { what: string; of: number }[];
    faults: MemoryStream['faults'];
    namesChildren: boolean;
    limit: number;
  },
  options: Partial<ReadingOptions>,
): Promise<void> {
  const world = new World(given.seed, given.shards);
  for (const event of given.before) await world.happen(event);
  world.stream.faults = given.faults;
  world.stream.namesChildren = given.namesChildren;
  const read: ReadRecord[] = [];
  const reader = startReading(
    { shards: 'all', from: { type: 'TRIM_HORIZON' }, limit: given.limit, ...options },
    {
      source: world.stream,
      clock: world.clock,
      random: new Sfc32(given.seed, 2),
      sink: (records) => void read.push(...records),
    },
  );
  for (const event of given.during) await world.happen(event);
  world.stream.faults = { ...given.faults, throttled: 0.01, lost: 0, lostReply: 0.01 };
  for (let i = 0; i < 2000 && reader.snapshot().totals.read < world.put.length; i += 1)
    await world.clock.advance(1000);
  expect(reader.snapshot().shards.filter((shard) => shard.state.state === 'failed')).toEqual([]);
  expectAll(read, world.put);
  expect(reader.store.nextId).toBe(world.put.length);
  reader.stop();
  await world.clock.advance(1000);
  await reader.done;
}

it('reads any history complete, once, and in order per key, by polling', async () => {
  await fc.assert(
    fc.asyncProperty(history, (given) => readHistory(given, {})),
    { numRuns: lawRuns(40, 150) },
  );
}, 120_000);

it('reads any history complete, once, and in order per key, by enhanced fan-out', async () => {
  await fc.assert(
    fc.asyncProperty(history, (given) => readHistory(given, { consumerArn: 'arn:consumer' })),
    { numRuns: lawRuns(20, 60) },
  );
}, 120_000);

it('goes on from checkpoints, whenever it was stopped, without a gap or a repeat', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.nat(6000), async (given, stopAfter) => {
      const world = new World(given.seed, given.shards);
      for (const event of given.before) await world.happen(event);
      world.stream.faults = given.faults;
      const read: ReadRecord[] = [];
      const deps = {
        source: world.stream,
        clock: world.clock,
        random: new Sfc32(given.seed, 2),
        sink: (records: readonly ReadRecord[]): void => void read.push(...records),
      };
      const options = {
        shards: 'all',
        from: { type: 'TRIM_HORIZON' },
        limit: given.limit,
      } as const;
      const first = startReading(options, deps);
      await world.clock.advance(stopAfter);
      first.stop();
      const { shards } = await first.done;
      const checkpoints = Object.fromEntries(
        shards.flatMap((shard): [string, 'ended' | { sequenceNumber: string }][] => {
          const { state, lastSequenceNumber } = shard;
          if (state.state === 'ended' && state.why === 'closed') return [[shard.shardId, 'ended']];
          return lastSequenceNumber === undefined
            ? []
            : [[shard.shardId, { sequenceNumber: lastSequenceNumber }]];
        }),
      );
      for (const event of given.during) await world.happen(event);
      world.stream.faults = { ...given.faults, throttled: 0, lost: 0 };
      const second = startReading({ ...options, checkpoints, until: 'tip' }, deps);
      for (let i = 0; i < 2000 && second.snapshot().state !== 'ended'; i += 1)
        await world.clock.advance(1000);
      expectAll(read, world.put);
    }),
    { numRuns: lawRuns(30, 100) },
  );
}, 120_000);
