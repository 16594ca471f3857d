import { describe, expect, it } from 'vitest';
import type { MetricPoint, SecondPoint } from '../../../kinesis/stream-metrics.ts';
import {
  averageUtilisation,
  busiestShards,
  metricPoints,
  overHour,
  summariseMinute,
} from './chart-points.ts';

const QUIET: MetricPoint = {
  start: 0,
  incomingRecords: 0,
  incomingBytes: 0,
  writeThrottled: 0,
  readThrottled: 0,
  iteratorAgeMs: undefined,
};

const second = (start: number, part: Partial<SecondPoint>): SecondPoint => ({
  ...QUIET,
  busiest: 0,
  start,
  ...part,
});

describe('a minute in seconds', () => {
  it('tells the peak second from the average', () => {
    const metrics = {
      minutes: [QUIET, { ...QUIET, start: 60, incomingRecords: 3000 }],
      shards: [
        { shardId: 'a', minutes: [0.9, 0.01] },
        { shardId: 'b', minutes: [0, 0.05] },
      ],
    };
    const seconds = [
      second(60, { busiest: 0.2, incomingRecords: 200 }),
      second(61, { busiest: 1, incomingRecords: 1000, writeThrottled: 40 }),
      second(62, { busiest: 1, incomingRecords: 1000, writeThrottled: 2 }),
    ];
    expect(summariseMinute(metrics, seconds)).toEqual({
      start: 60,
      average: 0.05,
      shardId: 'b',
      peak: 1,
      peakAt: 61,
      throttledRecords: 42,
      throttledSeconds: 2,
      busy: true,
    });
    expect(summariseMinute(metrics, [])).toBeUndefined();
  });
});

describe('points', () => {
  it('leave a gap where nobody read', () => {
    const [quiet, read] = metricPoints([QUIET, { ...QUIET, iteratorAgeMs: 0 }]);
    expect(quiet).not.toHaveProperty('iteratorAgeMs');
    expect(read).toHaveProperty('iteratorAgeMs', 0);
  });

  it('average over the open shards by the larger limit', () => {
    const minute = { ...QUIET, incomingRecords: 60_000, incomingBytes: 60 * 1_048_576 * 2 };
    expect(averageUtilisation([minute], 4)).toEqual([{ x: 0, average: 0.5 }]);
  });

  it('are of the eight busiest shards that were written to', () => {
    const shards = Array.from({ length: 12 }, (_, i) => ({
      shardId: `s${String(i).padStart(2, '0')}`,
      minutes: [i / 12],
    }));
    const names = busiestShards({ minutes: [QUIET], shards }).map(({ shardId }) => shardId);
    expect(names).toEqual(['s04', 's05', 's06', 's07', 's08', 's09', 's10', 's11']);
    expect(busiestShards({ minutes: [QUIET], shards: shards.slice(0, 3) })).toHaveLength(2);
    expect(busiestShards({ minutes: [QUIET], shards: shards.slice(0, 1) })).toHaveLength(1);
  });
});

it('keeps the hour on the axis when only its end is known', () => {
  expect(overHour([{ x: 7200, average: 1 }])).toEqual([{ x: 3660 }, { x: 7200, average: 1 }]);
  const whole = [{ x: 3660 }, { x: 7200 }];
  expect(overHour(whole)).toBe(whole);
  expect(overHour([])).toEqual([]);
});
