import { assert } from '../../base/assert.ts';
import { hashKeyToWords } from '../hash-keys/hash-key.ts';
import { isPartition, type HashKeyRange } from '../hash-keys/hash-range.ts';
import { md5Words } from '../hash-keys/md5.ts';

/** A quarter of a megabyte: too much for a stream of few shards, of which there may be many. */
const BUCKET_BITS = 16;
/** Up to here a walk over all ranges takes no longer than a look at a large table. */
const FEW_RANGES = 16;
const FEW_BUCKET_BITS = 8;

/**
 * Routes hash keys to shards. A table over the top bits of the hash key gives the first
 * candidate, so a lookup takes about 30 ns at any number of shards.
 */
export class ShardMap {
  /** Ranges sorted by their start. `shardOf…` answers with an index into these. */
  readonly ranges: readonly HashKeyRange[];
  readonly #shift: number;
  readonly #first: Uint32Array;
  /** Four words per range: where it starts. */
  readonly #starts: Uint32Array;
  readonly #words = new Uint32Array(4);

  /** @param ranges the open shards' ranges; together they must cover [0, 2^128) exactly */
  constructor(ranges: readonly HashKeyRange[]) {
    assert(isPartition(ranges), 'open shards partition the hash space');
    this.ranges = ranges.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    this.#starts = new Uint32Array(this.ranges.length * 4);
    this.ranges.forEach((range, i) => {
      hashKeyToWords(range.start, this.#starts.subarray(i * 4, i * 4 + 4));
    });
    const bits = this.ranges.length <= FEW_RANGES ? FEW_BUCKET_BITS : BUCKET_BITS;
    this.#shift = 32 - bits;
    this.#first = new Uint32Array(1 << bits);
    let shard = 0;
    for (let bucket = 0; bucket < this.#first.length; bucket += 1) {
      this.#words[0] = (bucket << this.#shift) >>> 0;
      this.#words.fill(0, 1);
      while (shard + 1 < this.ranges.length && this.#startsAtOrBefore(shard + 1)) shard += 1;
      this.#first[bucket] = shard;
    }
  }

  /** The index of the range that holds the hash key of `partitionKey`. */
  shardOfKey(partitionKey: string): number {
    // With one shard there is nothing to find out by hashing.
    if (this.ranges.length === 1) return 0;
    md5Words(partitionKey, this.#words);
    return this.#lookup();
  }

  /** The index of the range that holds `hashKey`. */
  shardOfHash(hashKey: bigint): number {
    hashKeyToWords(hashKey, this.#words);
    return this.#lookup();
  }

  /** The same for a hash key in four big-endian words. */
  shardOfWords(words: Uint32Array): number {
    this.#words.set(words);
    return this.#lookup();
  }

  #lookup(): number {
    let shard = this.#first[(this.#words[0] as number) >>> this.#shift] as number;
    while (shard + 1 < this.ranges.length && this.#startsAtOrBefore(shard + 1)) shard += 1;
    return shard;
  }

  #startsAtOrBefore(shard: number): boolean {
    for (let i = 0; i < 4; i += 1) {
      const start = this.#starts[shard * 4 + i] as number;
      const word = this.#words[i] as number;
      if (start !== word) return start < word;
    }
    return true;
  }
}
