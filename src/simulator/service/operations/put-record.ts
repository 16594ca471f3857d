import {
  LAST_SEQUENCE_INDEX,
  decodeSequenceNumber,
  sequenceSecond,
  type SequenceNumberParts,
} from '../../../kinesis/sequence-numbers/sequence-number.ts';
import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { invalidArgument, refuseDryRun, rateExceededText, throughputExceeded } from '../errors.ts';
import { bytesOf, textOf } from '../input.ts';
import { putContext, route, store, stored, type PutContext } from '../put.ts';

export function putRecord(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  const context = putContext(account, stream);
  checkOrdering(context, textOf(input, 'SequenceNumberForOrdering'));
  const record = route(
    context,
    bytesOf(input, 'Data'),
    textOf(input, 'PartitionKey'),
    textOf(input, 'ExplicitHashKey'),
  );
  refuseDryRun(input);
  const { shard } = record;
  const index = store(context, record);
  if (index === 0)
    throw throughputExceeded(rateExceededText(shard.id, stream.name, account.accountId));
  stored(context, 'PutRecord', record.data.length + record.keyBytes);
  return {
    ShardId: shard.id,
    SequenceNumber: shard.printer.print(index, shard.log.lastTime),
    ...(context.encrypted && { EncryptionType: 'KMS' }),
  };
}

/**
 * Numbers only grow within a shard, so one that was given before is always kept to. The service
 * looks only at the number itself: one of an earlier stream will do, one from the future will
 * not. 0 is what clients begin with.
 */
function checkOrdering(context: PutContext, after: string | undefined): void {
  if (after === undefined) return;
  const { stream, account } = context;
  if (stream.distribution === 'AUTO')
    throw invalidArgument(
      'Stream has SERVICE_DEFINED PartitionKey enabled. SequenceNumberForOrdering must not be provided.',
    );
  if (after === '0') return;
  const parts = decodeSequenceNumber(BigInt(after));
  if (
    parts === undefined ||
    parts.sequenceIndex > LAST_SEQUENCE_INDEX ||
    parts.time > newestSecond(context, parts)
  )
    throw invalidArgument(
      `ExclusiveMinimumSequenceNumber ${after} used in PutRecord on stream ${stream.name} under account ${account.accountId} is invalid.`,
    );
}

/** Now, or the second in which the shard was made: a child's numbers start a little ahead of now. */
function newestSecond({ stream, time }: PutContext, parts: SequenceNumberParts): number {
  const shard = stream.shards[parts.shardIndex];
  const isOurs =
    shard !== undefined && sequenceSecond(shard.origin.createdAt) === parts.shardCreatedAt;
  return Math.max(sequenceSecond(Math.floor(time / 1000)), isOurs ? parts.shardCreatedAt : 0);
}
