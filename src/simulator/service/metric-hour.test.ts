import { describe, expect, it } from 'vitest';
import { NAME, SHARD, withStream } from './testing/stream.ts';
import { records } from './testing/bench.ts';

describe('the last hour', () => {
  it('shows a low minute whose one second throttled', async () => {
    const made = withStream();
    await made.clock.advance(90_000);
    for (let i = 0; i < 3; i += 1)
      await made.call('PutRecords', { StreamName: NAME, Records: records(500, 20) });
    const busy = Math.floor(made.clock.epoch() / 1000);
    await made.clock.advance(120_000);
    const hour = made.service.metricHour(NAME);
    const minute = hour?.minutes.find(({ start }) => start === Math.floor(busy / 60) * 60);
    expect(hour?.minutes).toHaveLength(60);
    expect(minute).toMatchObject({
      incomingRecords: 1000,
      writeThrottled: 500,
      readThrottled: 0,
      iteratorAgeMs: undefined,
    });
    const average = hour?.shards.find(({ shardId }) => shardId === SHARD)?.minutes.at(-3);
    expect(average).toBeCloseTo(1000 / 60 / 1000);
    expect(hour?.seconds).toHaveLength(60);
    expect(hour?.seconds.filter(({ writeThrottled }) => writeThrottled > 0)).toEqual([
      expect.objectContaining({
        start: busy,
        incomingRecords: 1000,
        writeThrottled: 500,
        busiest: 1,
      }),
    ]);
  });

  it('has an iterator age where somebody read, and the minute that is asked for', async () => {
    const made = withStream();
    const token = await made.call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    await made.call('GetRecords', { ...token, Limit: 100 });
    expect(made.service.metricHour(NAME)?.minutes.at(-1)?.iteratorAgeMs).toBe(0);
    const minute = Math.floor(made.clock.epoch() / 60_000) - 5;
    expect(made.service.metricHour(NAME, minute)?.seconds[0]?.start).toBe(minute * 60);
    expect(made.service.metricHour('nobody')).toBeUndefined();
  });

  it('of a stream that was brought back begins there: nothing before is shown as zero', async () => {
    const made = withStream();
    await made.clock.advance(3_600_000);
    await made.call('PutRecords', { StreamName: NAME, Records: records(10) });
    const next = withStream();
    await next.clock.advance(made.clock.now() + 65_000);
    next.service.restore(made.service.snapshot());
    const since = Math.floor(next.clock.epoch() / 1000);
    await next.clock.advance(130_000);
    const hour = next.service.metricHour(NAME);
    expect(hour?.countedSince).toBe(since);
    expect(hour?.minutes[0]?.start).toBe(Math.floor(since / 60) * 60);
    expect(hour?.minutes.length).toBeLessThan(5);
    expect(hour?.shards[0]?.minutes).toHaveLength(hour?.minutes.length ?? 0);
    // Once an hour is counted, all of it is known.
    await next.clock.advance(3_600_000);
    expect(next.service.metricHour(NAME)?.countedSince).toBeUndefined();
    expect(next.service.metricHour(NAME)?.minutes).toHaveLength(60);
  });
});
