import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { invalidArgument, refuseDryRun, rateExceededText } from '../errors.ts';
import { bytesOf, listOf, textOf } from '../input.ts';
import { putContext, route, store, stored, type Incoming, type PutContext } from '../put.ts';

export function putRecords(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  const context = putContext(account, stream);
  const records = routeAll(context, input);
  refuseDryRun(input);
  const entries: ApiObject[] = [];
  let failed = 0;
  let bytes = 0;
  for (const record of records) {
    const { shard } = record;
    const injected = account.faults.isQuiet
      ? undefined
      : entryFault(account, stream.name, shard.id);
    const index = injected === undefined ? store(context, record) : 0;
    if (index > 0) {
      bytes += record.data.length + record.keyBytes;
      entries.push({
        SequenceNumber: shard.printer.print(index, shard.log.lastTime),
        ShardId: shard.id,
      });
    } else {
      failed += 1;
      if (injected !== undefined)
        shard.metrics.add(
          injected === 'throttle' ? 'throttledRecords' : 'failedRecords',
          context.second,
          1,
        );
      entries.push(
        injected === 'internal'
          ? { ErrorCode: 'InternalFailure', ErrorMessage: 'Internal service failure.' }
          : {
              ErrorCode: 'ProvisionedThroughputExceededException',
              ErrorMessage: rateExceededText(shard.id, stream.name, account.accountId),
            },
      );
    }
  }
  stored(context, 'PutRecords', bytes);
  return {
    FailedRecordCount: failed,
    Records: entries,
    ...(context.encrypted && { EncryptionType: 'KMS' }),
  };
}

/** Checks every record before the first is stored: a wrong one refuses the whole call. */
function routeAll(context: PutContext, input: ApiObject): Incoming[] {
  let total = 0;
  const records = listOf(input, 'Records').map((value, i) => {
    const entry = value as ApiObject;
    const record = route(
      context,
      bytesOf(entry, 'Data'),
      textOf(entry, 'PartitionKey'),
      textOf(entry, 'ExplicitHashKey'),
      i + 1,
    );
    total += record.data.length + record.keyBytes;
    return record;
  });
  if (total > context.account.quotas.limit('put-records-bytes'))
    throw invalidArgument('Records size exceeds 10 MB limit');
  return records;
}

/** Whether an injected fault makes this entry fail. */
function entryFault(
  account: Account,
  stream: string,
  shardId: string,
): 'throttle' | 'internal' | undefined {
  const touched = { stream, shardIds: () => new Set([shardId]) };
  if (account.faults.strike('throughput-exception', touched) !== undefined) return 'throttle';
  return account.faults.strike('internal-failure', touched) === undefined ? undefined : 'internal';
}
