import { csvRow } from '../../../base/csv-row.ts';
import type { KeptRun } from '../../state/run/run-history.ts';
import { reportWindows } from '../figures/report-figures.ts';

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

/** The run shard by shard. */
export function shardsCsv({ result }: Pick<KeptRun, 'result'>): string {
  const rows = result.shards.map(({ shardId, records, predictedRecords, bytes, throttled }) => [
    shardId,
    records,
    predictedRecords,
    bytes,
    throttled,
  ]);
  return csv('shard,records,predicted,bytes,throttled', rows);
}

function csv(head: string, rows: readonly (readonly (string | number | undefined)[])[]): string {
  return [head, ...rows.map(csvRow), ''].join('\n');
}

/** To the microsecond, as they are measured: a mean has no use for more digits. */
function milliseconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 1000) / 1000;
}
