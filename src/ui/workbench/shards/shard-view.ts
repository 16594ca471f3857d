import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';

/** A shard as the stream column shows it. Rates are of the last full second of a run that goes on. */
export interface ShardView {
  readonly shardId: string;
  /** Closed: it takes nothing any more, but what it took in the run counts. */
  readonly open: boolean;
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
 * The stream's open shards, with what a run did to each, and after them those that closed in the run:
 * with them the shares are a whole. The predicted share is what the keys promised; without a promise
 * for these shards, as after a split, where the hashes of the keys fell; before a run the width of the
 * shard's range.
 * @param listed all shards of the stream, open and closed, as last listed
 */
export function shardViews(
  listed: readonly Shard[],
  run: RunSnapshot | undefined,
  prediction?: Prediction,
): ShardView[] {
  const open = listed.filter(isOpen);
  const total = run?.shards.reduce((sum, shard) => sum + shard.records, 0) ?? 0;
  const predicted = run?.shards.reduce((sum, shard) => sum + shard.predicted, 0) ?? 0;
  const promised = new Map(prediction?.shares.map(({ shardId, share }) => [shardId, share]));
  const others = othersOf(listed, open, run);
  const isPromised = others.length === 0 && open.every(({ shardId }) => promised.has(shardId));
  const isLive = run !== undefined && run.state.type !== 'ended';
  const byId = new Map(run?.shards.map((shard) => [shard.shardId, shard]));
  const viewOf = (shardId: string, isOpenNow: boolean, width: number): ShardView => {
    const seen = byId.get(shardId);
    const rates = isLive && isOpenNow ? seen?.lastSecond : undefined;
    return {
      shardId,
      open: isOpenNow,
      recordsPerSecond: rates?.records ?? 0,
      bytesPerSecond: rates?.bytes ?? 0,
      throttledPerSecond: rates?.throttled ?? 0,
      records: seen?.records ?? 0,
      throttled: seen?.throttled ?? 0,
      share: total === 0 ? 0 : (seen?.records ?? 0) / total,
      predictedShare:
        isPromised || predicted === 0
          ? (promised.get(shardId) ?? width)
          : (seen?.predicted ?? 0) / predicted,
    };
  };
  return [
    ...open.map(({ shardId, range }) => viewOf(shardId, true, rangeShare(range))),
    ...others.map(({ shardId, isOpenNow }) => viewOf(shardId, isOpenNow, 0)),
  ];
}

interface Other {
  readonly shardId: string;
  readonly isOpenNow: boolean;
}

/** Shards that took records of the run and are not listed as open; children may not be listed yet. */
function othersOf(
  listed: readonly Shard[],
  open: readonly Shard[],
  run: RunSnapshot | undefined,
): readonly Other[] {
  // Of a stream that is not listed yet nobody knows what is closed.
  if (run === undefined || listed.length === 0) return [];
  const isListed = new Set(listed.map(({ shardId }) => shardId));
  const isListedOpen = new Set(open.map(({ shardId }) => shardId));
  return run.shards
    .filter(({ shardId, records }) => records > 0 && !isListedOpen.has(shardId))
    .map((shard) => ({
      shardId: shard.shardId,
      isOpenNow: shard.open && !isListed.has(shard.shardId),
    }))
    .toSorted((a, b) => Number(b.isOpenNow) - Number(a.isOpenNow));
}

export interface NoShardsText {
  readonly title: string;
  readonly text: string;
}

/**
 * Why there are no shards to show.
 * @param failure why the stream could not be looked at the last time
 */
export function noShardsText(
  stream: string | undefined,
  failure: ServiceFailure | undefined,
): NoShardsText {
  if (stream === undefined)
    return { title: 'No shards to show', text: 'Choose a stream above, or create one.' };
  if (failure === undefined)
    return { title: 'Loading the shards', text: `The shards of ${stream} are being listed.` };
  return {
    title: `The shards of ${stream} are not known`,
    text: `${failure.name}: ${failure.message} The page asks again by itself.`,
  };
}
