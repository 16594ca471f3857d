import { encodeBase64 } from '../../base/base64.ts';
import { ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { Source } from '../../reader/source.ts';
import type { StepAnswer } from './protocol.ts';

/** One GetRecords call, answered as the API words it: data in base64. */
export async function stepRecords(
  source: Source,
  iterator: string,
  limit: number,
): Promise<Result<StepAnswer, ServiceFailure>> {
  const reply = await source.getRecords(iterator, limit, new AbortController().signal);
  if (!reply.ok) return reply;
  const { records, nextIterator, millisBehindLatest, childShardIds } = reply.value;
  return ok({
    Records: records.map((record) => ({
      SequenceNumber: record.sequenceNumber,
      ApproximateArrivalTimestamp: record.arrival / 1000,
      Data: encodeBase64(record.data),
      ...(record.partitionKey !== undefined && { PartitionKey: record.partitionKey }),
      ...(record.encryptionType !== undefined && { EncryptionType: record.encryptionType }),
    })),
    NextShardIterator: nextIterator ?? null,
    MillisBehindLatest: millisBehindLatest,
    ...(childShardIds.length > 0 && {
      ChildShards: childShardIds.map((ShardId) => ({ ShardId })),
    }),
  });
}
