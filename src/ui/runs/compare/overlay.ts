import type { RunResult } from '../../../load/result.ts';
import type { RunWindow } from '../../../load/accounts/run-snapshot.ts';
import type { Point } from '../../charts/recharts.tsx';
import { useHashLocation } from 'wouter/use-hash-location';

export type OverlayMeasure = Exclude<keyof RunWindow, 't'>;

/** Several runs on one axis: both start at 0. Means per second over buckets of equal width. */
export function overlayPoints(
  runs: readonly { readonly id: string; readonly result: Pick<RunResult, 'windows'> }[],
  measure: OverlayMeasure,
  most: number,
): Point[] {
  // The last second of a run is seldom whole, and would look like a fall.
  const parts = runs.map(({ id, result }) => ({
    id,
    windows: result.windows.length > 1 ? result.windows.slice(0, -1) : result.windows,
  }));
  const longest = Math.max(0, ...parts.map(({ windows }) => windows.length));
  let width = 1;
  while (longest / width > most) width *= 2;
  return Array.from({ length: Math.ceil(longest / width) }, (_, i) => {
    const point: Record<string, number> = { x: i * width };
    for (const { id, windows } of parts) {
      const bucket = windows.slice(i * width, (i + 1) * width);
      if (bucket.length > 0)
        point[id] = bucket.reduce((sum, window) => sum + window[measure], 0) / bucket.length;
    }
    return point;
  });
}

/** How a figure differs from that of the first run; `undefined` where that says nothing. */
export function differenceText(first: number | undefined, other: number | undefined) {
  if (first === undefined || other === undefined) return undefined;
  if (first === other) return '=';
  if (first === 0) return 'was 0';
  const percent = ((other - first) / first) * 100;
  const sign = percent > 0 ? '+' : '−';
  const size = Math.abs(percent);
  if (size >= 1000) return `${(other / first).toFixed(0)} ×`;
  return `${sign}${size < 10 ? size.toFixed(1) : size.toFixed(0)} %`;
}

/** The runs that are compared. They stand in the address: a reload, or Back, does not lose them. */
export function useCompared(): [readonly string[], (ids: readonly string[]) => void] {
  const [path] = useHashLocation();
  const parameter = new URLSearchParams(path.split('?')[1]).get('compare') ?? '';
  return [parameter.split(',').filter((id) => id !== ''), compare];
}

function compare(ids: readonly string[]): void {
  const query = ids.length === 0 ? '' : `?compare=${ids.map(encodeURIComponent).join(',')}`;
  // The router's own navigate moves what follows "?" in front of the hash.
  history.replaceState(null, '', `#/runs${query}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
