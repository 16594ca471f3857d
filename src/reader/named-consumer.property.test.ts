import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ManualClock } from '../base/manual-clock.ts';
import { Sfc32 } from '../base/random.ts';
import { Computation } from './compute/computation.ts';
import { startConsumer, type Checkpoints, type ConsumerOptions } from './named-consumer.ts';
import type { ReadRecord } from './decode/read-record.ts';
import { MemoryStream, NO_FAULTS } from './testing/memory-stream.ts';

/** A consumer's lives: each ends as a crash does, without a last checkpoint. */
const lives = fc.record({
  seed: fc.integer(),
  shards: fc.integer({ min: 1, max: 3 }),
  limit: fc.integer({ min: 1, max: 9 }),
  every: fc.integer({ min: 1, max: 12 }),
  workMs: fc.constantFrom(0, 0, 20),
  consumerArn: fc.constantFrom(undefined, undefined, 'arn:consumer'),
  crashes: fc.array(fc.nat(4000), { maxLength: 5 }),
  puts: fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }),
  splitAt: fc.nat(10),
});

it('reads each record at least once, however often it crashes, and counts each id once', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (given) => {
      const clock = new ManualClock();
      const stream = new MemoryStream(clock, new Sfc32(given.seed, 1), given.shards);
      stream.faults = { ...NO_FAULTS, throttled: 0.1, empty: 0.2, expired: 0.1, lostReply: 0.1 };
      const makers = {
        digest: (key: string, data: Uint8Array) => `${key} ${new TextDecoder().decode(data)}`,
        stamp: () => undefined,
      };
      const spec = { kind: 'count', by: 'partition-key' } as const;
      const once = new Computation({ spec, ignoreSeenIds: { kind: 'stamp' } }, makers);
      const naive = new Computation({ spec }, makers);
      let kept: Checkpoints = {};
      const open = (computation: ConsumerOptions['computation'], checkpoints: Checkpoints) =>
        startConsumer(
          {
            name: 'one',
            reading: {
              shards: 'all',
              from: { type: 'TRIM_HORIZON' },
              checkpoints,
              limit: given.limit,
              intervalMs: 250,
              ...(given.consumerArn !== undefined && { consumerArn: given.consumerArn }),
            },
            alarmAgeMs: 5000,
            ...(computation !== undefined && { computation }),
            workMs: given.workMs,
            autoCheckpoint: { records: given.every },
            onCheckpoint: (next) => (kept = next),
          },
          { source: stream, clock, random: new Sfc32(given.seed, 2) },
        );
      let put = 0;
      const putSome = (count: number): void => {
        for (let i = 0; i < count; i += 1, put += 1)
          stream.put(`key-${put % 7}`, new TextEncoder().encode(String(put)));
      };
      // Both see the same lives: the second goes on from the first one's checkpoints.
      const both: ConsumerOptions['computation'] = {
        accept: (records: readonly ReadRecord[]) => {
          once.accept(records);
          naive.accept(records);
        },
        result: (at: number) => once.result(at),
      };
      for (const [i, crash] of given.crashes.entries()) {
        putSome(given.puts[i % given.puts.length] ?? 1);
        const open_ = stream.open[0];
        if (i === given.splitAt && open_ !== undefined) stream.split(open_.shardId);
        const life = open(both, kept);
        await clock.advance(crash);
        life.stop();
        await clock.advance(1000);
        await life.done;
      }
      putSome(given.puts[0] ?? 1);
      stream.faults = NO_FAULTS;
      const last = open(both, kept);
      for (let i = 0; i < 200 && once.result(0).processed < put; i += 1) await clock.advance(1000);
      last.stop();
      await clock.advance(1000);
      await last.done;
      expect(once.result(0).processed).toBe(put);
      expect(naive.result(0).processed).toBeGreaterThanOrEqual(put);
      expect(naive.result(0).processed).toBe(put + once.result(0).ignored);
      for (const { name, count } of once.result(0).top)
        expect(naive.result(0).top.find((one) => one.name === name)?.count).toBeGreaterThanOrEqual(
          count,
        );
    }),
    { numRuns: 80 },
  );
}, 60_000);
