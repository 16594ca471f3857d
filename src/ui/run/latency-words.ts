import type { Percentiles } from '../../load/accounts/run-snapshot.ts';
import { formatLatency } from '../text/format.ts';

/** p50, p90, p99 and max; dashes where nothing was answered, which has no time, not even 0. */
export function latencyWords(times: Percentiles | undefined): readonly string[] {
  // A result has zeros for nothing: no call takes no time at all.
  if (times === undefined || times.max === 0) return ['–', '–', '–', '–'];
  return [times.p50, times.p90, times.p99, times.max].map(formatLatency);
}
