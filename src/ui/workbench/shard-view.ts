import { rangeShare } from '../../kinesis/hash-range.ts';
import type { Shard } from '../../kinesis/shard.ts';
import type { Prediction } from '../../load/predict-shares.ts';
import type { RunSnapshot } from '../../load/snapshot.ts';

/** A shard as the stream column shows it. Rates are of the last full second of a run that goes on. */
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

/**
 * The stream's open shards, with what a run did to each. The predicted share is what the keys
 * promised; without a promise for these shards, as after a split, where the hashes of the keys
 * fell; before a run the width of the shard's range.
 */
export function shardViews(
  open: readonly Shard[],
  run: RunSnapshot | undefined,
  prediction?: Prediction,
): ShardView[] {
  const promised = new Map(prediction?.shares.map(({ shardId, share }) => [shardId, share]));
  const isPromised = open.every(({ shardId }) => promised.has(shardId));
  const isLive = run !== undefined && run.state.type !== 'ended';
  const byId = new Map(run?.shards.map((shard) => [shard.shardId, shard]));
  const total = run?.shards.reduce((sum, shard) => sum + shard.records, 0) ?? 0;
  const predicted = run?.shards.reduce((sum, shard) => sum + shard.predicted, 0) ?? 0;
  return open.map(({ shardId, range }) => {
    const seen = byId.get(shardId);
    return {
      shardId,
      recordsPerSecond: isLive ? (seen?.lastSecond.records ?? 0) : 0,
      bytesPerSecond: isLive ? (seen?.lastSecond.bytes ?? 0) : 0,
      throttledPerSecond: isLive ? (seen?.lastSecond.throttled ?? 0) : 0,
      records: seen?.records ?? 0,
      throttled: seen?.throttled ?? 0,
      share: total === 0 ? 0 : (seen?.records ?? 0) / total,
      predictedShare:
        isPromised || predicted === 0
          ? (promised.get(shardId) ?? rangeShare(range))
          : (seen?.predicted ?? 0) / predicted,
    };
  });
}

/** A shard that closed in the run, and what it had taken of all accepted records, in [0, 1]. */
export interface ClosedShare {
  readonly shardId: string;
  readonly share: number;
}

/** What the open shards lack to make up the whole: the shards that closed meanwhile. */
export function closedShares(
  open: readonly Shard[],
  run: RunSnapshot | undefined,
): readonly ClosedShare[] {
  const isOpen = new Set(open.map(({ shardId }) => shardId));
  const total = run?.shards.reduce((sum, shard) => sum + shard.records, 0) ?? 0;
  return (run?.shards ?? [])
    .filter(({ shardId, records }) => records > 0 && !isOpen.has(shardId))
    .map(({ shardId, records }) => ({ shardId, share: records / total }));
}
