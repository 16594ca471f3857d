import type { ControlOperation, ControlOperations } from '../../connection/control.ts';
import type { ServiceFailure } from '../../kinesis/service-error.ts';
import { missingAction } from '../../kinesis/missing-action.ts';
import type { Shard } from '../../kinesis/shard.ts';
import { roleGapNow } from './role.ts';
import { controlCall } from './threads.ts';

export interface StreamSummary {
  readonly name: string;
  readonly status: string;
  readonly mode: string;
  readonly openShards: number;
  readonly retentionHours: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly maxRecordBytes: number;
  readonly consumers: number;
  /** Empty where the service does not give one. */
  readonly arn: string;
  /** `NONE` or `KMS`. */
  readonly encryption: string;
  /** The KMS key, while it is on. */
  readonly keyId?: string;
  /** Enhanced monitoring: the shard-level metrics that are on. */
  readonly shardMetrics: readonly string[];
  /** `AUTO` or `USER_PARTITION_KEY`; only an on-demand stream has one. */
  readonly distribution?: string;
  /** MiB a second that the stream is to be ready for; absent: none was asked for. */
  readonly warmMiBps?: number;
  /** Why the stream can't be used: the IAM action that the role lacks. */
  readonly notAllowed?: string;
}

/** A failure of the service, thrown where a query library wants exceptions. */
export class CallFailed extends Error implements ServiceFailure {
  readonly kind: ServiceFailure['kind'];
  readonly requestId?: string;

  constructor(failure: ServiceFailure) {
    super(failure.message);
    this.name = failure.name;
    this.kind = failure.kind;
    if (failure.requestId !== undefined) this.requestId = failure.requestId;
  }
}

/** A control-plane call that throws `CallFailed`. */
export async function call<K extends ControlOperation>(
  operation: K,
  input: ControlOperations[K][0],
): Promise<ControlOperations[K][1]> {
  const result = await controlCall(operation, input);
  if (!result.ok) throw new CallFailed(result.error);
  return result.value;
}

/** All streams, with what the list shows of each. Pages of 100. */
export async function listStreams(): Promise<StreamSummary[]> {
  const names: string[] = [];
  for (;;) {
    const last = names.at(-1);
    const page = await call('ListStreams', {
      Limit: 100,
      ...(last !== undefined && { ExclusiveStartStreamName: last }),
    });
    names.push(...(page.StreamNames ?? []));
    if (page.HasMoreStreams !== true || (page.StreamNames ?? []).length === 0) break;
  }
  const summaries = await Promise.all(names.map(summaryOrNothing));
  return summaries.filter((summary) => summary !== undefined);
}

/** A stream may go while the list is made, or be one that the role may not look at. */
async function summaryOrNothing(name: string): Promise<StreamSummary | undefined> {
  // Asked of every stream of other students by a class, it would use the account's 20 calls/s up.
  const gap = roleGapNow('describe', name);
  if (gap !== undefined) return notAllowed(name, gap.actions.join(', '));
  try {
    return await streamSummary(name);
  } catch (thrown) {
    if (thrown instanceof CallFailed && thrown.kind === 'not-found') return undefined;
    if (thrown instanceof CallFailed && thrown.kind === 'denied')
      return notAllowed(name, missingAction(thrown.message, 'DescribeStreamSummary'));
    throw thrown;
  }
}

/** All that is known of a stream that may not be described: its name, and why not. */
function notAllowed(name: string, why: string): StreamSummary {
  return {
    name,
    status: 'ACTIVE',
    mode: 'PROVISIONED',
    openShards: 0,
    retentionHours: 24,
    createdAt: 0,
    maxRecordBytes: 0,
    consumers: 0,
    arn: '',
    encryption: 'NONE',
    shardMetrics: [],
    notAllowed: why,
  };
}

export async function streamSummary(name: string): Promise<StreamSummary> {
  const { StreamDescriptionSummary: summary } = await call('DescribeStreamSummary', {
    StreamName: name,
  });
  return {
    name,
    status: summary?.StreamStatus ?? 'ACTIVE',
    mode: summary?.StreamModeDetails?.StreamMode ?? 'PROVISIONED',
    openShards: summary?.OpenShardCount ?? 0,
    retentionHours: summary?.RetentionPeriodHours ?? 24,
    createdAt: summary?.StreamCreationTimestamp?.getTime() ?? 0,
    maxRecordBytes: (summary?.MaxRecordSizeInKiB ?? 1024) * 1024,
    consumers: summary?.ConsumerCount ?? 0,
    arn: summary?.StreamARN ?? '',
    encryption: summary?.EncryptionType ?? 'NONE',
    ...(summary?.KeyId !== undefined && { keyId: summary.KeyId }),
    ...(summary?.RecordDistributionStrategy !== undefined && {
      distribution: summary.RecordDistributionStrategy,
    }),
    ...(summary?.WarmThroughput?.TargetMiBps !== undefined && {
      warmMiBps: summary.WarmThroughput.TargetMiBps,
    }),
    shardMetrics: (summary?.EnhancedMonitoring ?? []).flatMap(
      ({ ShardLevelMetrics }) => ShardLevelMetrics ?? [],
    ),
  };
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
