import type { ShardResult } from '../../load/result.ts';
import type { ServiceTime, WindowSnapshot } from '../../load/snapshot.ts';
import { withColumns } from '../../load/window-figures.ts';
import { formatLatency } from '../components/format.ts';
import type { KeptRun } from '../state/run-history.ts';

/** The result of the command line has fixed fields; what a run kept beside it is joined here. */
type Parts = Pick<KeptRun, 'result' | 'views'>;

/** The seconds of a run; without bytes and times in runs of older versions. */
export function reportWindows({ result, views }: Parts): readonly WindowSnapshot[] {
  return withColumns(result.windows, views?.windows);
}

export interface ReportShard extends ShardResult {
  /** Absent when it took nothing, and in runs of older versions. */
  readonly service: ServiceTime | undefined;
}

export function reportShards({ result, views }: Parts): ReportShard[] {
  const times = new Map(views?.shardService?.map((one) => [one.shardId, one]));
  return result.shards.map((shard) => ({ ...shard, service: times.get(shard.shardId) }));
}

export const SHARD_SERVICE_TITLE = 'Service time, mean / max';
export const SHARD_SERVICE_NOTE =
  'Service time: from sending to the answer, of the calls that carried the shard’s accepted records. A call counts once for each of those records.';

export function serviceText(service: ServiceTime | undefined): string {
  return service === undefined
    ? '–'
    : `${formatLatency(service.meanMs)} / ${formatLatency(service.maxMs)}`;
}
