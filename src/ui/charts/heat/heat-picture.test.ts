import { describe, expect, it } from 'vitest';
import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { columnText, heatRows, intensity, rowHeight } from './heat-picture.ts';

const GRID: HeatGrid = {
  width: 2,
  columns: 2,
  seconds: 3,
  shardIds: ['shardId-000000000000', 'shardId-000000000001'],
  records: Uint32Array.of(10, 5, 2000, 1000),
  bytes: Float32Array.of(1000, 500, 200_000, 100_000),
  throttled: Uint32Array.of(0, 0, 0, 7),
  index: Float32Array.of(1, 1),
  expectedIndex: Float32Array.of(1, 1),
};

describe('the heat of shards', () => {
  it('sums up each shard, also when the last column is not full', () => {
    expect(heatRows(GRID, false)[0]).toMatchObject({ records: 15, throttled: 0, peak: 5 });
    expect(heatRows(GRID, true)[0]).toMatchObject({
      shardId: 'shardId-000000000001',
      throttled: 7,
      throttledSeconds: 1,
      firstThrottled: 2,
      peak: 1000,
    });
  });

  it('shows a full shard in full, and never hides a throttle', () => {
    expect(intensity({ records: 1000, bytes: 0, throttled: 0 }, 'load', 1)).toBe(1);
    expect(intensity({ records: 1, bytes: 2 ** 20, throttled: 0 }, 'load', 1)).toBe(1);
    expect(intensity({ records: 0, bytes: 0, throttled: 0 }, 'load', 1)).toBe(0);
    expect(intensity({ records: 1000, bytes: 0, throttled: 1 }, 'throttled', 1)).toBeGreaterThan(
      0.3,
    );
    expect(intensity({ records: 0, bytes: 0, throttled: 9 }, 'throttled', 1)).toBe(1);
  });

  it('says which seconds a column holds', () => {
    expect(columnText(GRID, 0)).toBe('seconds 0 to 1');
    expect(columnText(GRID, 1)).toBe('second 2');
  });

  it('keeps 200 shards in view', () => {
    expect(rowHeight(200) * 200).toBeLessThanOrEqual(400);
    expect(rowHeight(4)).toBe(16);
  });
});
