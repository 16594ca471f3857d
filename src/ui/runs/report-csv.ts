import { csvRow } from '../../base/csv-row.ts';
import type { KeptRun } from '../state/run-history.ts';
import { reportShards, reportWindows } from './report-rows.ts';

type Parts = Pick<KeptRun, 'result' | 'views'>;

/** The run second by second. What was not kept, or has no value, is an empty cell; times are ms. */
export function windowsCsv(run: Parts): string {
  const rows = reportWindows(run).map(
    ({ t, target, offered, accepted, throttled, dropped, bytes, serviceP50Ms, serviceP99Ms }) => [
      t,
      target,
      offered,
      accepted,
      throttled,
      dropped,
      bytes,
      milliseconds(serviceP50Ms),
      milliseconds(serviceP99Ms),
    ],
  );
  return csv(
    'second,target,offered,accepted,throttled,dropped,bytes,service_p50_ms,service_p99_ms',
    rows,
  );
}

/** The run shard by shard, likewise. */
export function shardsCsv(run: Parts): string {
  const rows = reportShards(run).map(
    ({ shardId, records, predictedRecords, bytes, throttled, service }) => [
      shardId,
      records,
      predictedRecords,
      bytes,
      throttled,
      milliseconds(service?.meanMs),
      milliseconds(service?.maxMs),
    ],
  );
  return csv('shard,records,predicted,bytes,throttled,service_mean_ms,service_max_ms', rows);
}

function csv(head: string, rows: readonly (readonly (string | number | undefined)[])[]): string {
  return [head, ...rows.map(csvRow), ''].join('\n');
}

/** To the microsecond, as they are measured: a mean has no use for more digits. */
function milliseconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 1000) / 1000;
}
