import type { ControlOperations } from '../../../connection/kinesis/control.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';

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

/** All that is known of a stream that may not be described: its name, and why not. */
export function notAllowed(name: string, why: string): StreamSummary {
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

export function toStreamSummary(
  name: string,
  { StreamDescriptionSummary: summary }: ControlOperations['DescribeStreamSummary'][1],
): StreamSummary {
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
