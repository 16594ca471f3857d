import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';

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
