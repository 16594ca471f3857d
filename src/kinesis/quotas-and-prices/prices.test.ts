import { describe, expect, test } from 'vitest';
import { KIB } from './quotas.ts';
import {
  advantageCost,
  advantageLeast,
  aggregated,
  HOURS_PER_MONTH,
  payloadUnits,
  perHour,
  shardsNeeded,
  standingCost,
  trafficCost,
  type StreamShape,
} from './prices.ts';

const provisioned: StreamShape = {
  mode: 'PROVISIONED',
  shards: 4,
  retentionHours: 24,
  consumers: 0,
};
const onDemand: StreamShape = { ...provisioned, mode: 'ON_DEMAND' };

describe('payload units', () => {
  test.each([
    [0, 1],
    [1, 1],
    [25 * KIB, 1],
    [25 * KIB + 1, 2],
    [100 * KIB, 4],
  ])('%i bytes are %i', (bytes, units) => {
    expect(payloadUnits(bytes)).toBe(units);
  });
});

describe('standing cost', () => {
  test('four shards for a month', () => {
    expect(perHour(standingCost(provisioned))).toBeCloseTo(0.06, 10);
    expect(perHour(standingCost(provisioned)) * HOURS_PER_MONTH).toBeCloseTo(43.8, 6);
  });

  test('a longer retention and consumers come on top, by the shard', () => {
    const lines = standingCost({ ...provisioned, retentionHours: 25, consumers: 2 });
    expect(lines.map((line) => line.perHour)).toEqual([0.06, 0.08, 0.12]);
  });

  test('on demand costs by the stream', () => {
    expect(perHour(standingCost({ ...onDemand, shards: 100, consumers: 3 }))).toBe(0.04);
  });
});

describe('traffic cost', () => {
  const traffic = { recordsPerSecond: 1000, recordBytes: 1024, readers: 1 };

  test('1,000 records/s of 1 KiB are 3.6 million payload units an hour', () => {
    expect(perHour(trafficCost(provisioned, traffic))).toBeCloseTo(3.6 * 0.014, 10);
  });

  test('on demand rounds each record up to 1 KiB and charges the way out', () => {
    const gb = (3_600_000 * 1024) / 1024 ** 3;
    const small = trafficCost(onDemand, { ...traffic, recordBytes: 10, readers: 0 });
    expect(perHour(small)).toBeCloseTo(gb * 0.08, 10);
    expect(perHour(trafficCost(onDemand, traffic))).toBeCloseTo(gb * 0.12, 10);
  });

  test('what is kept for long costs by what is held', () => {
    const gb = (3_600_000 * 1024) / 1024 ** 3;
    const month = trafficCost({ ...provisioned, retentionHours: 720 }, traffic).at(-1);
    expect(month?.perHour).toBeCloseTo((gb * (720 - 168) * 0.023) / 730, 10);
    const week = trafficCost({ ...onDemand, retentionHours: 168 }, traffic).at(-1);
    expect(week?.perHour).toBeCloseTo((gb * 144 * 0.1) / 730, 10);
  });

  test('fan-out is charged by consumer', () => {
    const lines = trafficCost({ ...provisioned, consumers: 2 }, traffic);
    expect(lines.map((line) => line.what)).toEqual(['PUT payload units', 'Enhanced fan-out data']);
  });
});

describe('aggregation', () => {
  const small = { recordsPerSecond: 10_000, recordBytes: 100, readers: 1 };

  test('512 records of 100 bytes travel as one: the same bytes, fewer records and units', () => {
    const packed = aggregated(small);
    expect(packed.recordsPerSecond).toBeCloseTo(10_000 / 512, 10);
    expect(packed.recordsPerSecond * packed.recordBytes).toBeCloseTo(1_000_000, 6);
    expect(payloadUnits(packed.recordBytes)).toBe(2);
    expect(shardsNeeded(small)).toBe(10);
    expect(shardsNeeded(packed)).toBe(1);
  });

  test('a record larger than an aggregate travels alone', () => {
    const large = { ...small, recordBytes: 60_000 };
    expect(aggregated(large)).toEqual(large);
  });
});

describe('On-demand Advantage', () => {
  const shape: StreamShape = { ...onDemand, retentionHours: 48, consumers: 1 };
  // 1,024 records of 1 KiB a second: 1 MiB/s, 3.515625 GB an hour.
  const traffic = { recordsPerSecond: 1024, recordBytes: KIB, readers: 1 };

  test('has no stream-hour, and one price for all that is read', () => {
    const lines = advantageCost(shape, traffic);
    expect(lines.map(({ what }) => what)).toEqual(['Data in', 'Data out', 'Retention']);
    expect(lines[0]?.perHour).toBeCloseTo(3.515625 * 0.032, 9);
    expect(lines[1]?.perHour).toBeCloseTo(2 * 3.515625 * 0.016, 9);
    expect(lines[2]?.perHour).toBeCloseTo((3.515625 * 24 * 0.023) / HOURS_PER_MONTH, 9);
    expect(perHour(advantageCost({ ...shape, retentionHours: 24 }, traffic))).toBeLessThan(
      perHour(lines),
    );
  });

  test('the account pays for 25 MiB/s in and out in any case', () => {
    expect(advantageLeast()).toBeCloseTo(87.890625 * 0.048, 9);
    // What third parties calculate for a month.
    expect(advantageLeast() * HOURS_PER_MONTH).toBeGreaterThan(3000);
    expect(advantageLeast() * HOURS_PER_MONTH).toBeLessThan(3100);
  });
});
