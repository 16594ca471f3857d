import { SHARD_WRITE_RECORDS_PER_SECOND } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { Shard } from '../../kinesis/shards/shard.ts';
import type { KeyStrategy } from './schema.ts';
import { forecastShares } from './share-forecast.ts';
import { ShardRouter } from './shard-router.ts';

export interface Prediction {
  /** Open shards in the order of their ranges; the shares add up to 1. */
  readonly shares: readonly { readonly shardId: string; readonly share: number }[];
  /** Share of the busiest shard over an equal share; 1 is even. */
  readonly hotShardIndex: number;
  /** The same within one second: keys that change with the clock visit one shard at a time. */
  readonly momentaryHotShardIndex: number;
  /** Records a second, in all, above which the busiest shard throttles. */
  readonly throttlesFrom: number;
}

/**
 * What a key strategy will do to a stream, before any record is sent.
 * @param shards all shards of the stream, open and closed
 * @param sampleKeys for keys from a template: keys that it made
 * @returns `undefined` for a template without samples, and for a shard that is not open
 */
export function predictShares(
  strategy: KeyStrategy,
  shards: readonly Shard[],
  sampleKeys: readonly string[] = [],
): Prediction | undefined {
  const router = new ShardRouter(shards);
  if (strategy.type === 'template' && sampleKeys.length === 0) return undefined;
  const aim = aimOf(strategy, router);
  if (strategy.type === 'shard' && aim === undefined) return undefined;
  const parts = forecastShares(strategy, { sampleKeys, aim }).on(router);
  const largest = Math.max(...parts);
  const index = largest * router.shards.length;
  const oneAtATime = strategy.type === 'seconds';
  return {
    shares: router.shards.map(({ shardId }, i) => ({ shardId, share: parts[i] ?? 0 })),
    hotShardIndex: index,
    momentaryHotShardIndex: oneAtATime ? router.shards.length : index,
    throttlesFrom: SHARD_WRITE_RECORDS_PER_SECOND / (oneAtATime ? 1 : largest),
  };
}

/** The range that keys aimed at one shard are drawn from; none when it is not open. */
export function aimOf(strategy: KeyStrategy, router: ShardRouter) {
  return strategy.type === 'shard'
    ? router.shards.find(({ shardId }) => shardId === strategy.shardId)?.range
    : undefined;
}
