import type { MetricPoint } from '../../../kinesis/stream-metrics.ts';

/** CloudWatch has a minute's sums up to this much later. */
const LATE_MINUTES = 3;

/**
 * Records a second over the newest full minute that CloudWatch knows.
 * @param minutes one after the other, oldest first; the last one still runs
 * @returns 0 where nothing was written; `undefined` where there is no full minute
 */
export function lastMinuteRate(minutes: readonly MetricPoint[]): number | undefined {
  const full = minutes.slice(0, -1).slice(-LATE_MINUTES);
  const known = full.findLast(({ incomingRecords }) => incomingRecords > 0) ?? full.at(-1);
  return known === undefined ? undefined : known.incomingRecords / 60;
}
