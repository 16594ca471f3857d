import { expect, it } from 'vitest';
import { RecentHistogram } from './recent-histogram.ts';

it('tells the last ten whole seconds from the whole run', () => {
  const times = new RecentHistogram();
  times.record(1000);
  expect(times.recent()).toBeUndefined();
  times.reach(1);
  expect(times.recent()?.max).toBe(1000);
  times.record(5, 3);
  times.reach(10);
  expect(times.recent()?.max).toBe(1000);
  times.reach(11);
  expect(times.recent()).toEqual({ p50: 5, p90: 5, p99: 5, max: 5 });
  expect(times.whole.percentiles().max).toBe(1000);
  times.reach(500);
  expect(times.recent()).toBeUndefined();
  times.record(0);
  times.reach(501);
  expect(times.recent()).toEqual({ p50: 0, p90: 0, p99: 0, max: 0 });
});
