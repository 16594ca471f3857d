import {
  BOOLEAN,
  integer,
  list,
  oneOf,
  required,
  structure,
  TIMESTAMP,
  type Operation,
} from '../shape.ts';
import {
  DISTRIBUTION_STRATEGY,
  ENCRYPTION_TYPE,
  HASH_KEY,
  HASH_KEY_RANGE,
  MAX_RECORD_SIZE,
  METRICS,
  NATURAL,
  NEXT_TOKEN,
  PAGE_SIZE,
  POSITIVE,
  SEQUENCE_NUMBER,
  SHARD_ID,
  STREAM_ARN,
  STREAM_BY_NAME_OR_ARN,
  STREAM_ID,
  STREAM_MODE,
  STREAM_NAME,
  STREAM_STATUS,
  TAG_MAP,
  WARM_THROUGHPUT,
} from './common.ts';

const MODE_DETAILS = structure({ StreamMode: required(STREAM_MODE) });

const SHARD = structure({
  ShardId: SHARD_ID,
  ParentShardId: SHARD_ID,
  AdjacentParentShardId: SHARD_ID,
  HashKeyRange: HASH_KEY_RANGE,
  SequenceNumberRange: structure({
    StartingSequenceNumber: SEQUENCE_NUMBER,
    EndingSequenceNumber: SEQUENCE_NUMBER,
  }),
});

const DESCRIBED = {
  StreamName: STREAM_NAME,
  StreamARN: STREAM_ARN,
  StreamStatus: STREAM_STATUS,
  StreamModeDetails: MODE_DETAILS,
  RetentionPeriodHours: integer(),
  StreamCreationTimestamp: TIMESTAMP,
  EnhancedMonitoring: list(structure({ ShardLevelMetrics: METRICS })),
  EncryptionType: ENCRYPTION_TYPE,
  KeyId: STREAM_NAME,
} as const;

const MONITORING: Operation = {
  input: structure({ ShardLevelMetrics: required(METRICS), ...STREAM_BY_NAME_OR_ARN }),
  output: structure({
    StreamName: STREAM_NAME,
    CurrentShardLevelMetrics: METRICS,
    DesiredShardLevelMetrics: METRICS,
    StreamARN: STREAM_ARN,
  }),
};

const RETENTION: Operation = {
  input: structure({ RetentionPeriodHours: required(integer()), ...STREAM_BY_NAME_OR_ARN }),
};

/** Operations on streams and their shards. */
export const STREAM_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateStream: {
    input: structure({
      ShardCount: POSITIVE,
      StreamName: required(STREAM_NAME),
      StreamModeDetails: MODE_DETAILS,
      Tags: TAG_MAP,
      WarmThroughputMiBps: NATURAL,
      MaxRecordSizeInKiB: MAX_RECORD_SIZE,
      RecordDistributionStrategy: DISTRIBUTION_STRATEGY,
    }),
  },
  DecreaseStreamRetentionPeriod: RETENTION,
  DeleteStream: {
    input: structure({ EnforceConsumerDeletion: BOOLEAN, ...STREAM_BY_NAME_OR_ARN }),
  },
  DescribeStream: {
    input: structure({
      Limit: PAGE_SIZE,
      ExclusiveStartShardId: SHARD_ID,
      ...STREAM_BY_NAME_OR_ARN,
    }),
    output: structure({
      StreamDescription: structure({ ...DESCRIBED, Shards: list(SHARD), HasMoreShards: BOOLEAN }),
    }),
  },
  DescribeStreamSummary: {
    input: structure(STREAM_BY_NAME_OR_ARN),
    output: structure({
      StreamDescriptionSummary: structure({
        ...DESCRIBED,
        StreamId: STREAM_ID,
        OpenShardCount: NATURAL,
        ConsumerCount: NATURAL,
        WarmThroughput: WARM_THROUGHPUT,
        MaxRecordSizeInKiB: MAX_RECORD_SIZE,
        ChannelCount: NATURAL,
        RecordDistributionStrategy: DISTRIBUTION_STRATEGY,
      }),
    }),
  },
  DisableEnhancedMonitoring: MONITORING,
  EnableEnhancedMonitoring: MONITORING,
  IncreaseStreamRetentionPeriod: RETENTION,
  ListShards: {
    input: structure({
      ExclusiveStartShardId: SHARD_ID,
      MaxResults: PAGE_SIZE,
      NextToken: NEXT_TOKEN,
      StreamCreationTimestamp: TIMESTAMP,
      StreamName: STREAM_NAME,
      ShardFilter: structure({
        Type: required(
          oneOf(
            'AFTER_SHARD_ID',
            'AT_TRIM_HORIZON',
            'FROM_TRIM_HORIZON',
            'AT_LATEST',
            'AT_TIMESTAMP',
            'FROM_TIMESTAMP',
          ),
        ),
        ShardId: SHARD_ID,
        Timestamp: TIMESTAMP,
      }),
      StreamARN: STREAM_ARN,
      StreamId: STREAM_ID,
    }),
    output: structure({ Shards: list(SHARD), NextToken: NEXT_TOKEN }),
  },
  ListStreams: {
    input: structure({
      Limit: PAGE_SIZE,
      ExclusiveStartStreamName: STREAM_NAME,
      NextToken: NEXT_TOKEN,
    }),
    output: structure({
      StreamNames: list(STREAM_NAME),
      HasMoreStreams: BOOLEAN,
      NextToken: NEXT_TOKEN,
      StreamSummaries: list(
        structure({
          StreamName: STREAM_NAME,
          StreamARN: STREAM_ARN,
          StreamStatus: STREAM_STATUS,
          StreamModeDetails: MODE_DETAILS,
          StreamCreationTimestamp: TIMESTAMP,
        }),
      ),
    }),
  },
  MergeShards: {
    input: structure({
      ShardToMerge: required(SHARD_ID),
      AdjacentShardToMerge: required(SHARD_ID),
      ...STREAM_BY_NAME_OR_ARN,
    }),
  },
  SplitShard: {
    input: structure({
      NewStartingHashKey: required(HASH_KEY),
      StreamName: STREAM_BY_NAME_OR_ARN.StreamName,
      ShardToSplit: required(SHARD_ID),
      StreamARN: STREAM_ARN,
      StreamId: STREAM_ID,
    }),
  },
  UpdateMaxRecordSize: {
    input: structure({
      StreamARN: STREAM_ARN,
      StreamId: STREAM_ID,
      MaxRecordSizeInKiB: required(MAX_RECORD_SIZE),
    }),
  },
  UpdateShardCount: {
    input: structure({
      TargetShardCount: required(POSITIVE),
      ScalingType: required(oneOf('UNIFORM_SCALING')),
      ...STREAM_BY_NAME_OR_ARN,
    }),
    output: structure({
      StreamName: STREAM_NAME,
      CurrentShardCount: POSITIVE,
      TargetShardCount: POSITIVE,
      StreamARN: STREAM_ARN,
    }),
  },
  UpdateStreamMode: {
    input: structure({
      StreamARN: required(STREAM_ARN),
      StreamId: STREAM_ID,
      StreamModeDetails: required(MODE_DETAILS),
      WarmThroughputMiBps: NATURAL,
    }),
  },
  UpdateStreamRecordDistributionStrategy: {
    input: structure({
      StreamARN: required(STREAM_ARN),
      RecordDistributionStrategy: required(DISTRIBUTION_STRATEGY),
      StreamId: STREAM_ID,
    }),
  },
  UpdateStreamWarmThroughput: {
    input: structure({ WarmThroughputMiBps: required(NATURAL), ...STREAM_BY_NAME_OR_ARN }),
    output: structure({
      StreamARN: STREAM_ARN,
      StreamName: STREAM_NAME,
      WarmThroughput: WARM_THROUGHPUT,
    }),
  },
};
