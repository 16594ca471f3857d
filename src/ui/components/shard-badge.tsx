import { shardIndexOf, shortShardName } from '../../kinesis/shards/shard-id.ts';
import './shard-badge.css';

const COLOURS = 12;

/** The colour of a shard, the same in every view. */
export function shardColour(shardId: string): string {
  return `var(--shard-${Math.max(0, shardIndexOf(shardId)) % COLOURS})`;
}

/** A shard's short name in its colour; the whole id is its title. */
export function ShardBadge({ shardId }: { readonly shardId: string }) {
  return (
    <span className="shard-badge" title={shardId} style={{ color: shardColour(shardId) }}>
      <span className="shard-badge__dot" aria-hidden="true" />
      {shortShardName(shardId)}
    </span>
  );
}
