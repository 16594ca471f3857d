import { describe, expect, it } from 'vitest';
import { ok } from '../../base/result.ts';
import { gapCause, type SecondFacts } from './gap-cause.ts';
import { harness } from '../testing/run-harness.ts';
import type { FailingTargetOptions } from '../testing/failing-target.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { GapCause } from './run-snapshot.ts';

async function causeAfter(
  seconds: number,
  scenario: Partial<ScenarioInput>,
  target: Partial<FailingTargetOptions> = {},
): Promise<GapCause | null> {
  const { run, advance } = harness(scenario, target);
  await advance(seconds * 1000 + 20);
  const { cause } = run.snapshot();
  run.abandon();
  return cause;
}

const one = { type: 'one', key: 'k' } as const;

describe('the cause of a gap', () => {
  it('is none when all goes well', async () => {
    expect(await causeAfter(5, { profile: { type: 'constant', rate: 1000 } })).toBeNull();
    expect(await causeAfter(5, { profile: { type: 'constant', rate: 1 } })).toBeNull();
  });

  it('is a shard full of our records', async () => {
    const cause = await causeAfter(
      5,
      { profile: { type: 'constant', rate: 2500 }, keys: one },
      { recordsPerSecond: 1000, bytesPerSecond: 1_048_576 },
    );
    expect(cause).toMatchObject({ type: 'shard', limit: 'records' });
  });

  it('is a shard full of our bytes', async () => {
    const cause = await causeAfter(
      5,
      {
        profile: { type: 'constant', rate: 200 },
        keys: one,
        template: { text: 'x'.repeat(10_000) },
        retry: { type: 'none' },
      },
      { recordsPerSecond: 1000, bytesPerSecond: 1_048_576 },
    );
    expect(cause).toMatchObject({ type: 'shard', limit: 'bytes' });
  });

  it.each(['none', 'backoff'] as const)(
    'is another producer, when we are under the limit (retry %s)',
    async (type) => {
      const cause = await causeAfter(
        8,
        { profile: { type: 'constant', rate: 600 }, keys: one, retry: { type } },
        { recordsPerSecond: 300, bytesPerSecond: 1_048_576 },
      );
      expect(cause).toMatchObject({ type: 'other-producer', shardId: 'shardId-000000000002' });
    },
  );

  it('is the service, slow or failing', async () => {
    const rate = { profile: { type: 'constant', rate: 20_000 } } as const;
    expect(await causeAfter(5, { ...rate, inFlight: 4 }, { latencyMs: () => 800 })).toMatchObject({
      type: 'latency',
    });
    expect(await causeAfter(5, {}, { fault: () => '500' })).toEqual({
      type: 'errors',
      code: 'InternalFailure',
    });
  });

  it('is our own limit of requests in flight', async () => {
    const rate = { profile: { type: 'constant', rate: 20_000 } } as const;
    expect(await causeAfter(5, { ...rate, inFlight: 1 }, { latencyMs: () => 50 })).toEqual({
      type: 'in-flight',
      limit: 1,
    });
  });

  it('is our own limiter, which holds back what one shard cannot take', async () => {
    const cause = await causeAfter(5, {
      profile: { type: 'constant', rate: 3000 },
      keys: one,
      limiter: 'strict',
    });
    expect(cause).toEqual({ type: 'limiter', shardId: 'shardId-000000000002' });
  });

  it('is this machine, when records take longer to make than there is time', async () => {
    let spent = 0;
    const { clock, run, advance } = harness(
      { profile: { type: 'constant', rate: 5000 } },
      {},
      {
        compile: () =>
          ok({
            next() {
              // Each record takes a millisecond of the run's own time.
              spent += 1;
              return new Uint8Array(10);
            },
          }),
      },
    );
    const now = clock.now.bind(clock);
    clock.now = () => now() + spent;
    // Time must pass between two slices, or the test's own clock would stand still.
    const after = clock.after.bind(clock);
    clock.after = (delayMs, action) => after(Math.max(delayMs, 10), action);
    await advance(3000);
    expect(run.snapshot().cause).toEqual({ type: 'generator' });
    run.abandon();
  });

  it('is this machine, told from the figures of a second alone', () => {
    const facts: SecondFacts = {
      window: { t: 3, target: 50_000, offered: 30_000, accepted: 30_000, throttled: 0, dropped: 0 },
      inFlightLimit: 6,
      noSlot: 0,
      outOfTime: 60,
      droppedLate: 0,
      held: 0,
      heldShardId: undefined,
      serviceMs: 5,
      errorCode: undefined,
      errors: 0,
      shards: [],
    };
    expect(gapCause(facts)).toEqual({ type: 'generator' });
    expect(gapCause({ ...facts, window: { ...facts.window, offered: 49_900 } })).toBeNull();
  });
});
