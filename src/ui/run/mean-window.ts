import type { WindowSnapshot } from '../../load/accounts/run-snapshot.ts';

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
