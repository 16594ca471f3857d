import {
  METRIC_MINUTES,
  writeUtilisation,
  type MetricPoint,
  type StreamMetrics,
} from '../../kinesis/stream-metrics.ts';

/** What CloudWatch answers for one query: values and their times, in any order. */
export interface Samples {
  readonly id: string;
  /** Epoch seconds. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

type SampleMaps = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Query ids of one shard's records and bytes; CloudWatch wants a small letter first. */
export function shardIdsOf(index: number): { readonly records: string; readonly bytes: string } {
  return { records: `records${index}`, bytes: `bytes${index}` };
}

/** By id and time. A query may come in parts, on several pages. */
export function sampleMaps(parts: readonly Samples[]): SampleMaps {
  const maps = new Map<string, Map<number, number>>();
  for (const { id, times, values } of parts) {
    const map = maps.get(id) ?? new Map<number, number>();
    maps.set(id, map);
    times.forEach((time, i) => map.set(time, values[i] ?? 0));
  }
  return maps;
}

/**
 * The hour from `start` on. CloudWatch has no sample for a minute in which nothing
 * happened: a sum is 0 then, an iterator age is not known.
 * @param start epoch seconds, a whole minute
 */
export function toStreamMetrics(
  maps: SampleMaps,
  start: number,
  shardIds: readonly string[],
): StreamMetrics {
  const starts = Array.from({ length: METRIC_MINUTES }, (_, i) => start + i * 60);
  const sum = (id: string, at: number): number => maps.get(id)?.get(at) ?? 0;
  return {
    minutes: starts.map((at): MetricPoint => ({
      start: at,
      incomingRecords: sum('records', at),
      incomingBytes: sum('bytes', at),
      writeThrottled: sum('writes', at),
      readThrottled: sum('reads', at),
      iteratorAgeMs: maps.get('age')?.get(at),
    })),
    shards: shardIds.map((shardId, i) => {
      const { records, bytes } = shardIdsOf(i);
      return {
        shardId,
        minutes: starts.map((at) => writeUtilisation(sum(records, at), sum(bytes, at), 60)),
      };
    }),
  };
}
