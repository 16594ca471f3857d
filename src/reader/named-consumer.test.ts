import { describe, expect, it } from 'vitest';
import { ManualClock } from '../base/manual-clock.ts';
import { Sfc32 } from '../base/random.ts';
import { Computation, type ComputationOptions } from './compute/computation.ts';
import { BoundedCounts, SeenIds } from './compute/bounded-counts.ts';
import type { IdMakers } from './compute/record-id.ts';
import {
  startConsumer,
  type AutoCheckpoint,
  type Checkpoints,
  type NamedConsumer,
} from './named-consumer.ts';
import type { ReadingOptions } from './shards/options.ts';
import type { ReadRecord } from './decode/read-record.ts';
import { MemoryStream } from './testing/memory-stream.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const START = Date.UTC(2026, 10, 21);

function record(data: string, over: Partial<ReadRecord> = {}): ReadRecord {
  return {
    shardId: 's',
    sequenceNumber: '1',
    partitionKey: 'k',
    arrival: START,
    data: utf8(data),
    ...over,
  };
}

const MAKERS: IdMakers = {
  digest: (key, data) => `${key}/${new TextDecoder().decode(data)}`,
  stamp: ({ data }) => /"stamp":"([^"]*)"/.exec(new TextDecoder().decode(data))?.[1],
};

function computed(options: ComputationOptions, records: readonly ReadRecord[]): Computation {
  const computation = new Computation(options, MAKERS);
  computation.accept(records);
  return computation;
}

describe('computing consumers', () => {
  it('counts by key and by value, and ignores ids that were seen when it is asked to', () => {
    const records = ['{"id":1,"t":"a"}', '{"id":2,"t":"b"}', '{"id":1,"t":"a"}', 'text'].map(
      (data, i) => record(data, { partitionKey: `k${i % 2}` }),
    );
    expect(
      computed({ spec: { kind: 'count', by: 'partition-key' } }, records).result(START),
    ).toMatchObject({
      processed: 4,
      top: [
        { name: 'k0', count: 2 },
        { name: 'k1', count: 2 },
      ],
    });
    expect(
      computed(
        {
          spec: { kind: 'count', by: ['t'] },
          ignoreSeenIds: { kind: 'path', path: ['id'] },
        },
        records,
      ).result(START),
    ).toMatchObject({
      processed: 3,
      ignored: 1,
      without: 2,
      distinct: 2,
      top: [
        { name: 'a', count: 1 },
        { name: 'b', count: 1 },
      ],
    });
  });

  it('takes the stamp, or key and data, for the id', () => {
    const spec = { kind: 'count', by: 'partition-key' } as const;
    const records = [
      record('{"stamp":"run/1"}'),
      record('{"stamp":"run/1","changed":true}'),
      record('{"stamp":"run/2"}'),
      record('same', { partitionKey: 'a' }),
      record('same', { partitionKey: 'a', sequenceNumber: '2' }),
      record('same', { partitionKey: 'b' }),
    ];
    expect(computed({ spec, ignoreSeenIds: { kind: 'stamp' } }, records).result(0)).toMatchObject({
      processed: 4,
      ignored: 2,
    });
    expect(computed({ spec, ignoreSeenIds: { kind: 'content' } }, records).result(0)).toMatchObject(
      { processed: 5, ignored: 1 },
    );
    expect(computed({ spec }, records).result(0)).toMatchObject({ processed: 6, ignored: 0 });
  });

  it('counts words and slides a window', () => {
    const words = computed({ spec: { kind: 'words' } }, [record('To be, or not to be')]);
    expect(words.result(START).top.slice(0, 2)).toEqual([
      { name: 'be', count: 2 },
      { name: 'to', count: 2 },
    ]);
    const records = Array.from({ length: 100 }, (_, i) =>
      record(`{"v":${i}}`, { arrival: START + i * 100 }),
    );
    const window = computed({ spec: { kind: 'window', seconds: 2, sum: ['v'] } }, records);
    expect(window.result(START + 9999).window).toMatchObject({
      count: 20,
      sum: (80 + 99) * 10,
      rate: 10,
    });
    expect(window.result(START + 60_000).window?.count).toBe(0);
  });

  it('gives the most frequent of many, as a full sort would', () => {
    const counts = new BoundedCounts();
    const random = new Sfc32(7);
    const all = Array.from({ length: 5000 }, (_, i) => ({
      name: `n${String(i).padStart(4, '0')}`,
      count: 1 + Math.floor(random.next() * 900),
    }));
    for (const { name, count } of all) counts.add(name, count);
    const sorted = all.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    expect(counts.top(50)).toEqual(sorted.slice(0, 50));
  });

  it('remembers ids in bounded memory, the last ones surely', () => {
    const seen = new SeenIds(1000);
    for (let i = 0; i < 10_000; i += 1) expect(seen.see(String(i))).toBe(false);
    for (let i = 9500; i < 10_000; i += 1) expect(seen.see(String(i))).toBe(true);
    expect(seen.see('1')).toBe(false);
  });
});

describe('named consumers', () => {
  it('each has its own place, checkpoint, share of the budget and age, with an alarm', async () => {
    const clock = new ManualClock(START);
    const stream = new MemoryStream(clock, new Sfc32(1), 1);
    const open = (name: string, reading: Partial<ReadingOptions> = {}): NamedConsumer =>
      startConsumer(
        {
          name,
          reading: { shards: 'all', from: { type: 'TRIM_HORIZON' }, ...reading },
          alarmAgeMs: 5000,
          computation: new Computation({ spec: { kind: 'count', by: 'partition-key' } }, MAKERS),
        },
        { source: stream, clock, random: new Sfc32(2) },
      );
    for (let n = 0; n < 50; n += 1) stream.put('a', utf8('x'));
    const fast = open('fast', { intervalMs: 250 });
    const slow = open('slow', { limit: 1, intervalMs: 10_000 });
    await clock.advance(9000);
    expect(fast.snapshot()).toMatchObject({
      name: 'fast',
      iteratorAgeMs: 0,
      alarm: false,
      sinceCheckpoint: 50,
      budgetShare: 0.8,
      computation: { processed: 50, top: [{ name: 'a', count: 50 }] },
    });
    expect(slow.snapshot()).toMatchObject({ alarm: true, sinceCheckpoint: 37 });
    const kept = slow.checkpoint();
    expect(slow.snapshot().sinceCheckpoint).toBe(0);
    slow.stop();
    await clock.advance(1);
    await slow.done;
    const again = open('slow', { checkpoints: kept });
    await clock.advance(1000);
    expect(again.snapshot().computation?.processed).toBe(13);
    expect(structuredClone(again.snapshot())).toEqual(again.snapshot());
  });
});

describe('a slow consumer', () => {
  it('falls behind, raises its alarm, and catches up when its work gets quicker', async () => {
    const clock = new ManualClock(START);
    const stream = new MemoryStream(clock, new Sfc32(1), 1);
    const computation = new Computation({ spec: { kind: 'count', by: 'partition-key' } }, MAKERS);
    const consumer = startConsumer(
      {
        name: 'slow',
        // Takes all there is at once: the place is at the tip, the work is not.
        reading: { shards: 'all', from: { type: 'TRIM_HORIZON' } },
        alarmAgeMs: 3000,
        workMs: 100,
        computation,
      },
      { source: stream, clock, random: new Sfc32(2) },
    );
    for (let n = 0; n < 200; n += 1) {
      stream.put('a', utf8('x'));
      await clock.advance(50);
    }
    const late = consumer.snapshot();
    expect(late).toMatchObject({ alarm: true, alarms: 1, throttles: 0 });
    // Half of 20 records a second.
    expect(late.computation?.processed).toBeGreaterThan(60);
    expect(late.computation?.processed).toBeLessThan(101);
    consumer.pause();
    await clock.advance(1000);
    const paused = consumer.snapshot().computation?.processed;
    await clock.advance(3000);
    expect(consumer.snapshot().computation?.processed).toBe(paused);
    consumer.resume();
    consumer.setWork(0);
    await clock.advance(3000);
    expect(consumer.snapshot()).toMatchObject({
      alarm: false,
      alarms: 1,
      iteratorAgeMs: 0,
      computation: { processed: 200 },
    });
    consumer.setAlarm(0);
    expect(consumer.snapshot()).toMatchObject({ alarm: true, alarms: 2 });
    consumer.stop();
    await clock.advance(1);
    await consumer.done;
  });

  it('checkpoints on its own, after so many records or so long, and no sooner', async () => {
    const clock = new ManualClock(START);
    const stream = new MemoryStream(clock, new Sfc32(1), 1);
    const told: Checkpoints[] = [];
    const open = (autoCheckpoint: AutoCheckpoint): NamedConsumer =>
      startConsumer(
        {
          name: 'auto',
          reading: { shards: 'all', from: { type: 'TRIM_HORIZON' }, intervalMs: 250 },
          alarmAgeMs: 3000,
          autoCheckpoint,
          onCheckpoint: (checkpoints) => told.push(checkpoints),
        },
        { source: stream, clock, random: new Sfc32(2) },
      );
    const byCount = open({ records: 10 });
    for (let n = 0; n < 9; n += 1) stream.put('a', utf8('x'));
    await clock.advance(5000);
    expect(told).toEqual([]);
    stream.put('a', utf8('x'));
    await clock.advance(1000);
    expect(told).toHaveLength(1);
    expect(byCount.snapshot()).toMatchObject({ sinceCheckpoint: 0, checkpoints: told[0] });
    byCount.stop();
    const byTime = open({ everyMs: 2000 });
    await clock.advance(1500);
    expect(told).toHaveLength(1);
    await clock.advance(1000);
    expect(told).toHaveLength(2);
    await clock.advance(10_000);
    // Nothing was read since.
    expect(told).toHaveLength(2);
    byTime.stop();
    await clock.advance(1);
    await byTime.done;
  });
});
