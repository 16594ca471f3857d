import { describe, expect, it } from 'vitest';
import { ManualClock } from '../base/manual-clock.ts';
import { Sfc32 } from '../base/random.ts';
import { encodeAggregate } from '../kinesis/records/kpl.ts';
import type { ReadingOptions } from './shards/options.ts';
import { startReading, type Reader } from './reader.ts';
import { MemoryStream, NO_FAULTS } from './testing/memory-stream.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const FIRST = 'shardId-000000000000';

function world(shards: number): {
  clock: ManualClock;
  stream: MemoryStream;
  read: (options?: Partial<ReadingOptions>) => Reader;
} {
  const clock = new ManualClock();
  const stream = new MemoryStream(clock, new Sfc32(1), shards);
  return {
    clock,
    stream,
    read: (options = {}) =>
      startReading(
        { shards: 'all', from: { type: 'TRIM_HORIZON' }, ...options },
        { source: stream, clock, random: new Sfc32(2) },
      ),
  };
}

describe('reading', () => {
  it('polls a shard at its tip once an interval, and says that it is at the tip', async () => {
    const { clock, stream, read } = world(1);
    const reader = read();
    await clock.advance(10_000);
    expect(stream.calls.getRecords).toBe(11);
    expect(reader.snapshot()).toMatchObject({
      state: 'reading',
      millisBehindLatest: 0,
      shards: [{ state: { state: 'at-tip' }, calls: 11, emptyCalls: 11 }],
    });
    reader.setInterval(250);
    await clock.advance(10_000);
    const { budget } = reader.snapshot().shards[0] ?? {};
    expect(budget).toMatchObject({ callsPerSecond: 4, callsPerSecondLimit: 5 });
    reader.stop();
    await clock.advance(1);
    expect((await reader.done).shards[0]?.state).toMatchObject({ state: 'ended', why: 'stopped' });
  });

  it('catches up at four calls a second and not above 2 MiB a second', async () => {
    const { clock, stream, read } = world(1);
    for (let n = 0; n < 100; n += 1) stream.put('k', new Uint8Array(100_000));
    const reader = read({ limit: 10 });
    await clock.advance(10_000);
    const { read: seen, bytes } = reader.snapshot().totals;
    expect(seen).toBe(100);
    expect(bytes).toBe(100 * 100_001);
    expect(reader.store.arrival(99)).toBe(clock.epoch() - 10_000);
    expect(stream.calls.getRecords).toBeLessThan(18);
  });

  it('widens its interval when it is throttled, says why, and comes back', async () => {
    const { clock, stream, read } = world(1);
    const reader = read();
    await clock.advance(3000);
    stream.faults = { ...NO_FAULTS, throttled: 1 };
    await clock.advance(30_000);
    const shard = reader.snapshot().shards[0];
    expect(shard?.state.state).toBe('throttled');
    expect(shard?.state.state === 'throttled' && shard.state.why).toContain('shared by all');
    expect(shard?.throttles).toBeLessThan(14);
    expect(shard?.intervalMs).toBe(10_000);
    stream.faults = NO_FAULTS;
    await clock.advance(200_000);
    expect(reader.snapshot().shards[0]).toMatchObject({
      intervalMs: 1000,
      state: { state: 'at-tip' },
    });
  });

  it('reads parents to their end before their children', async () => {
    const { clock, stream, read } = world(1);
    stream.put('a', utf8('1'));
    stream.split(FIRST);
    stream.put('a', utf8('2'));
    stream.faults = { ...NO_FAULTS, empty: 1 };
    const reader = read();
    await clock.advance(5000);
    expect(reader.snapshot().shards.map((shard) => shard.state.state)).toEqual([
      'following',
      'waiting-for-parents',
      'waiting-for-parents',
    ]);
    stream.faults = NO_FAULTS;
    await clock.advance(5000);
    expect(reader.snapshot().shards.map((shard) => shard.state)).toMatchObject([
      {
        state: 'ended',
        why: 'closed',
        childShardIds: ['shardId-000000000001', 'shardId-000000000002'],
      },
      { state: 'at-tip' },
      { state: 'at-tip' },
    ]);
    expect(reader.store.size).toBe(2);
  });

  it('renews an iterator that expired while it was paused, and misses nothing from LATEST', async () => {
    const { clock, stream, read } = world(1);
    stream.put('a', utf8('before'));
    await clock.advance(1000);
    const reader = read({ from: { type: 'LATEST' } });
    await clock.advance(2000);
    reader.pause();
    await clock.advance(2000);
    expect(reader.snapshot()).toMatchObject({
      state: 'paused',
      shards: [{ state: { state: 'paused' } }],
    });
    stream.put('a', utf8('while paused'));
    await clock.advance(400_000);
    expect(reader.store.size).toBe(0);
    reader.resume();
    await clock.advance(2000);
    expect(reader.snapshot().shards[0]?.iteratorsRenewed).toBe(1);
    expect(new TextDecoder().decode(reader.store.get(0)?.data)).toBe('while paused');
    expect(reader.store.size).toBe(1);
  });

  it('from LATEST leaves closed shards alone and reads new children from their start', async () => {
    const { clock, stream, read } = world(1);
    stream.put('a', utf8('old'));
    stream.split(FIRST);
    stream.put('a', utf8('old'));
    const reader = read({ from: { type: 'LATEST' } });
    await clock.advance(500);
    for (const shard of stream.open) stream.split(shard.shardId);
    stream.put('a', utf8('new'));
    await clock.advance(5000);
    expect(reader.snapshot().shards.map((shard) => shard.shardId.at(-1))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
    expect(reader.store.size).toBe(1);
  });

  it('keeps to the chosen shards, with their children or without', async () => {
    for (const followChildren of [true, false]) {
      const { clock, stream, read } = world(2);
      stream.put('b', utf8('upper'));
      stream.put('0', utf8('upper too'));
      stream.put('user-2', utf8('lower'));
      const reader = read({ shards: [FIRST], followChildren });
      await clock.advance(500);
      stream.split(FIRST);
      stream.put('user-2', utf8('lower'));
      await clock.advance(5000);
      expect(reader.store.size).toBe(followChildren ? 2 : 1);
      expect(reader.snapshot().state).toBe(followChildren ? 'reading' : 'ended');
    }
  });

  it('opens aggregates, keeps every part, and goes on inside one', async () => {
    const { clock, stream, read } = world(2);
    const parts = ['a', 'b', '0', 'user-2'].map((partitionKey, i) => ({
      partitionKey,
      data: utf8(String(i)),
    }));
    const { shardId, sequenceNumber } = stream.put('a', encodeAggregate(parts));
    const reader = read();
    await clock.advance(500);
    const seen = reader.store.idsByArrival(0, 10).map((id) => reader.store.get(id));
    expect(seen.map((one) => [one?.partitionKey, one?.subSequenceNumber])).toEqual([
      ['a', 0],
      ['b', 1],
      ['0', 2],
      ['user-2', 3],
    ]);
    expect(new Set(seen.map((one) => one?.sequenceNumber))).toEqual(new Set([sequenceNumber]));
    expect(reader.snapshot().shards[0]).toMatchObject({ records: 1, userRecords: 4 });
    const again = read({ checkpoints: { [shardId]: { sequenceNumber, subSequenceNumber: 1 } } });
    await clock.advance(500);
    expect(again.store.size).toBe(2);
    expect(again.store.get(0)?.subSequenceNumber).toBe(2);
  });

  it('fails in words when the stream or a shard is not there, and when nothing answers', async () => {
    const { clock, stream, read } = world(1);
    const wrong = read({ shards: ['shardId-000000000009'] });
    await clock.advance(10);
    expect((await wrong.done).failure?.message).toContain('shardId-000000000009');
    const reader = read({ giveUpAfterMs: 30_000 });
    await clock.advance(1000);
    stream.faults = { ...NO_FAULTS, lost: 1 };
    await clock.advance(10_000);
    expect(reader.snapshot().shards[0]?.state.state).toBe('retrying');
    await clock.advance(40_000);
    expect((await reader.done).shards[0]?.state).toMatchObject({ state: 'failed', kind: 'lost' });
    const nobody = read({ giveUpAfterMs: 30_000 });
    await clock.advance(60_000);
    expect((await nobody.done).failure).toMatchObject({ kind: 'lost' });
  });

  it('goes on with the children of a shard that expired before it was read', async () => {
    const { clock, stream, read } = world(1);
    stream.put('a', utf8('1'));
    stream.split(FIRST);
    stream.put('a', utf8('2'));
    stream.faults = { ...NO_FAULTS, empty: 1 };
    const reader = read();
    await clock.advance(1000);
    stream.expire(FIRST);
    stream.faults = NO_FAULTS;
    await clock.advance(2000);
    await clock.advance(2000);
    expect(reader.snapshot().shards[0]?.state).toMatchObject({ state: 'ended', why: 'expired' });
    expect(new TextDecoder().decode(reader.store.get(0)?.data)).toBe('2');
  });

  it('shows an aggregate of nothing rather than lose it', async () => {
    const { clock, stream, read } = world(1);
    stream.put('a', encodeAggregate([]));
    const reader = read();
    await clock.advance(100);
    expect(reader.store.size).toBe(1);
  });

  it('takes a subscription again after its five minutes, where it ended', async () => {
    const { clock, stream, read } = world(1);
    stream.put('a', utf8('1'));
    const reader = read({ consumerArn: 'arn:consumer' });
    await clock.advance(299_000);
    expect(stream.calls.subscribeToShard).toBe(1);
    stream.put('a', utf8('2'));
    await clock.advance(10_000);
    stream.put('a', utf8('3'));
    await clock.advance(300_000);
    expect(stream.calls).toMatchObject({ subscribeToShard: 3, getRecords: 0 });
    expect([0, 1, 2].map((id) => reader.store.get(id)?.data[0])).toEqual([49, 50, 51]);
    expect(reader.store.size).toBe(3);
    reader.stop();
  });

  it('passes on what its sink throws instead of going on without it', async () => {
    const { clock, stream } = world(1);
    stream.put('a', utf8('1'));
    const reader = startReading(
      { shards: 'all', from: { type: 'TRIM_HORIZON' } },
      {
        source: stream,
        clock,
        random: new Sfc32(2),
        sink: () => Promise.reject(new Error('disk full')),
      },
    );
    await clock.advance(10);
    expect((await reader.done).failure?.message).toBe('disk full');
    expect(structuredClone(reader.snapshot())).toEqual(reader.snapshot());
  });
});
