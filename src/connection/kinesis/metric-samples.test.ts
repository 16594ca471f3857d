import { describe, expect, it } from 'vitest';
import { sampleMaps, toStreamMetrics } from './metric-samples.ts';

describe('what CloudWatch answers', () => {
  it('becomes an hour of minutes: no sample is 0, but no age', () => {
    const maps = sampleMaps([
      { id: 'records', times: [660, 600], values: [6000, 60_000] },
      { id: 'records', times: [720], values: [1] },
      { id: 'age', times: [660], values: [250] },
      { id: 'records0', times: [600], values: [30_000] },
      { id: 'bytes0', times: [600, 660], values: [1, 60 * 1_048_576] },
    ]);
    const { minutes, shards } = toStreamMetrics(maps, 600, ['shardId-000000000000']);
    expect(minutes).toHaveLength(60);
    expect(minutes.slice(0, 4).map((one) => one.incomingRecords)).toEqual([60_000, 6000, 1, 0]);
    expect(minutes.slice(0, 2).map((one) => one.iteratorAgeMs)).toEqual([undefined, 250]);
    expect(minutes[3]).toMatchObject({ start: 780, writeThrottled: 0, readThrottled: 0 });
    expect(shards[0]?.minutes.slice(0, 3)).toEqual([0.5, 1, 0]);
  });
});
