import { decodeSequenceNumber } from '../../../kinesis/sequence-number.ts';
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
 * Numbers only grow within a shard, so a number that the service gave is always kept to, and
 * so is 0, with which clients begin; one that it cannot have given yet is refused.
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
  const shard = parts === undefined ? undefined : stream.shards[parts.shardIndex];
  if (
    parts === undefined ||
    shard === undefined ||
    parts.shardCreatedAt !== shard.origin.createdAt ||
    parts.sequenceIndex >= BigInt(shard.log.nextIndex)
  )
    throw invalidArgument(
      `ExclusiveMinimumSequenceNumber ${after} used in PutRecord on stream ${stream.name} under account ${account.accountId} is invalid.`,
    );
}
