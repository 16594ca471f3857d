import { exhaustive } from '../../base/assert.ts';
import { hexDigits } from '../../base/hex.ts';
import { RANDOM_STREAM, Sfc32 } from '../../base/random.ts';
import { hashKeyFromWords } from '../../kinesis/hash-keys/hash-key.ts';
import { rangeWidth, type HashKeyRange } from '../../kinesis/hash-keys/hash-range.ts';
import type { KeyStrategy } from './schema.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { ShardRouter } from './shard-router.ts';

/** The keys of a record. */
export interface RecordKeys {
  partitionKey: string;
  explicitHashKey: string | undefined;
}

/** Gives record after record its keys. Record `index` of one seed always gets the same. */
export type KeySource = (index: number, dueEpochMs: number, out: RecordKeys) => void;

export interface KeySourceOptions {
  readonly seed: number;
  readonly router: ShardRouter;
  /** For keys from a template. */
  readonly source: RecordSource;
}

/** Names in a pool are made once: hashing the same string again is cheaper. */
const POOL_NAMES = 100_000;

export function keySource(strategy: KeyStrategy, options: KeySourceOptions): KeySource {
  const random = new Sfc32();
  const draw = (index: number): Sfc32 => {
    random.reseed(options.seed, RANDOM_STREAM.key, index);
    return random;
  };
  switch (strategy.type) {
    case 'uuid':
      return (index, _, out) => {
        out.partitionKey = uuid(draw(index));
      };
    case 'sequence':
      return (index, _, out) => {
        out.partitionKey = String(index);
      };
    case 'millis':
      return (_, due, out) => {
        out.partitionKey = String(Math.floor(due));
      };
    case 'seconds':
      return (_, due, out) => {
        out.partitionKey = String(Math.floor(due / 1000));
      };
    case 'one':
      return (_, __, out) => {
        out.partitionKey = strategy.key;
      };
    case 'n': {
      const name = keyPool();
      return (index, _, out) => {
        out.partitionKey = name(index % strategy.count);
      };
    }
    case 'zipf': {
      const name = keyPool();
      const table = cumulative(zipfWeights(strategy.count, strategy.exponent));
      return (index, _, out) => {
        out.partitionKey = name(pick(table, draw(index).next()));
      };
    }
    case 'weights': {
      const table = cumulative(strategy.keys.map((one) => one.weight));
      return (index, _, out) => {
        out.partitionKey = strategy.keys[pick(table, draw(index).next())]?.key ?? '';
      };
    }
    case 'template':
      return (index, due, out) => {
        out.partitionKey = options.source.key?.(index, due) ?? '';
      };
    case 'shards':
      return (index, _, out) => {
        const { shards } = options.router;
        const shard = shards[index % shards.length];
        out.partitionKey = String(index);
        out.explicitHashKey = shard === undefined ? '0' : String(middleOf(shard.range));
      };
    case 'hash':
      return (index, _, out) => {
        out.partitionKey = String(index);
        out.explicitHashKey = String(randomHash(draw(index)));
      };
    case 'shard': {
      // Its range stays the aim when the shard is split: the children then share the load.
      const range = options.router.shards.find((one) => one.shardId === strategy.shardId)?.range;
      return (index, _, out) => {
        out.partitionKey = String(index);
        if (range !== undefined)
          out.explicitHashKey = String(
            range.start + ((randomHash(draw(index)) * rangeWidth(range)) >> 128n),
          );
      };
    }
    default:
      return exhaustive(strategy);
  }
}

/** Weights of Zipf's law: key k (from 1) is used 1 / k^s times as often as the first. */
export function zipfWeights(count: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, i) => (i + 1) ** -exponent);
}

/** The name of key number `index` in a pool. */
export function poolKey(index: number): string {
  return `key-${index}`;
}

function keyPool(): (index: number) => string {
  const names: string[] = [];
  return (index) => {
    if (index >= POOL_NAMES) return poolKey(index);
    return (names[index] ??= poolKey(index));
  };
}

function middleOf(range: HashKeyRange): bigint {
  return range.start + rangeWidth(range) / 2n;
}

function cumulative(weights: readonly number[]): Float64Array {
  const table = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight;
    table[i] = sum;
  });
  for (let i = 0; i < table.length; i += 1) table[i] = (table[i] as number) / sum;
  return table;
}

/** The first index whose cumulative weight is above `at`. */
function pick(table: Float64Array, at: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

const hashWords = new Uint32Array(4);

function randomHash(random: Sfc32): bigint {
  for (let i = 0; i < 4; i += 1) hashWords[i] = random.uint32();
  return hashKeyFromWords(hashWords);
}

const HYPHEN = 45;

/**
 * A random UUID, version 4 (RFC 9562 §5.4). Made by one call from its character codes:
 * a text put together from pieces costs three times as much to make and to read.
 */
function uuid(random: Sfc32): string {
  const a = random.uint32();
  const b = (random.uint32() & 0xffff0fff) | 0x4000;
  const c = (random.uint32() & 0x3fffffff) | 0x80000000;
  const d = random.uint32();
  const [p, q, r, t] = [hexDigits(a >>> 16), hexDigits(a), hexDigits(b >>> 16), hexDigits(b)];
  const [u, v, w, x] = [hexDigits(c >>> 16), hexDigits(c), hexDigits(d >>> 16), hexDigits(d)];
  // oxfmt-ignore
  return String.fromCharCode(
    p >>> 24, (p >>> 16) & 255, (p >>> 8) & 255, p & 255, q >>> 24, (q >>> 16) & 255, (q >>> 8) & 255, q & 255, HYPHEN,
    r >>> 24, (r >>> 16) & 255, (r >>> 8) & 255, r & 255, HYPHEN,
    t >>> 24, (t >>> 16) & 255, (t >>> 8) & 255, t & 255, HYPHEN,
    u >>> 24, (u >>> 16) & 255, (u >>> 8) & 255, u & 255, HYPHEN,
    v >>> 24, (v >>> 16) & 255, (v >>> 8) & 255, v & 255,
    w >>> 24, (w >>> 16) & 255, (w >>> 8) & 255, w & 255, x >>> 24, (x >>> 16) & 255, (x >>> 8) & 255, x & 255,
  );
}
