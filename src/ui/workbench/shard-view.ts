/** A shard as the stream column shows it. Rates are of the last full second. */
export interface ShardView {
  readonly shardId: string;
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly throttledPerSecond: number;
  /** Of the whole run. */
  readonly records: number;
  readonly throttled: number;
  /** Parts of all accepted records, in [0, 1]. */
  readonly share: number;
  readonly predictedShare: number;
}
