import type { WindowSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { meanWindow } from '../../run/rate-points.ts';

/** Means per second over buckets of equal width, the narrowest that give at most `most` points. */
export function bucketWindows(windows: readonly WindowSnapshot[], most: number): WindowSnapshot[] {
  let width = 1;
  while (windows.length / width > most) width *= 2;
  const buckets: WindowSnapshot[] = [];
  for (let at = 0; at < windows.length; at += width)
    buckets.push(meanWindow(windows.slice(at, at + width)));
  return buckets;
}
