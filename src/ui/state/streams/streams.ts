import { systemClock } from '../../../base/clock.ts';
import { connectionKey } from '../../../connection/connection.ts';
import type { ControlOperation, ControlOperations } from '../../../connection/kinesis/control.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { connection } from '../connection/connection.ts';
import { listAllStreams } from './list-streams.ts';
import { onlyReads, patiently } from './patient-call.ts';
import { roleGapNow } from '../sign-in/role.ts';
import { CallFailed, toStreamSummary, type StreamSummary } from './stream-summary.ts';
import { controlCall } from '../connection/threads.ts';

export { CallFailed, type StreamSummary };

/** A control-plane call that throws `CallFailed`. One that only reads waits while it is throttled. */
export async function call<K extends ControlOperation>(
  operation: K,
  input: ControlOperations[K][0],
): Promise<ControlOperations[K][1]> {
  const make = () => controlCall(operation, input);
  const from = connectionKey(connection.getState().current);
  const result = onlyReads(operation)
    ? await patiently(make, {
        clock: systemClock,
        random: Math.random,
        wanted: () => connectionKey(connection.getState().current) === from,
      })
    : await make();
  if (!result.ok) throw new CallFailed(result.error);
  return result.value;
}

/** All streams, with what the list shows of each. */
export function listStreams(): Promise<StreamSummary[]> {
  return listAllStreams({
    call,
    // Asked of every stream of other students by a class, it would use the account's 20 calls/s up.
    notAllowed: (name) => roleGapNow('describe', name)?.actions.join(', '),
  });
}

export async function streamSummary(name: string): Promise<StreamSummary> {
  return toStreamSummary(name, await call('DescribeStreamSummary', { StreamName: name }));
}

/** All shards of a stream, open and closed. */
export async function listShards(name: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let token: string | undefined;
  do {
    const page = await call(
      'ListShards',
      token === undefined ? { StreamName: name } : { NextToken: token },
    );
    for (const shard of page.Shards ?? []) {
      shards.push({
        shardId: shard.ShardId ?? '',
        range: {
          start: BigInt(shard.HashKeyRange?.StartingHashKey ?? 0),
          end: BigInt(shard.HashKeyRange?.EndingHashKey ?? 0),
        },
        startingSequenceNumber: shard.SequenceNumberRange?.StartingSequenceNumber ?? '0',
        ...(shard.ParentShardId !== undefined && { parentShardId: shard.ParentShardId }),
        ...(shard.AdjacentParentShardId !== undefined && {
          adjacentParentShardId: shard.AdjacentParentShardId,
        }),
        ...(shard.SequenceNumberRange?.EndingSequenceNumber !== undefined && {
          endingSequenceNumber: shard.SequenceNumberRange.EndingSequenceNumber,
        }),
      });
    }
    token = page.NextToken;
  } while (token !== undefined);
  return shards.toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1));
}
