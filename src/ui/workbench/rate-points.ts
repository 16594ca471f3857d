import type { RunWindow } from '../../load/snapshot.ts';
import type { Point, Series } from '../charts/recharts.tsx';

export const RATE_SERIES: readonly Series[] = [
  { key: 'target', name: 'Target', colour: 'var(--target)', dashed: true },
  { key: 'offered', name: 'Offered', colour: 'var(--offered)' },
  { key: 'accepted', name: 'Accepted', colour: 'var(--accepted)' },
  { key: 'throttled', name: 'Throttled', colour: 'var(--throttled)' },
];

/** The run's seconds as points; the last second is not whole yet and would look like a fall. */
export function ratePoints(windows: readonly RunWindow[]): Point[] {
  return windows.slice(0, -1).map(pointOf);
}

/** More would cost heap and time at each second, and no screen shows them apart. */
const MOST_POINTS = 150;

/**
 * The same for a run that goes on: means of two seconds and more once there are many. Where
 * they begin is fixed, so that no point moves.
 */
export function liveRatePoints(windows: readonly RunWindow[]): Point[] {
  const whole = windows.slice(0, -1);
  let width = 1;
  while (whole.length / width > MOST_POINTS) width *= 2;
  if (width === 1) return whole.map(pointOf);
  const points: Point[] = [];
  const first = whole.findIndex(({ t }) => t % width === 0);
  for (let at = first; at >= 0 && at + width <= whole.length; at += width)
    points.push(meanPoint(whole.slice(at, at + width)));
  return points;
}

function pointOf({ t, target, offered, accepted, throttled }: RunWindow): Point {
  return { x: t, target, offered, accepted, throttled };
}

function meanPoint(group: readonly RunWindow[]): Point {
  const mean = (of: (window: RunWindow) => number): number =>
    group.reduce((sum, window) => sum + of(window), 0) / group.length;
  return {
    x: group[0]?.t ?? 0,
    target: mean(({ target }) => target),
    offered: mean(({ offered }) => offered),
    accepted: mean(({ accepted }) => accepted),
    throttled: mean(({ throttled }) => throttled),
  };
}
