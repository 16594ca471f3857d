import type { WindowSnapshot } from '../../load/accounts/run-snapshot.ts';
import type { Point, Series } from '../charts/recharts.tsx';
import type { TableFigure } from '../charts/time-chart.tsx';
import { formatBytes, formatLatency } from '../text/format.ts';
import { meanWindow } from './mean-window.ts';

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
