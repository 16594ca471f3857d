import { assert } from '../../base/assert.ts';
import { evenRanges, mergeRanges, type HashKeyRange } from '../../kinesis/hash-range.ts';
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

/**
 * Scales to `target` equal ranges: splits at every boundary of the target that no shard
 * has, then merges what lies within each target range. Twice as many: each shard is
 * halved; half as many: neighbours are merged.
 */
export function scaleUniformly(stream: Stream, target: number): void {
  const targets = evenRanges(target);
  const pieces: ShardState[] = [];
  let boundary = 0;
  for (const shard of stream.open) {
    const { start, end } = shard.origin.range;
    let rest = shard;
    for (; (targets[boundary]?.start ?? end + 1n) <= end; boundary += 1) {
      const point = (targets[boundary] as HashKeyRange).start;
      if (point === start) continue;
      const [lower, upper] = split(stream, rest, point);
      pieces.push(lower);
      rest = upper;
    }
    pieces.push(rest);
  }
  let next = 0;
  for (const { end } of targets) {
    let merged = pieces[next] as ShardState;
    next += 1;
    while (merged.origin.range.end < end) {
      merged = merge(stream, merged, pieces[next] as ShardState);
      next += 1;
    }
  }
  stream.route();
}
