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
  return windows.slice(0, -1).map(({ t, target, offered, accepted, throttled }) => ({
    x: t,
    target,
    offered,
    accepted,
    throttled,
  }));
}
