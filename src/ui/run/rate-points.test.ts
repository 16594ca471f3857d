import { expect, it } from 'vitest';
import type { RunWindow } from '../../load/accounts/run-snapshot.ts';
import { liveRatePoints, ratePoints } from './rate-points.ts';

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
