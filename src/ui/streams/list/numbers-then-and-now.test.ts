import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../../kinesis/stream-metrics.ts';
import { lastMinuteRate } from './numbers-then-and-now.ts';

function minutes(...records: readonly number[]): MetricPoint[] {
  return records.map((incomingRecords, i) => ({
    start: i * 60,
    incomingRecords,
    incomingBytes: 0,
    writeThrottled: 0,
    readThrottled: 0,
    iteratorAgeMs: undefined,
  }));
}

describe('the rate of the last minute', () => {
  it('is that of the last full one: the newest still runs', () => {
    expect(lastMinuteRate(minutes(600, 4_200, 90))).toBe(70);
  });

  it('waits for CloudWatch, which is some minutes late', () => {
    expect(lastMinuteRate(minutes(600, 4_200, 0, 0, 0))).toBe(70);
  });

  it('is 0 once nothing was written for longer than that', () => {
    expect(lastMinuteRate(minutes(4_200, 0, 0, 0, 0))).toBe(0);
  });

  it('is not known before a minute is full', () => {
    expect(lastMinuteRate(minutes(90))).toBeUndefined();
    expect(lastMinuteRate([])).toBeUndefined();
  });
});
