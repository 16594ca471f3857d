import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { err } from '../base/result.ts';
import { harness } from './testing/run-harness.ts';

describe('a run', () => {
  it('sends exactly the records asked for and ends', async () => {
    const { target, finish } = harness({
      total: 10_000,
      profile: { type: 'constant', rate: 3000 },
    });
    const result = await finish();
    expect(result).toMatchObject({
      exitReason: 'completed',
      due: 10_000,
      generated: 10_000,
      accepted: 10_000,
      dropped: 0,
      gaveUp: 0,
    });
    expect(
      new Set(target.stored.map(({ record }) => Buffer.from(record.data).toString())).size,
    ).toBe(10_000);
    expect(result.shards.map((shard) => shard.records).reduce((a, b) => a + b)).toBe(10_000);
    expect(result.windows.reduce((sum, window) => sum + window.target, 0)).toBe(10_000);
    expect(result.windows.map((window) => window.target).slice(0, 4)).toEqual([
      3000, 3000, 3000, 1000,
    ]);
  });

  it('has a result at any moment, in which every record without an answer is unconfirmed', async () => {
    const { run, advance } = harness({ profile: { type: 'constant', rate: 1000 } });
    await advance(2500);
    const { accounts } = run.snapshot();
    const left = accounts.waiting + accounts.inFlight;
    expect(left).toBeGreaterThan(0);
    const soFar = run.soFar();
    expect(soFar).toMatchObject({
      exitReason: 'left',
      accepted: accounts.accepted,
      unconfirmed: left,
    });
    expect(soFar.generated).toBe(soFar.accepted + soFar.unconfirmed);
    expect(run.snapshot().state.type).toBe('running');
  });

  it('ends by duration with what was due by then', async () => {
    const { finish } = harness({ durationMs: 2500, profile: { type: 'constant', rate: 1000 } });
    expect(await finish()).toMatchObject({ due: 2500, accepted: 2500 });
  });

  it('gives up what one shard cannot take when retry is off', async () => {
    const { target, finish } = harness(
      {
        durationMs: 10_000,
        profile: { type: 'constant', rate: 2500 },
        keys: { type: 'one', key: 'k' },
        retry: { type: 'none' },
      },
      { recordsPerSecond: 1000 },
    );
    const result = await finish();
    expect(result.generated).toBe(25_000);
    expect(result.accepted).toBeGreaterThan(9_500);
    expect(result.accepted).toBeLessThan(11_100);
    expect(result.gaveUp).toBe(25_000 - result.accepted);
    expect(result.accepted).toBe(target.stored.length);
    expect(result.throttledAttempts).toBe(result.gaveUp);
    expect(result.shards.filter((shard) => shard.throttled > 0)).toHaveLength(1);
    // The three that took nothing are shards of the stream too.
    expect(result.shards.map(({ records }) => records).toSorted((a, b) => a - b)).toEqual([
      0,
      0,
      0,
      result.accepted,
    ]);
    expect(result.hotShardIndex).toBeCloseTo(4, 5);
  });

  it('stops in the first 100 ms, drained, with equal accounts', async () => {
    const { run, advance, finish } = harness({ profile: { type: 'constant', rate: 5000 } });
    await advance(60);
    run.stop();
    const result = await finish();
    expect(result.exitReason).toBe('stopped');
    expect(result.generated).toBe(result.accepted);
    expect(result.generated).toBeGreaterThan(0);
    expect(result.windows.reduce((sum, window) => sum + window.target, 0)).toBe(result.due);
  });

  it('stops before it has begun', async () => {
    const { run, finish } = harness({});
    run.stop();
    expect(await finish()).toMatchObject({ exitReason: 'stopped', due: 0 });
  });

  it('hears the answers of what is in flight when the five seconds after Stop are over', async () => {
    const late = harness(
      { profile: { type: 'constant', rate: 100 }, inFlight: 50 },
      { latencyMs: () => 5_600 },
    );
    await late.advance(1000);
    late.run.stop();
    const result = await late.finish();
    expect(result).toMatchObject({ exitReason: 'stopped', unconfirmed: 0, gaveUp: 0 });
    expect(result.accepted).toBe(result.generated);
  });

  it('gives what waits five seconds after Stop, and abandons on the second', async () => {
    const options = {
      keys: { type: 'one', key: 'k' },
      profile: { type: 'constant', rate: 100 },
    } as const;
    const slow = harness(options, { latencyMs: () => 60_000 });
    await slow.advance(1000);
    slow.run.stop();
    expect(slow.run.snapshot().state).toMatchObject({ type: 'stopping' });
    await slow.advance(4900);
    expect(slow.run.snapshot().state.type).toBe('stopping');
    const result = await slow.finish();
    expect(result.unconfirmed + result.gaveUp).toBe(result.generated);
    expect(result.unconfirmed).toBeGreaterThan(0);
    const twice = harness(options, { latencyMs: () => 60_000 });
    await twice.advance(1000);
    twice.run.stop();
    twice.run.stop();
    expect((await twice.run.finished).exitReason).toBe('abandoned');
  });

  it('pauses without owing what would have been due', async () => {
    const { run, advance, finish } = harness({
      durationMs: 2000,
      profile: { type: 'constant', rate: 100 },
    });
    await advance(1000);
    run.pause();
    expect(run.snapshot().state).toEqual({ type: 'paused', reason: { type: 'user' } });
    const before = run.snapshot().accounts.generated;
    await advance(3000);
    expect(run.snapshot().accounts.generated).toBe(before);
    run.resume();
    const result = await finish();
    expect(result.generated).toBe(200);
    expect(result.durationMs).toBeGreaterThanOrEqual(5000);
  });

  it('changes its rate while running, and marks it', async () => {
    const { run, advance, finish } = harness({
      durationMs: 4000,
      profile: { type: 'constant', rate: 100 },
    });
    await advance(2000);
    expect(run.setRate(0).ok).toBe(false);
    expect(run.setRate(500).ok).toBe(true);
    expect(run.snapshot().targetRate).toBe(500);
    const result = await finish();
    expect(result.generated).toBe(200 + 1000);
    expect(run.snapshot().marks).toMatchObject([{ t: 2, type: 'rate', value: 500 }]);
  });

  it('says which words of a scenario it could not carry out', async () => {
    const { run, finish } = harness({ keys: { type: 'shard', shardId: 'shardId-000000000009' } });
    const result = await finish();
    expect(result.exitReason).toBe('blocked');
    const { state } = run.snapshot();
    expect(JSON.stringify(state)).toContain('has no shard shardId-000000000009');
  });

  it('fails a record that is too large, and goes on', async () => {
    const { finish } = harness(
      { total: 10, template: { text: `{i}${'x'.repeat(100)}` }, keys: { type: 'sequence' } },
      { maxRecordBytes: 100 },
    );
    const result = await finish();
    expect(result).toMatchObject({ generated: 10, failed: 10, accepted: 0 });
    expect(result.errors).toEqual([{ code: 'RecordTooLarge', count: 10 }]);
  });

  it('notes a machine that slept, and does not make up for it', async () => {
    const { clock, run, advance } = harness({ profile: { type: 'constant', rate: 100 } });
    await advance(1000);
    // The clock jumps past all timers, as after a sleep.
    const jump = clock as unknown as { advance(ms: number): Promise<void>; now(): number };
    const original = jump.now.bind(clock);
    jump.now = () => original() + 3_600_000;
    await advance(1000);
    const snapshot = run.snapshot();
    expect(snapshot.accounts.due).toBeLessThanOrEqual(202);
    expect(snapshot.marks.map((mark) => mark.type)).toContain('suspended');
    run.abandon();
  });

  it('pauses when the stream is gone, and ends when told to', async () => {
    const paused = harness({}, { fault: (call) => (call > 3 ? 'gone' : 'none') });
    await paused.advance(3000);
    const { state, accounts } = paused.run.snapshot();
    expect(state).toMatchObject({
      type: 'paused',
      reason: { type: 'blocked', problem: { code: 'ResourceNotFoundException' } },
    });
    expect(accounts.accepted).toBeGreaterThan(0);
    const ended = harness(
      {},
      { fault: (call) => (call > 3 ? 'gone' : 'none') },
      { onBlocked: 'end' },
    );
    const result = await ended.finish();
    expect(result.exitReason).toBe('blocked');
    expect(result.generated).toBe(result.accepted + result.gaveUp);
  });

  it('ends when every record is refused because the role may not write', async () => {
    const { finish } = harness(
      {},
      { fault: (call) => (call > 3 ? 'entry-denied' : 'none') },
      { onBlocked: 'end' },
    );
    const result = await finish();
    expect(result).toMatchObject({ exitReason: 'blocked', failed: 0, unconfirmed: 0 });
    expect(result.errors).toMatchObject([{ code: 'NotAuthorized' }]);
    expect(result.generated).toBe(result.accepted + result.gaveUp);
    expect(result.accepted).toBeGreaterThan(0);
  });

  it('that could not even ask for the stream does not say that records are tried again', async () => {
    const { run, target, finish } = harness({}, {}, { onBlocked: 'end' });
    const refused = { kind: 'internal', name: 'ECONNREFUSED', message: 'refused' } as const;
    Object.assign(target, { describe: () => Promise.resolve(err(refused)) });
    expect(await finish()).toMatchObject({ exitReason: 'blocked', due: 0 });
    const { state } = run.snapshot();
    assert(state.type === 'ended' && state.reason.type === 'blocked', 'it could not begin');
    expect(state.reason.problem.code).toBe('ECONNREFUSED');
    expect(state.reason.problem.advice).toContain('30 seconds');
  });

  it('counts what a browser sent twice by itself, and says when that cannot be seen', async () => {
    const twice = harness({ total: 100 }, { fault: () => 'sent-twice' });
    const counted = await twice.finish();
    expect(counted).toMatchObject({ accepted: 100, possibleDuplicates: 100, unconfirmed: 0 });
    expect(counted.copiesUnseen).toBeUndefined();
    expect(twice.target.stored).toHaveLength(200);
    const unseen = await harness({ total: 100 }, { fault: () => 'copies-unseen' }).finish();
    expect(unseen).toMatchObject({ accepted: 100, possibleDuplicates: 0, copiesUnseen: true });
  });

  it('cannot confirm what a browser sent twice and was refused the second time', async () => {
    const parts = { total: 100, retry: { type: 'none' } } as const;
    const result = await harness(parts, { fault: () => 'sent-twice-500' }).finish();
    expect(result).toMatchObject({ accepted: 0, unconfirmed: 100, gaveUp: 0 });
  });

  it('gives in after 30 s without any reply', async () => {
    const { finish } = harness(
      { retry: { type: 'none' } },
      { fault: () => 'hang' },
      { onBlocked: 'end' },
    );
    const result = await finish();
    expect(result.exitReason).toBe('blocked');
    expect(result.durationMs).toBeGreaterThanOrEqual(30_000);
    expect(result.durationMs).toBeLessThan(40_000);
    expect(result.accepted).toBe(0);
  });
});
