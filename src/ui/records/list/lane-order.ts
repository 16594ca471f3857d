import type { ShardReading } from '../../../reader/snapshot.ts';

type Shard = Pick<ShardReading, 'shardId' | 'closed' | 'records'>;

/** Open shards and those with records come first: a column for an empty, closed one shows nothing. */
function rank({ closed, records }: Shard): number {
  if (records > 0) return closed ? 1 : 0;
  return closed ? 3 : 2;
}

/**
 * The shards that get a column of their own side by side, in the order of their ids.
 * @param most columns that can still be read
 */
export function laneShards(shards: readonly Shard[], most: number): readonly string[] {
  const byId = (a: Shard, b: Shard): number => (a.shardId < b.shardId ? -1 : 1);
  return shards
    .toSorted((a, b) => rank(a) - rank(b) || byId(a, b))
    .slice(0, most)
    .toSorted(byId)
    .map(({ shardId }) => shardId);
}
