import {
  ListShardsCommand,
  type KinesisClient,
  type ListShardsCommandInput,
  type Shard as SdkShard,
} from '@aws-sdk/client-kinesis';
import type { Shard } from '../../kinesis/shards/shard.ts';
import { streamInput } from '../../kinesis/stream-ref.ts';
import { inCborIfSpoken } from '../cbor/cbor-call.ts';

/**
 * All shards, and by the way whether the client's endpoint speaks CBOR. Paged by hand: the SDK's
 * paginator sends the stream's name with a token, which is refused.
 * @param stream its name or its ARN
 */
export async function listAllShards(
  client: KinesisClient,
  stream: string,
  signal: AbortSignal,
): Promise<readonly Shard[]> {
  const shards: Shard[] = [];
  let token: string | undefined;
  do {
    const input: ListShardsCommandInput =
      token === undefined ? streamInput(stream) : { NextToken: token };
    const page =
      (await inCborIfSpoken(client, new ListShardsCommand(input), signal)) ??
      (await client.send(new ListShardsCommand(input), { abortSignal: signal }));
    for (const shard of page.Shards ?? []) shards.push(toShard(shard));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return shards;
}

function toShard(shard: SdkShard): Shard {
  const { ShardId, HashKeyRange, SequenceNumberRange } = shard;
  return {
    shardId: ShardId ?? '',
    range: {
      start: BigInt(HashKeyRange?.StartingHashKey ?? '0'),
      end: BigInt(HashKeyRange?.EndingHashKey ?? '0'),
    },
    startingSequenceNumber: SequenceNumberRange?.StartingSequenceNumber ?? '0',
    ...(shard.ParentShardId && { parentShardId: shard.ParentShardId }),
    ...(shard.AdjacentParentShardId && { adjacentParentShardId: shard.AdjacentParentShardId }),
    ...(SequenceNumberRange?.EndingSequenceNumber && {
      endingSequenceNumber: SequenceNumberRange.EndingSequenceNumber,
    }),
  };
}
