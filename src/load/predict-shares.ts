import { SHARD_WRITE_RECORDS_PER_SECOND } from '../kinesis/quotas.ts';
import type { Shard } from '../kinesis/shard.ts';
import type { KeyStrategy } from './key-schema.ts';
import { poolKey, zipfWeights } from './key-source.ts';
import { ShardRouter } from './shard-router.ts';
import { hotShardIndex } from './statistics.ts';

/** Keys of a pool that are hashed one by one; the rest is spread by the width of the ranges. */
const MAX_HASHED = 100_000;

export interface Prediction {
  /** Open shards in the order of their ranges; the shares add up to 1. */
  readonly shares: readonly { readonly shardId: string; readonly share: number }[];
  /** Share of the fullest shard over its part of the hash space; 1 is even. */
  readonly hotShardIndex: number;
  /** The same within one second: keys that change with the clock visit one shard at a time. */
  readonly momentaryHotShardIndex: number;
  /** Records a second, in all, above which the fullest shard throttles. */
  readonly throttlesFrom: number;
}

/**
 * What a key strategy will do to a stream, before any record is sent.
 * @param shards all shards of the stream, open and closed
 * @param sampleKeys for keys from a template: keys that it made
 * @returns `undefined` for a template without samples
 */
export function predictShares(
  strategy: KeyStrategy,
  shards: readonly Shard[],
  sampleKeys: readonly string[] = [],
): Prediction | undefined {
  const router = new ShardRouter(shards);
  const counts = expectedParts(strategy, router, sampleKeys);
  if (counts === undefined) return undefined;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = router.shards.map(({ shardId }, i) => ({
    shardId,
    share: total === 0 ? 0 : (counts[i] ?? 0) / total,
  }));
  const widths = router.shards.map(({ shardId }) => router.widths.get(shardId) ?? 0);
  const largest = Math.max(...shares.map(({ share }) => share));
  const even = hotShardIndex(counts, widths);
  const oneAtATime = strategy.type === 'seconds';
  return {
    shares,
    hotShardIndex: even,
    momentaryHotShardIndex: oneAtATime ? 1 / Math.min(...widths) : even,
    throttlesFrom: SHARD_WRITE_RECORDS_PER_SECOND / (oneAtATime ? 1 : largest),
  };
}

/** Expected weight per shard, in the order of the router's shards. */
function expectedParts(
  strategy: KeyStrategy,
  router: ShardRouter,
  sampleKeys: readonly string[],
): number[] | undefined {
  const { shards, widths } = router;
  const byWidth = (): number[] => shards.map(({ shardId }) => widths.get(shardId) ?? 0);
  switch (strategy.type) {
    case 'uuid':
    case 'sequence':
    case 'millis':
    case 'seconds':
    case 'hash':
      return byWidth();
    case 'shards':
      return shards.map(() => 1);
    case 'one':
      return spread(router, [{ key: strategy.key, weight: 1 }]);
    case 'n':
      return pool(router, strategy.count, () => 1, strategy.count);
    case 'zipf': {
      const weights = zipfWeights(strategy.count, strategy.exponent);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return pool(router, strategy.count, (i) => weights[i] ?? 0, total);
    }
    case 'weights':
      return spread(router, strategy.keys);
    case 'template':
      return sampleKeys.length === 0
        ? undefined
        : spread(
            router,
            sampleKeys.map((key) => ({ key, weight: 1 })),
          );
    case 'shard':
      return shards.map(({ shardId }) => (shardId === strategy.shardId ? 1 : 0));
  }
}

function spread(
  router: ShardRouter,
  keys: Iterable<{ readonly key: string; readonly weight: number }>,
): number[] {
  const counts = router.shards.map(() => 0);
  for (const { key, weight } of keys) {
    const shard = router.indexOf(key, undefined);
    counts[shard] = (counts[shard] ?? 0) + weight;
  }
  return counts;
}

function pool(
  router: ShardRouter,
  count: number,
  weightOf: (index: number) => number,
  total: number,
): number[] {
  const hashed = Math.min(count, MAX_HASHED);
  const keys = Array.from({ length: hashed }, (_, i) => ({ key: poolKey(i), weight: weightOf(i) }));
  const rest = Math.max(0, total - keys.reduce((sum, { weight }) => sum + weight, 0));
  const counts = spread(router, keys);
  return counts.map(
    (weight, i) => weight + rest * (router.widths.get(router.shards[i]?.shardId ?? '') ?? 0),
  );
}
