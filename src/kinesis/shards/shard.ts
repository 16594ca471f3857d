import type { HashKeyRange } from '../hash-keys/hash-range.ts';

/** A shard as ListShards describes it, with numbers as numbers. */
export interface Shard {
  readonly shardId: string;
  readonly range: HashKeyRange;
  /** The shard it was split from, or the lower one it was merged from. */
  readonly parentShardId?: string;
  /** The upper one it was merged from. */
  readonly adjacentParentShardId?: string;
  readonly startingSequenceNumber: string;
  /** Set once the shard is closed. */
  readonly endingSequenceNumber?: string;
}

export function isOpen(shard: Shard): boolean {
  return shard.endingSequenceNumber === undefined;
}
