import { expect, it } from 'vitest';
import type { RunWindow } from '../../load/accounts/run-snapshot.ts';
import { liveRatePoints, ratePoints, meanWindow, bucketWindows } from './rate-points.ts';

function windows(from: number, to: number): RunWindow[] {
  return Array.from({ length: to - from }, (_, i) => ({
    t: from + i,
    target: 10,
    offered: from + i,
    accepted: from + i,
    throttled: 0,
    dropped: 0,
  }));
}

it('leaves the second out that is not whole yet', () => {
  expect(ratePoints(windows(0, 3)).map(({ x }) => x)).toEqual([0, 1]);
  expect(liveRatePoints(windows(0, 3))).toEqual(ratePoints(windows(0, 3)));
  expect(liveRatePoints([])).toEqual([]);
});

it('means of two seconds stay where they are while the run goes on', () => {
  const points = liveRatePoints(windows(0, 301));
  expect(points).toHaveLength(150);
  expect(points[1]).toMatchObject({ x: 2, target: 10, accepted: 2.5 });
  const later = liveRatePoints(windows(1, 302));
  expect(later.find(({ x }) => x === 2)).toEqual(points[1]);
  expect(later.every(({ target }) => target === 10)).toBe(true);
});

const COUNTS = { target: 10, offered: 8, accepted: 6, throttled: 2, dropped: 0 };

it('means per second, and the highest p99; a second without an answer has no time to count', () => {
  expect(
    meanWindow([
      { ...COUNTS, t: 4, bytes: 100, serviceP50Ms: 2, serviceP99Ms: 90 },
      { ...COUNTS, t: 5, bytes: 0, serviceP50Ms: undefined, serviceP99Ms: undefined },
      { ...COUNTS, t: 6, accepted: 9, bytes: 500, serviceP50Ms: 4, serviceP99Ms: 5 },
    ]),
  ).toEqual({ ...COUNTS, t: 4, accepted: 7, bytes: 200, serviceP50Ms: 3, serviceP99Ms: 90 });
});

it('knows no bytes and no times where the run kept none', () => {
  expect(Object.keys(meanWindow([{ ...COUNTS, t: 0 }]))).toEqual(['t', ...Object.keys(COUNTS)]);
});

it('leaves short runs as they are', () => {
  expect(bucketWindows(windows(0, 300), 300)).toEqual(windows(0, 300));
});

it('doubles the width of buckets until they fit, and keeps means', () => {
  const buckets = bucketWindows(windows(0, 1000), 300);
  expect(buckets).toHaveLength(250);
  expect(buckets[1]).toMatchObject({ t: 4, target: 10, offered: 5.5 });
});
