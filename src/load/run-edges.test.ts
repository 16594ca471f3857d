import { describe, expect, it } from 'vitest';
import { err } from '../base/result.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import type { OutgoingRecord } from './target.ts';
import type { Harness } from './testing/run-harness.ts';
import { harness } from './testing/run-harness.ts';

/** The most records that wait within `ms`. */
async function mostWaiting({ run, advance }: Harness, ms: number): Promise<number> {
  let most = 0;
  for (let spent = 0; spent < ms; spent += 50) {
    await advance(50);
    most = Math.max(most, run.snapshot().accounts.waiting);
  }
  run.abandon();
  return most;
}

/** By record: when each of its tries was sent, clock ms. */
function triesOf({ target }: Harness): Map<string, number[]> {
  const tries = new Map<string, number[]>();
  const nameOf = ({ data }: OutgoingRecord): string => decodeUtf8(data);
  for (const { at, records } of target.batches)
    for (const record of records)
      tries.set(nameOf(record), [...(tries.get(nameOf(record)) ?? []), at]);
  return tries;
}

describe('a machine that sleeps while requests are in flight', () => {
  it.each(['pause', 'end'] as const)('does not blame the service (%s)', async (onBlocked) => {
    const { clock, run, advance } = harness(
      { profile: { type: 'constant', rate: 1000 } },
      { latencyMs: () => 300 },
      { onBlocked },
    );
    await advance(1000);
    expect(run.snapshot().accounts.inFlight).toBeGreaterThan(0);
    const now = clock.now.bind(clock);
    clock.now = () => now() + 60_000;
    await advance(2000);
    const { state, accounts, errors, marks } = run.snapshot();
    expect(state.type).toBe('running');
    expect(errors).toEqual([]);
    expect(accounts.accepted).toBeGreaterThan(2000);
    expect(marks.map(({ type }) => type)).toEqual(['suspended']);
    run.abandon();
  });

  it('still gives in to a service that is silent after it woke', async () => {
    const { clock, run, advance } = harness(
      { profile: { type: 'constant', rate: 100 }, retry: { type: 'none' } },
      { fault: () => 'hang' },
      { onBlocked: 'end' },
    );
    await advance(1000);
    const now = clock.now.bind(clock);
    clock.now = () => now() + 60_000;
    await advance(28_000);
    expect(run.snapshot().state.type).toBe('running');
    await advance(3000);
    expect(run.snapshot().state).toMatchObject({
      reason: { type: 'blocked', problem: { code: 'NoReply' } },
    });
    run.abandon();
  });
});

describe('the backlog', () => {
  it('counts what is in flight, from where it may come back', async () => {
    const aggregated = harness(
      { profile: { type: 'constant', rate: 200_000 }, aggregate: true, inFlight: 100 },
      { fault: () => '503', latencyMs: () => 1000 },
    );
    expect(await mostWaiting(aggregated, 4000)).toBeLessThanOrEqual(100_000);
  });

  it('holds at most 64 MiB of large records, retries included', async () => {
    const large = harness(
      {
        profile: { type: 'constant', rate: 100 },
        template: { text: 'x'.repeat(1_000_000) },
        inFlight: 20,
        retry: { type: 'backoff', baseMs: 5000, capMs: 5000, ttlMs: 60_000 },
      },
      { fault: () => '503', latencyMs: () => 3000 },
    );
    expect(await mostWaiting(large, 8000)).toBeLessThanOrEqual(67);
  });

  it('counts every record that a schedule of bytes dropped', async () => {
    const { run, advance } = harness(
      {
        profile: { type: 'constant', rate: 30_000_000, unit: 'bytes' },
        template: { text: 'x'.repeat(1_000_000) },
      },
      { fault: () => 'hang' },
    );
    await advance(8000);
    const { due, dropped, generated } = run.snapshot().accounts;
    expect(due).toBeGreaterThanOrEqual(238);
    expect(due).toBeLessThanOrEqual(241);
    expect(dropped).toBe(due - generated);
    expect(dropped).toBeGreaterThan(150);
    run.abandon();
  });
});

describe('a retry', () => {
  it('never leaves after the time to live, though no request was free before', async () => {
    const busy = harness(
      {
        profile: { type: 'constant', rate: 900 },
        keys: { type: 'one', key: 'k' },
        total: 4000,
        inFlight: 1,
        maxBatchRecords: 100,
        retry: { type: 'backoff', ttlMs: 1000 },
      },
      { recordsPerSecond: 200, latencyMs: () => 100 },
    );
    const result = await busy.finish();
    expect(result.gaveUp).toBeGreaterThan(0);
    expect(result.accepted + result.gaveUp).toBe(4000);
    const tries = [...triesOf(busy).values()];
    expect(tries.some((at) => at.length > 1)).toBe(true);
    for (const [first = 0, ...again] of tries)
      for (const at of again) expect(at - first).toBeLessThanOrEqual(1000);
  });

  it('does not wait for the long linger of new records', async () => {
    const slow = harness(
      {
        profile: { type: 'constant', rate: 100 },
        total: 1500,
        lingerMs: 5000,
        retry: { type: 'immediate' },
      },
      { fault: (call) => (call === 1 ? '503' : 'none') },
    );
    const result = await slow.finish();
    expect(result).toMatchObject({ accepted: 1500, retried: 500 });
    for (const [first = 0, second = first] of triesOf(slow).values())
      expect(second - first).toBeLessThan(200);
  });

  it('still comes when the run was paused for longer than the time to live', async () => {
    const { run, advance, finish } = harness(
      { profile: { type: 'constant', rate: 100 }, total: 100, retry: { type: 'backoff' } },
      { fault: (call) => (call < 8 ? '503' : 'none') },
    );
    await advance(600);
    run.pause();
    expect(run.snapshot().accounts.waiting).toBeGreaterThan(0);
    await advance(120_000, 1000);
    run.resume();
    expect(await finish()).toMatchObject({ accepted: 100, gaveUp: 0 });
  });
});

it('an aggregate has the response time of each of its records', async () => {
  const { finish } = harness({
    profile: { type: 'constant', rate: 1000 },
    durationMs: 10_000,
    lingerMs: 1000,
    aggregate: true,
  });
  const { response } = (await finish()).latencyMs;
  // They were due evenly over the second that the aggregate waited.
  expect(response.p50).toBeGreaterThan(300);
  expect(response.p50).toBeLessThan(700);
  expect(response.p99).toBeGreaterThan(900);
});

it('asks for the shards at most once a second while it cannot begin', async () => {
  const { clock, target, advance, run } = harness({}, {}, { onBlocked: 'end' });
  const asked: number[] = [];
  const list = target.listShards.bind(target);
  target.listShards = async (...given) => {
    asked.push(clock.now());
    const refused = { kind: 'internal', name: 'InternalFailure', message: 'later' } as const;
    return asked.length < 5 ? err(refused) : list(...given);
  };
  await advance(10_000);
  expect(run.snapshot().accounts.accepted).toBeGreaterThan(0);
  run.abandon();
  expect(asked.length).toBeGreaterThanOrEqual(5);
  for (let i = 1; i < asked.length; i += 1)
    expect((asked[i] ?? 0) - (asked[i - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
});
