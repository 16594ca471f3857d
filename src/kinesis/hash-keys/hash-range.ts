import { assert } from '../../base/assert.ts';
import { MAX_HASH_KEY, hashKeyOf } from './hash-key.ts';

/** A range of hash keys; both ends belong to it. */
export interface HashKeyRange {
  readonly start: bigint;
  readonly end: bigint;
}

/** How many hash keys a range holds. */
export function rangeWidth(range: HashKeyRange): bigint {
  return range.end - range.start + 1n;
}

/** The part of the whole hash space that a range covers, in [0, 1]. */
export function rangeShare(range: HashKeyRange): number {
  return Number((rangeWidth(range) << 60n) >> 128n) / 2 ** 60;
}

/**
 * The ranges CreateStream makes: width floor(2^128 / n), the last one takes the rest
 * (docs/kinesis.md#ranges-of-a-new-stream).
 */
export function evenRanges(count: number): HashKeyRange[] {
  assert(Number.isInteger(count) && count > 0, 'a stream has at least one shard');
  const width = (MAX_HASH_KEY + 1n) / BigInt(count);
  return Array.from({ length: count }, (_, i) => ({
    start: BigInt(i) * width,
    end: i === count - 1 ? MAX_HASH_KEY : BigInt(i + 1) * width - 1n,
  }));
}

/** The `NewStartingHashKey` that halves a range. */
export function evenSplitPoint(range: HashKeyRange): bigint {
  return range.start + rangeWidth(range) / 2n;
}

/** SplitShard accepts a point only when start + 1 < point < end (docs/kinesis.md#split-points). */
export function canSplitAt(range: HashKeyRange, point: bigint): boolean {
  return range.start + 1n < point && point < range.end;
}

/** The two children of SplitShard: the second starts at `point`. */
export function splitRange(range: HashKeyRange, point: bigint): [HashKeyRange, HashKeyRange] {
  assert(canSplitAt(range, point), 'the split point lies inside the range');
  return [
    { start: range.start, end: point - 1n },
    { start: point, end: range.end },
  ];
}

/** Whether `lower` ends right before `upper` starts. */
export function areAdjacent(lower: HashKeyRange, upper: HashKeyRange): boolean {
  return lower.end + 1n === upper.start;
}

/** The child of MergeShards. */
export function mergeRanges(lower: HashKeyRange, upper: HashKeyRange): HashKeyRange {
  assert(areAdjacent(lower, upper), 'merged ranges are neighbours');
  return { start: lower.start, end: upper.end };
}

/** Whether the ranges, in any order, cover [0, 2^128) without gap or overlap. */
export function isPartition(ranges: readonly HashKeyRange[]): boolean {
  const sorted = ranges.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  let next = 0n;
  for (const range of sorted) {
    if (range.start !== next || range.end < range.start) return false;
    next = range.end + 1n;
  }
  return next === MAX_HASH_KEY + 1n;
}

export interface FoundKeys {
  readonly keys: readonly string[];
  /** How many keys were tried. */
  readonly tried: number;
}

/** 200,000 keys take about a tenth of a second. */
const KEY_SEARCH_LIMIT = 200_000;

/**
 * Partition keys `prefix1`, `prefix2`, … whose hash key lies in a range. A shard that
 * owns one part in a million of the hash space needs a million tries: fewer keys than
 * asked for may come back.
 */
export function findKeys(
  range: HashKeyRange,
  count: number,
  prefix: string,
  limit = KEY_SEARCH_LIMIT,
): FoundKeys {
  const keys: string[] = [];
  let tried = 0;
  while (keys.length < count && tried < limit) {
    tried += 1;
    const key = `${prefix}${tried}`;
    const hash = hashKeyOf(key);
    if (range.start <= hash && hash <= range.end) keys.push(key);
  }
  return { keys, tried };
}
