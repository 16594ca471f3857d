import { encodeBase64 } from '../../../base/base64.ts';
import { MIB } from '../../../kinesis/quotas-and-prices/quotas.ts';

export const ACCT = '123456789012';
export const S = { StreamName: 'orders' };
export const ARN = `arn:aws:kinesis:us-east-1:${ACCT}:stream/orders`;
export const SHARD_0 = 'shardId-000000000000';
const SHARD_1 = 'shardId-000000000001';
export const KEY = { PartitionKey: 'k' };
/** 2015-01-22T01:22:02Z, the time of the iterator in AWS's text. */
export const EPOCH = Date.UTC(2015, 0, 22, 1, 22, 2);

/** `[operation, input, type, text]`; inputs are taken as they stand. */
export type Row = readonly [operation: string, input: object, type: string, text: string];

export const NOT_FOUND = 'ResourceNotFoundException';
export const INVALID = 'InvalidArgumentException';
const MUST_EITHER =
  'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified';
const AT = { ...S, ShardId: SHARD_0, ShardIteratorType: 'AT_SEQUENCE_NUMBER' };
const NOT_ADJACENT = `Shards ${SHARD_0} and ${SHARD_0} in stream orders under account ${ACCT} are not an adjacent pair of shards eligible for merging`;
const OTHER_STREAM = '49543463076548007577105092703039560359975228518395019266';
const HALF = String((1n << 127n) - 1n);

export const ROWS: readonly Row[] = [
  ...['DescribeStream', 'DescribeStreamSummary', 'DeleteStream', 'ListTagsForStream'].map(
    (operation): Row => [
      operation,
      { StreamName: 'absent' },
      NOT_FOUND,
      `Stream absent under account ${ACCT} not found.`,
    ],
  ),
  [
    'PutRecord',
    { StreamName: 'absent', ...KEY, Data: '' },
    NOT_FOUND,
    `Stream absent under account ${ACCT} not found.`,
  ],
  [
    'PutRecords',
    { StreamName: 'absent', Records: [{ ...KEY, Data: '' }] },
    NOT_FOUND,
    `Stream absent under account ${ACCT} not found.`,
  ],
  [
    'DescribeStream',
    { StreamARN: ARN.replace('orders', 'absent') },
    NOT_FOUND,
    `Stream absent under account ${ACCT} not found.`,
  ],
  [
    'GetShardIterator',
    { ...S, ShardId: 'shardId-000000000005', ShardIteratorType: 'LATEST' },
    NOT_FOUND,
    `Shard shardId-000000000005 in stream orders under account ${ACCT} does not exist`,
  ],
  [
    'SplitShard',
    { ...S, ShardToSplit: 'shardId-000000000005', NewStartingHashKey: '10' },
    NOT_FOUND,
    `Could not find shard shardId-000000000005 in stream orders under account ${ACCT}.`,
  ],
  [
    'MergeShards',
    { ...S, ShardToMerge: 'shardId-000000000005', AdjacentShardToMerge: SHARD_1 },
    NOT_FOUND,
    `Could not find shard shardId-000000000005 in stream orders under account ${ACCT}.`,
  ],
  [
    'DescribeStreamConsumer',
    { StreamARN: ARN, ConsumerName: 'nobody' },
    NOT_FOUND,
    `Consumer nobody, account ${ACCT} not found.`,
  ],
  [
    'CreateStream',
    { ...S, ShardCount: 1 },
    'ResourceInUseException',
    `Stream orders under account ${ACCT} already exists.`,
  ],
  [
    'CreateStream',
    { StreamName: 'huge', ShardCount: 20_000 },
    'LimitExceededException',
    `This request would exceed the shard limit for the account ${ACCT} in us-east-1. Current shard count for the account: 2. Limit: 20000. Number of additional shards that would have resulted from this request: 20000. Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.`,
  ],
  [
    'UpdateShardCount',
    { ...S, TargetShardCount: 5, ScalingType: 'UNIFORM_SCALING' },
    'LimitExceededException',
    'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2 Target shard count: 5',
  ],
  ['GetRecords', { ShardIterator: 'AAAA' }, INVALID, 'Invalid ShardIterator.'],
  [
    'PutRecord',
    { ...S, ...KEY, Data: '', ExplicitHashKey: String(1n << 128n) },
    INVALID,
    `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${1n << 128n}`,
  ],
  [
    'PutRecord',
    { ...S, ...KEY, Data: '', SequenceNumberForOrdering: '123' },
    INVALID,
    `ExclusiveMinimumSequenceNumber 123 used in PutRecord on stream orders under account ${ACCT} is invalid.`,
  ],
  [
    'GetShardIterator',
    AT,
    INVALID,
    `${MUST_EITHER} AT_SEQUENCE_NUMBER and no StartingSequenceNumber.`,
  ],
  [
    'GetShardIterator',
    { ...AT, ShardIteratorType: 'LATEST', StartingSequenceNumber: '1' },
    INVALID,
    `${MUST_EITHER} LATEST and also a StartingSequenceNumber.`,
  ],
  [
    'GetShardIterator',
    { ...AT, StartingSequenceNumber: '5' },
    INVALID,
    `StartingSequenceNumber 5 used in GetShardIterator on shard ${SHARD_0} in stream orders under account ${ACCT} is invalid.`,
  ],
  [
    'GetShardIterator',
    { ...AT, StartingSequenceNumber: OTHER_STREAM },
    INVALID,
    `StartingSequenceNumber ${OTHER_STREAM} used in GetShardIterator on shard ${SHARD_0} in stream orders under account ${ACCT} is invalid because it did not come from this stream.`,
  ],
  [
    'GetShardIterator',
    { ...AT, ShardId: SHARD_1, StartingSequenceNumber: OTHER_STREAM },
    INVALID,
    `Invalid StartingSequenceNumber. It encodes ${SHARD_0}, while it was used in a call to a shard with ${SHARD_1}`,
  ],
  [
    'GetShardIterator',
    { ...AT, ShardIteratorType: 'AT_TIMESTAMP' },
    INVALID,
    'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.',
  ],
  [
    'GetShardIterator',
    { ...AT, ShardIteratorType: 'AT_TIMESTAMP', Timestamp: EPOCH / 1000 + 1.5 },
    INVALID,
    `The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: ${EPOCH + 1500}, currentTimestampInMillis: ${EPOCH}`,
  ],
  ['ListShards', {}, INVALID, 'Either NextToken or StreamName should be provided.'],
  [
    'ListShards',
    { ...S, NextToken: 'x' },
    INVALID,
    'NextToken and StreamName cannot be provided together.',
  ],
  [
    'SplitShard',
    { ...S, ShardToSplit: SHARD_0, NewStartingHashKey: '1' },
    INVALID,
    `NewStartingHashKey 1 used in SplitShard() on shard ${SHARD_0} in stream orders under account ${ACCT} is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey ${HALF}.`,
  ],
  [
    'SplitShard',
    { ...S, ShardToSplit: SHARD_0, NewStartingHashKey: HALF },
    INVALID,
    `NewStartingHashKey ${HALF} used in SplitShard() on shard ${SHARD_0} in stream orders under account ${ACCT} is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey ${HALF}.`,
  ],
  [
    'MergeShards',
    { ...S, ShardToMerge: SHARD_0, AdjacentShardToMerge: SHARD_0 },
    INVALID,
    NOT_ADJACENT,
  ],
  [
    'DecreaseStreamRetentionPeriod',
    { ...S, RetentionPeriodHours: 23 },
    INVALID,
    'Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.',
  ],
  [
    'IncreaseStreamRetentionPeriod',
    { ...S, RetentionPeriodHours: 8761 },
    INVALID,
    'Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.',
  ],
  [
    'DecreaseStreamRetentionPeriod',
    { ...S, RetentionPeriodHours: 25 },
    INVALID,
    'Requested retention period (25 hours) for stream orders can not be longer than existing retention period (24 hours). Use IncreaseRetentionPeriod API.',
  ],
  [
    'PutRecord',
    { ...S, Data: '' },
    'ValidationException',
    "1 validation error detected: Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
  ],
  [
    'PutRecord',
    { ...S, ...KEY, Data: encodeBase64(new Uint8Array(MIB + 1)) },
    'ValidationException',
    `1 validation error detected: Value at 'data' failed to satisfy constraint: Member must have length less than or equal to ${MIB}.`,
  ],
  [
    'PutRecords',
    { ...S, Records: [{ ...KEY, Data: encodeBase64(new Uint8Array(MIB + 1)) }] },
    'ValidationException',
    `1 validation error detected: Value at 'records.1.member.data' failed to satisfy constraint: Member must have length less than or equal to ${MIB}.`,
  ],
  [
    'UpdateStreamRecordDistributionStrategy',
    { StreamARN: ARN, RecordDistributionStrategy: 'AUTO' },
    INVALID,
    'RecordDistributionStrategy=AUTO is only supported for on-demand streams. Stream [orders] is using PROVISIONED mode.',
  ],
];
