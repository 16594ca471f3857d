import { own } from '../../base/own.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import type { ReadingOptions, ShardCheckpoint } from './options.ts';
import type { StartingPosition } from '../source.ts';

/** The shards that a shard was made from; none when it came with the stream. */
export function parentsOf(shard: Shard): string[] {
  return [shard.parentShardId, shard.adjacentParentShardId].filter((id) => id !== undefined);
}

export type ShardStart =
  | StartingPosition
  /** Goes on inside an aggregate: what is up to `skipUpTo` of this sequence number was taken. */
  | {
      readonly type: 'INSIDE_AGGREGATE';
      readonly sequenceNumber: string;
      readonly skipUpTo: number;
    }
  | { readonly type: 'ENDED' };

function fromCheckpoint(checkpoint: ShardCheckpoint): ShardStart {
  if (checkpoint === 'ended') return { type: 'ENDED' };
  if ('timestamp' in checkpoint) return { type: 'AT_TIMESTAMP', timestamp: checkpoint.timestamp };
  const { sequenceNumber, subSequenceNumber } = checkpoint;
  return subSequenceNumber === undefined
    ? { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber }
    : { type: 'INSIDE_AGGREGATE', sequenceNumber, skipUpTo: subSequenceNumber };
}

/**
 * Which shards to read, and where each starts.
 *
 * A child of a shard that is read starts at its own beginning, else what was written
 * between the end of the parent and the discovery of the child would be lost; with
 * AT_TIMESTAMP it starts at that time, since its parent may have ended before. From
 * LATEST, shards that are closed already have nothing to give, and the children that
 * are there already start at LATEST too.
 */
export class Lineage {
  readonly #options: ReadingOptions;
  /** Shards that are read, or were left out because they were closed before LATEST. */
  readonly #family = new Set<string>();
  /** Those of which every record is wanted from some point in the past on. */
  readonly #continued = new Set<string>();
  #listed = false;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** The shards of this list that are to be read and were not known before, parents first. */
  discover(shards: readonly Shard[]): { readonly shard: Shard; readonly start: ShardStart }[] {
    const first = !this.#listed;
    this.#listed = true;
    const found: { shard: Shard; start: ShardStart }[] = [];
    const sorted = shards.toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1));
    for (const shard of sorted) {
      if (this.#family.has(shard.shardId)) continue;
      const start = this.#startOf(shard, first);
      if (start === undefined) continue;
      this.#family.add(shard.shardId);
      if (start.type !== 'LATEST') this.#continued.add(shard.shardId);
      const { shards: chosen } = this.#options;
      if (start.type === 'LATEST' && !isOpen(shard) && chosen === 'all') continue;
      found.push({ shard, start });
    }
    if (first) for (const id of this.#family) this.#continued.add(id);
    return found;
  }

  #startOf(shard: Shard, first: boolean): ShardStart | undefined {
    const { shards, from, checkpoints, followChildren = true } = this.#options;
    const chosen = shards === 'all' || shards.includes(shard.shardId);
    const parents = parentsOf(shard);
    const descends = followChildren && parents.some((id) => this.#family.has(id));
    if (!descends && !(first && chosen)) return undefined;
    const checkpoint = own(checkpoints ?? {}, shard.shardId);
    if (checkpoint !== undefined) return fromCheckpoint(checkpoint);
    if (from.type === 'AT_TIMESTAMP') return from;
    const continues = parents.some((id) => this.#continued.has(id));
    return descends && continues ? { type: 'TRIM_HORIZON' } : from;
  }
}
