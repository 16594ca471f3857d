import { rangeShare } from '../../kinesis/hash-keys/hash-range.ts';
import { ShardMap } from '../../kinesis/shards/shard-map.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';

/** The open shards of the stream, as last listed. Says where a record should land. */
export class ShardRouter {
  #map: ShardMap;
  /** In the order of the map's ranges. */
  #shards: readonly Shard[];
  #version = 0;
  #widths: ReadonlyMap<string, number> = new Map();

  /** @param shards all shards, open and closed */
  constructor(shards: readonly Shard[]) {
    this.#shards = openShards(shards);
    this.#map = new ShardMap(this.#shards.map((shard) => shard.range));
    this.#measure();
  }

  /** Grows with every change of the map. */
  get version(): number {
    return this.#version;
  }

  /** Open shards in the order of their ranges. */
  get shards(): readonly Shard[] {
    return this.#shards;
  }

  /** Open shard id → part of the hash space. */
  get widths(): ReadonlyMap<string, number> {
    return this.#widths;
  }

  /** Takes a new list; returns whether the open shards changed. */
  replace(shards: readonly Shard[]): boolean {
    const next = openShards(shards);
    const same =
      next.length === this.#shards.length &&
      next.every((shard, i) => shard.shardId === this.#shards[i]?.shardId);
    if (same) return false;
    this.#shards = next;
    this.#map = new ShardMap(next.map((shard) => shard.range));
    this.#version += 1;
    this.#measure();
    return true;
  }

  /** Index into {@link shards} of where a record with these keys lands. */
  indexOf(partitionKey: string, explicitHashKey: string | undefined): number {
    return explicitHashKey === undefined
      ? this.#map.shardOfKey(partitionKey)
      : this.#map.shardOfHash(BigInt(explicitHashKey));
  }

  /** The same for a hash key in four big-endian words. */
  indexOfHashed(words: Uint32Array): number {
    return this.#map.shardOfWords(words);
  }

  idAt(index: number): string {
    return this.#shards[index]?.shardId ?? '';
  }

  #measure(): void {
    this.#widths = new Map(this.#shards.map((shard) => [shard.shardId, rangeShare(shard.range)]));
  }
}

function openShards(shards: readonly Shard[]): readonly Shard[] {
  return shards.filter(isOpen).toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
}

const MOST_NAMED = 5;

/**
 * What is wrong with a shard that all keys are to be aimed at; `undefined`: it is open.
 * @param shards all shards of the stream, open and closed
 */
export function aimedShardProblem(shardId: string, shards: readonly Shard[]): string | undefined {
  const aimed = shards.find((shard) => shard.shardId === shardId);
  if (aimed !== undefined && isOpen(aimed)) return undefined;
  const open = shards.filter(isOpen).map((shard) => shard.shardId);
  const named = open.slice(0, MOST_NAMED).join(', ');
  const wrong =
    aimed === undefined
      ? `The stream has no shard ${shardId}.`
      : `Shard ${shardId} is closed, so it takes no records any more.`;
  return `${wrong} Open are ${named}${open.length > MOST_NAMED ? ', …' : ''}.`;
}
