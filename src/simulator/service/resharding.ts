import { assert } from '../../base/assert.ts';
import { evenRanges, mergeRanges } from '../../kinesis/hash-keys/hash-range.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';

/** Closes a shard and opens its two children; the lower half gets the lower id. */
export function split(
  stream: Stream,
  shard: ShardState,
  point: bigint,
): readonly [ShardState, ShardState] {
  const { start, end } = shard.origin.range;
  assert(start < point && point <= end, 'both children hold something');
  stream.close(shard);
  const lower = stream.addShard({ start, end: point - 1n }, shard);
  const upper = stream.addShard({ start: point, end }, shard);
  return [lower, upper];
}

/** Closes two neighbours and opens their child. */
export function merge(stream: Stream, lower: ShardState, upper: ShardState): ShardState {
  stream.close(lower);
  stream.close(upper);
  return stream.addShard(mergeRanges(lower.origin.range, upper.origin.range), lower, upper);
}

/** Whether the open shards have the ranges that `target` shards get: then scaling changes nothing. */
export function isUniform(stream: Stream, target: number): boolean {
  if (stream.open.length !== target) return false;
  const ranges = evenRanges(target);
  return stream.open.every(({ origin }, i) => origin.range.start === ranges[i]?.start);
}

/**
 * Scales to `target` equal ranges, one after the other from the lowest hash key: the shard that
 * reaches over the end of a range is split there, and the shards within the range are merged.
 * So 4 to 3 leaves shards 6, 9 and 10, as was seen on AWS (decision 0056). Twice as many: each
 * shard is halved; half as many: neighbours are merged.
 */
export function scaleUniformly(stream: Stream, target: number): void {
  const shards = stream.open.values();
  /** What the ranges so far have left of a shard. */
  let rest: ShardState | undefined;
  for (const { end } of evenRanges(target)) {
    let merged: ShardState | undefined;
    do {
      let piece = rest ?? (shards.next().value as ShardState);
      rest = undefined;
      if (piece.origin.range.end > end) [piece, rest] = split(stream, piece, end + 1n);
      merged = merged === undefined ? piece : merge(stream, merged, piece);
    } while (merged.origin.range.end < end);
  }
  stream.route();
}
