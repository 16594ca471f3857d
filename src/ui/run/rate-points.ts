import type { WindowSnapshot } from '../../load/accounts/run-snapshot.ts';
import type { Point, Series } from '../charts/recharts.tsx';
import type { TableFigure } from '../charts/time-chart.tsx';
import { formatBytes, formatLatency } from '../text/format.ts';

export const RATE_SERIES: readonly Series[] = [
  { key: 'target', name: 'Target', colour: 'var(--target)', dashed: true },
  { key: 'offered', name: 'Offered', colour: 'var(--offered)' },
  { key: 'accepted', name: 'Accepted', colour: 'var(--accepted)' },
  { key: 'throttled', name: 'Throttled', colour: 'var(--throttled)' },
];

/** What a second has beside its records, accepted bytes and service time: in the table, each in its own unit. */
export const RATE_FIGURES = [
  { key: 'bytes', name: 'Bytes', format: formatBytes },
  { key: 'serviceP50Ms', name: 'Service p50', format: formatLatency },
  { key: 'serviceP99Ms', name: 'Service p99', format: formatLatency },
] as const satisfies readonly TableFigure[];

/** The run's seconds as points; the last second is not whole yet and would look like a fall. */
export function ratePoints(windows: readonly WindowSnapshot[]): Point[] {
  return windows.slice(0, -1).map(pointOf);
}

/** More would cost heap and time at each second, and no screen shows them apart. */
const MOST_POINTS = 150;

/**
 * The same for a run that goes on: means of two seconds and more once there are many. Where
 * they begin is fixed, so that no point moves.
 */
export function liveRatePoints(windows: readonly WindowSnapshot[]): Point[] {
  const whole = windows.slice(0, -1);
  let width = 1;
  while (whole.length / width > MOST_POINTS) width *= 2;
  if (width === 1) return whole.map(pointOf);
  const points: Point[] = [];
  const first = whole.findIndex(({ t }) => t % width === 0);
  for (let at = first; at >= 0 && at + width <= whole.length; at += width)
    points.push(pointOf(meanWindow(whole.slice(at, at + width))));
  return points;
}

function pointOf(window: WindowSnapshot): Point {
  const { t, target, offered, accepted, throttled } = window;
  const point: Record<string, number> = { x: t, target, offered, accepted, throttled };
  for (const { key } of RATE_FIGURES) {
    const value = window[key];
    if (value !== undefined) point[key] = value;
  }
  return point;
}

/**
 * Neighbouring seconds as one, with means per second; of the p99s the highest, since a mean would
 * hide the slow second among them.
 */
export function meanWindow(part: readonly WindowSnapshot[]): WindowSnapshot {
  const mean = (of: (window: WindowSnapshot) => number): number =>
    part.reduce((sum, window) => sum + of(window), 0) / part.length;
  const p50s = known(part.map(({ serviceP50Ms }) => serviceP50Ms));
  const p99s = known(part.map(({ serviceP99Ms }) => serviceP99Ms));
  return {
    t: part[0]?.t ?? 0,
    target: mean(({ target }) => target),
    offered: mean(({ offered }) => offered),
    accepted: mean(({ accepted }) => accepted),
    throttled: mean(({ throttled }) => throttled),
    dropped: mean(({ dropped }) => dropped),
    ...(part[0]?.bytes !== undefined && { bytes: mean(({ bytes = 0 }) => bytes) }),
    ...(p50s.length > 0 && { serviceP50Ms: p50s.reduce((sum, ms) => sum + ms, 0) / p50s.length }),
    ...(p99s.length > 0 && { serviceP99Ms: Math.max(...p99s) }),
  };
}

function known(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

/** Means per second over buckets of equal width, the narrowest that give at most `most` points. */
export function bucketWindows(windows: readonly WindowSnapshot[], most: number): WindowSnapshot[] {
  let width = 1;
  while (windows.length / width > most) width *= 2;
  const buckets: WindowSnapshot[] = [];
  for (let at = 0; at < windows.length; at += width)
    buckets.push(meanWindow(windows.slice(at, at + width)));
  return buckets;
}
