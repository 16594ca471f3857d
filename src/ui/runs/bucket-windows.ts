import type { RunWindow } from '../../load/snapshot.ts';

/** Means per second over buckets of equal width, the narrowest that give at most `most` points. */
export function bucketWindows(windows: readonly RunWindow[], most: number): RunWindow[] {
  let width = 1;
  while (windows.length / width > most) width *= 2;
  const buckets: RunWindow[] = [];
  for (let at = 0; at < windows.length; at += width) {
    const part = windows.slice(at, at + width);
    const mean = (of: (window: RunWindow) => number): number =>
      part.reduce((sum, window) => sum + of(window), 0) / part.length;
    buckets.push({
      t: part[0]?.t ?? at,
      target: mean(({ target }) => target),
      offered: mean(({ offered }) => offered),
      accepted: mean(({ accepted }) => accepted),
      throttled: mean(({ throttled }) => throttled),
      dropped: mean(({ dropped }) => dropped),
    });
  }
  return buckets;
}
