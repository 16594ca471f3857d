import { describe, expect, it } from 'vitest';
import { Sfc32 } from '../../base/random.ts';
import { KIB, MIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { FailingTargetOptions } from '../testing/failing-target.ts';
import { fullBuckets } from './own-tokens.ts';
import { harness } from '../testing/run-harness.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { CauseSeconds } from './run-snapshot.ts';
import { ThrottleJudge } from './throttle-judge.ts';

/** A shard with the quotas of a real one. */
const SHARD = { shards: 1, recordsPerSecond: 1000, bytesPerSecond: MIB } as const;
const LONG_AGO = Number.NEGATIVE_INFINITY;
const one = { type: 'one', key: 'k' } as const;

const textOf = (bytes: number) => ({ template: { text: 'x'.repeat(bytes) } });

async function causesOf(
  seconds: number,
  scenario: Partial<ScenarioInput>,
  target: Partial<FailingTargetOptions>,
): Promise<readonly CauseSeconds[]> {
  const { run, advance, target: double } = harness({ keys: one, ...scenario }, target);
  await advance(seconds * 1000 + 20);
  const { causes } = run.snapshot();
  run.abandon();
  expect(double.throttled).toBeGreaterThan(0);
  return causes;
}

/** For how many seconds a kind of cause was named. */
function secondsOf(causes: readonly CauseSeconds[], type: string): number {
  return causes.reduce((sum, { cause, seconds }) => sum + (cause.type === type ? seconds : 0), 0);
}

describe('a run that is alone', () => {
  it('fills a shard itself with 1.3 records/s of 900 KB', async () => {
    const causes = await causesOf(
      25,
      { profile: { type: 'constant', rate: 1.3 }, ...textOf(900_000) },
      SHARD,
    );
    expect(secondsOf(causes, 'other-producer')).toBe(0);
    expect(causes).toMatchObject([{ cause: { type: 'shard', limit: 'bytes' } }]);
  });

  it('fills a shard itself with records of 10 MiB', async () => {
    const causes = await causesOf(
      60,
      { profile: { type: 'constant', rate: 0.2 }, ...textOf(10 * MIB - 1) },
      { ...SHARD, burstBytes: 10 * MIB, maxRecordBytes: 10 * MIB },
    );
    expect(secondsOf(causes, 'other-producer')).toBe(0);
    expect(causes).toMatchObject([{ cause: { type: 'shard', limit: 'bytes' } }]);
  });

  it('fills a shard itself with a burst that it sends again', async () => {
    const causes = await causesOf(
      20,
      { total: 5000, profile: { type: 'constant', rate: 5000 }, retry: { type: 'backoff' } },
      SHARD,
    );
    expect(secondsOf(causes, 'other-producer')).toBe(0);
    expect(causes).toMatchObject([{ cause: { type: 'shard', limit: 'records' } }]);
  });

  it.each([20, 200, 2000])(
    'is never called another producer, however it sends, over a line of up to 2 × %i ms',
    async (slowest) => {
      for (let seed = 0; seed < 8; seed += 1) {
        const random = new Sfc32(seed, slowest);
        const { run, advance } = harness(...aloneAtRandom(random, slowest));
        await advance(15_000, 250);
        const { causes } = run.snapshot();
        run.abandon();
        expect(secondsOf(causes, 'other-producer'), `seed ${seed}`).toBe(0);
      }
    },
    30_000,
  );
});

/** A run of records of 10 B to 800 KB, in bursts around what a shard takes. */
function aloneAtRandom(
  random: Sfc32,
  slowest: number,
): [Partial<ScenarioInput>, Partial<FailingTargetOptions>] {
  const bytes = Math.floor(10 ** (1 + random.next() * 4.9));
  // Between a third of what a shard takes and three times as much.
  const rate = Math.min(1000, MIB / bytes) * 3 ** (random.next() * 2 - 1);
  const burstBytes = random.below(2) === 0 ? MIB : 10 * MIB;
  const scenario: Partial<ScenarioInput> = {
    keys: one,
    inFlight: 1 + random.below(20),
    profile: {
      type: 'burst',
      rate: Math.max(0.5, rate * 2),
      onMs: 500 + random.below(3000),
      offMs: 500 + random.below(3000),
    },
    retry: random.below(4) === 0 ? { type: 'immediate', ttlMs: 500 } : { type: 'backoff' },
    ...textOf(bytes),
  };
  return [
    scenario,
    {
      ...SHARD,
      burstBytes,
      maxRecordBytes: burstBytes,
      // Calls overtake each other on their way, and so do their answers.
      latencyMs: () => random.below(slowest),
      answerMs: () => random.below(slowest),
      fault: () => (['cut-after', '503'] as const)[random.below(40)] ?? 'none',
    },
  ];
}

describe('another producer', () => {
  it.each([
    ['large records', 1, 600_000, 5, 'backoff'],
    ['large records on a slow line', 1, 600_000, 400, 'backoff'],
    ['many records', 700, 100, 5, 'backoff'],
    ['many records on a slow line', 500, 100, 300, 'backoff'],
    ['records that are sent again at once', 600, 100, 20, 'immediate'],
  ] as const)('is named to a run of %s', async (_, rate, bytes, latencyMs, type) => {
    const seconds = 20;
    const causes = await causesOf(
      seconds,
      {
        profile: { type: 'constant', rate },
        retry: { type, ttlMs: 2000 },
        ...textOf(bytes),
      },
      // It leaves three tenths of the shard.
      {
        shards: 1,
        recordsPerSecond: 300,
        bytesPerSecond: 0.3 * MIB,
        burstBytes: MIB,
        latencyMs: () => latencyMs / 2,
        answerMs: () => latencyMs / 2,
      },
    );
    expect(causes[0]?.cause).toMatchObject({ type: 'other-producer' });
    expect(secondsOf(causes, 'other-producer')).toBeGreaterThanOrEqual(seconds / 2);
  });

  it('is named to a run of records as large as the bucket', async () => {
    const causes = await causesOf(
      60,
      { profile: { type: 'constant', rate: 1 / 20 }, ...textOf(10 * MIB - 1) },
      {
        ...SHARD,
        bytesPerSecond: 0.3 * MIB,
        burstBytes: 10 * MIB,
        maxRecordBytes: 10 * MIB,
      },
    );
    expect(secondsOf(causes, 'other-producer')).toBeGreaterThan(0);
  });
});

describe('a refusal', () => {
  it('proves nothing until what left before it is answered, and may be explained by that', () => {
    const full = fullBuckets(MIB);
    const judge = new ThrottleJudge(full, LONG_AGO);
    expect(judge.refuse(400 * KIB, 100, 200)).toBe(true);
    // A call that left at 150 has no answer yet.
    expect(judge.resolve(150)).toBe(false);
    judge.own.take(800 * KIB, 300);
    expect(judge.resolve(Number.POSITIVE_INFINITY)).toBe(true);
    expect(judge.proven).toBe(false);
    // A second later the bucket has room again.
    expect(judge.refuse(400 * KIB, 1400, 1500)).toBe(true);
    expect(judge.resolve(1500)).toBe(true);
    expect(judge.proven).toBe(true);
    judge.forget();
    expect(judge.proven).toBe(false);
  });

  it('is judged by what was lacking when its call left, not when its answer came', () => {
    const judge = new ThrottleJudge(fullBuckets(MIB), LONG_AGO);
    judge.own.take(900_000, 1000);
    for (let at = 1050; at <= 3000; at += 50) judge.own.take(10, at);
    expect(judge.refuse(900_000, 1200, 3000)).toBe(false);
    expect(judge.refuse(900_000, 2000, 3000)).toBe(true);
  });

  it('soon after the start proves nothing: the bucket need not have been full', () => {
    const judge = new ThrottleJudge(fullBuckets(10 * MIB), 1000);
    expect(judge.refuse(10 * MIB, 9000, 9100)).toBe(false);
    expect(judge.refuse(10 * MIB, 11_200, 11_300)).toBe(true);
    // For which a small record need not wait.
    const small = new ThrottleJudge(fullBuckets(10 * MIB), 1000);
    expect(small.refuse(100, 1010, 1020)).toBe(true);
  });
});
