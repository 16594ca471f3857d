import { hashKeyOf, MAX_HASH_KEY } from '../../../kinesis/hash-keys/hash-key.ts';
import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';

/** A shard's place in the space of hash keys, and what fell into it. */
export interface HashSegment {
  readonly shardId: string;
  /** Where it starts and how wide it is, as parts of the space. */
  readonly start: number;
  readonly width: number;
  /** Its part of all records. */
  readonly share: number;
  /** `share` over `width`: 1 is even. */
  readonly density: number;
}

/** A place in the space of hash keys, in [0, 1). */
export function placeOf(hashKey: bigint): number {
  return Number((hashKey << 53n) / (MAX_HASH_KEY + 1n)) / 2 ** 53;
}

/**
 * Open shards in the order of their ranges.
 * @param shares parts of all records by shard id
 */
export function hashSegments(
  open: readonly Shard[],
  shares: ReadonlyMap<string, number>,
): HashSegment[] {
  return open
    .toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1))
    .map(({ shardId, range }) => {
      const width = rangeShare(range);
      const share = shares.get(shardId) ?? 0;
      return { shardId, start: placeOf(range.start), width, share, density: share / width };
    });
}

export interface PlacedKey {
  readonly key: string;
  readonly records: number;
  readonly place: number;
  /** The open shard whose range it falls into. */
  readonly shardId: string | undefined;
}

/** Where keys fall: by their MD5 hash, as Kinesis does it. */
export function placeKeys(
  keys: readonly { readonly key: string; readonly records: number }[],
  segments: readonly HashSegment[],
): PlacedKey[] {
  return keys.map(({ key, records }) => {
    const place = placeOf(hashKeyOf(key));
    const home = segments.findLast(({ start }) => start <= place);
    return { key, records, place, shardId: home?.shardId };
  });
}
