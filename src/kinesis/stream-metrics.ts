import { MIB, SHARD_WRITE_RECORDS_PER_SECOND } from './quotas-and-prices/quotas.ts';

/**
 * What CloudWatch keeps of a stream, over one minute or one second
 * (docs/kinesis.md#stream-metrics).
 */
export interface MetricPoint {
  /** When it begins, epoch seconds. */
  readonly start: number;
  /** Records and bytes that were stored; throttled ones do not count. */
  readonly incomingRecords: number;
  readonly incomingBytes: number;
  /** Records that a write limit refused. */
  readonly writeThrottled: number;
  /** GetRecords calls that a read limit refused. */
  readonly readThrottled: number;
  /** The largest GetRecords.IteratorAgeMilliseconds; `undefined`: nobody read. */
  readonly iteratorAgeMs: number | undefined;
}

/** How much of its write capacity a shard used, minute by minute. */
export interface ShardUtilisation {
  readonly shardId: string;
  /** 1 is the whole limit; one value for each minute, 0 where nothing was written. */
  readonly minutes: readonly number[];
}

/** One second within a minute, which CloudWatch does not keep. */
export interface SecondPoint extends MetricPoint {
  /** Write utilisation of the shard that was busiest in this second. */
  readonly busiest: number;
}

/** The last hour of a stream. */
export interface StreamMetrics {
  /** One after the other, oldest first; the last one may still run. */
  readonly minutes: readonly MetricPoint[];
  /** By shard; empty where the service keeps no metrics of shards. */
  readonly shards: readonly ShardUtilisation[];
  /** Epoch s since which the stream is counted, when that is within the hour: no minute is before. */
  readonly countedSince?: number;
}

/** A stream's last hour with the seconds of one of its minutes. */
export interface MetricsWithSeconds extends StreamMetrics {
  /** Of the minute that was asked for; else of the one that throttled most, else the newest busy one. */
  readonly seconds: readonly SecondPoint[];
}

export const METRIC_MINUTES = 60;

/**
 * How much of a shard's write limit was used: the larger of its parts of records and bytes.
 * @param seconds over how long the sums are
 */
export function writeUtilisation(records: number, bytes: number, seconds: number): number {
  return Math.max(bytes / seconds / MIB, records / seconds / SHARD_WRITE_RECORDS_PER_SECOND);
}
