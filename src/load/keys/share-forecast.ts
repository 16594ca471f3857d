import { rangeWidth, type HashKeyRange } from '../../kinesis/hash-keys/hash-range.ts';
import { md5Words } from '../../kinesis/hash-keys/md5.ts';
import type { KeyStrategy } from './schema.ts';
import { poolKey, zipfWeights } from './key-source.ts';
import type { ShardRouter } from './shard-router.ts';

/** Keys of a pool that are hashed one by one; the rest is spread by the width of the ranges. */
const MAX_HASHED = 100_000;

export interface ForecastOptions {
  /** For keys from a template: keys that it made. None: taken for as many keys as records. */
  readonly sampleKeys?: readonly string[];
  /** For keys aimed at one shard: its range, which stays the aim when the shard is split. */
  readonly aim?: HashKeyRange | undefined;
}

/** Which part of the records a key strategy sends to each shard, whatever the shards. */
export interface ShareForecast {
  /** Parts that add up to 1, in the order of the router's shards; all 0 where nothing is sent. */
  on(router: ShardRouter): readonly number[];
  /** Whether luck has a hand in it, so that counts differ from the parts. */
  readonly byLuck: boolean;
  /** How many keys it was drawn from; infinite where it is exact. */
  readonly sampled: number;
}

/** Keys are hashed here, once; a change of the map costs a look-up for each. */
export function forecastShares(
  strategy: KeyStrategy,
  { sampleKeys = [], aim }: ForecastOptions = {},
): ShareForecast {
  const exact = { byLuck: false, sampled: Number.POSITIVE_INFINITY };
  const drawn = { byLuck: true, sampled: Number.POSITIVE_INFINITY };
  switch (strategy.type) {
    case 'uuid':
    case 'sequence':
    case 'millis':
    case 'seconds':
    case 'hash':
      return { ...drawn, on: byWidth };
    case 'shards':
      return { ...exact, on: ({ shards }) => shards.map(() => 1 / shards.length) };
    case 'one':
      return { ...exact, on: hashed([{ key: strategy.key, weight: 1 }]) };
    case 'n':
      return { ...exact, on: pool(strategy.count, () => 1, strategy.count) };
    case 'zipf': {
      const weights = zipfWeights(strategy.count, strategy.exponent);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return { ...drawn, on: pool(strategy.count, (i) => weights[i] ?? 0, total) };
    }
    case 'weights':
      return { ...drawn, on: hashed(strategy.keys) };
    case 'template': {
      if (sampleKeys.length === 0) return { ...drawn, on: byWidth };
      const keys = sampleKeys.map((key) => ({ key, weight: 1 }));
      return { byLuck: true, sampled: keys.length, on: hashed(keys) };
    }
    case 'shard':
      return {
        ...drawn,
        on: ({ shards }) =>
          shards.map(({ range }) => (aim === undefined ? 0 : overlap(aim, range))),
      };
  }
}

function byWidth({ shards, widths }: ShardRouter): number[] {
  return shards.map(({ shardId }) => widths.get(shardId) ?? 0);
}

interface WeightedKey {
  readonly key: string;
  readonly weight: number;
}

/** @param rest weight of further keys, of which there are so many that they spread by width */
function hashed(keys: readonly WeightedKey[], rest = 0): ShareForecast['on'] {
  const words = new Uint32Array(keys.length * 4);
  keys.forEach(({ key }, i) => {
    md5Words(key, words.subarray(i * 4, i * 4 + 4));
  });
  const total = rest + keys.reduce((sum, { weight }) => sum + weight, 0);
  return (router) => {
    const shares = byWidth(router).map((width) => (width * rest) / total);
    keys.forEach(({ weight }, i) => {
      const shard = router.indexOfHashed(words.subarray(i * 4, i * 4 + 4));
      shares[shard] = (shares[shard] ?? 0) + weight / total;
    });
    return shares;
  };
}

function pool(
  count: number,
  weightOf: (index: number) => number,
  total: number,
): ShareForecast['on'] {
  const length = Math.min(count, MAX_HASHED);
  const keys = Array.from({ length }, (_, i) => ({ key: poolKey(i), weight: weightOf(i) }));
  return hashed(keys, Math.max(0, total - keys.reduce((sum, { weight }) => sum + weight, 0)));
}

/** The part of `aim` that lies in `range`, in [0, 1]. */
function overlap(aim: HashKeyRange, range: HashKeyRange): number {
  const start = aim.start > range.start ? aim.start : range.start;
  const end = aim.end < range.end ? aim.end : range.end;
  return start > end ? 0 : Number(rangeWidth({ start, end })) / Number(rangeWidth(aim));
}
