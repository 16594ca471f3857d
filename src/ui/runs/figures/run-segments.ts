import type { KeptRun } from '../../state/run/run-history.ts';
import type { HashSegment } from '../../charts/hash-space/hash-space.ts';

/** The shards that were open at the end, with what fell into each; empty for older runs. */
export function runSegments({ result, views }: Pick<KeptRun, 'result' | 'views'>): HashSegment[] {
  const records = new Map(result.shards.map((shard) => [shard.shardId, shard.records]));
  return (views?.ranges ?? []).map(({ shardId, start, width }) => {
    const share = result.accepted === 0 ? 0 : (records.get(shardId) ?? 0) / result.accepted;
    return { shardId, start, width, share, density: width === 0 ? 0 : share / width };
  });
}

/** Whether partition keys decide the shard: not with explicit hash keys. */
export function keysDecide({ result }: Pick<KeptRun, 'result'>): boolean {
  return !['shards', 'hash', 'shard'].includes(result.scenario.keys.type);
}
