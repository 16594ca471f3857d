import { beforeEach, describe, expect, test } from 'vitest';
import { encodeBase64 } from '../../base/base64.ts';
import { ManualClock } from '../../base/manual-clock.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { MIB } from '../../kinesis/quotas.ts';
import { createService, type SimulatedService } from '../service/service.ts';
import { createHandler, type Handler } from './handler.ts';
import { bodyOf, jsonRequest } from './testing/double.ts';

/**
 * The texts of facts §3, row by row, through the protocol and the service together. A row
 * is what is sent and what is said; the state it needs is made before each test.
 */
const ACCT = '123456789012';
const S = { StreamName: 'orders' };
const ARN = `arn:aws:kinesis:us-east-1:${ACCT}:stream/orders`;
const SHARD_0 = 'shardId-000000000000';
const SHARD_1 = 'shardId-000000000001';
const KEY = { PartitionKey: 'k' };
const TRANSITION_MS = 500;
/** 2015-01-22T01:22:02Z, the time of the iterator in AWS's text. */
const EPOCH = Date.UTC(2015, 0, 22, 1, 22, 2);

let clock: ManualClock;
let service: SimulatedService;
let send: Handler;

beforeEach(() => {
  clock = new ManualClock(EPOCH);
  service = createService({
    clock,
    accountId: ACCT,
    region: 'us-east-1',
    seed: 1,
    transitionMs: TRANSITION_MS,
    limits: true,
    maxBytes: 64 * MIB,
  });
  service.seedStream('orders', 2);
  send = createHandler(service);
});

interface Said {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function say(operation: string, input: unknown): Promise<Said> {
  const response = await send(jsonRequest(operation, input));
  const text = decodeUtf8(bodyOf(response));
  return {
    status: response.status,
    body: (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>,
  };
}

async function must(operation: string, input: unknown): Promise<Said['body']> {
  const { status, body } = await say(operation, input);
  expect(`${operation} ${status} ${status === 200 ? '' : JSON.stringify(body)}`).toBe(
    `${operation} 200 `,
  );
  return body;
}

async function iterator(over: object = {}): Promise<string> {
  const body = await must('GetShardIterator', {
    ...S,
    ShardId: SHARD_0,
    ShardIteratorType: 'TRIM_HORIZON',
    ...over,
  });
  return String(body['ShardIterator']);
}

/** `[operation, input, type, text]`; inputs are taken as they stand. */
type Row = readonly [operation: string, input: object, type: string, text: string];

const NOT_FOUND = 'ResourceNotFoundException';
const INVALID = 'InvalidArgumentException';
const MUST_EITHER =
  'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified';
const AT = { ...S, ShardId: SHARD_0, ShardIteratorType: 'AT_SEQUENCE_NUMBER' };
const NOT_ADJACENT = `Shards ${SHARD_0} and ${SHARD_0} in stream orders under account ${ACCT} are not an adjacent pair of shards eligible for merging`;
const OTHER_STREAM = '49543463076548007577105092703039560359975228518395019266';
const HALF = String((1n << 127n) - 1n);

const ROWS: readonly Row[] = [
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
    `1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=${MIB + 1} cap=${MIB + 1}]' at 'data' failed to satisfy constraint: Member must have length less than or equal to ${MIB}`,
  ],
  [
    'PutRecords',
    { ...S, Records: [{ ...KEY, Data: encodeBase64(new Uint8Array(MIB + 1)) }] },
    'ValidationException',
    `1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=${MIB + 1} cap=${MIB + 1}]' at 'records.1.member.data' failed to satisfy constraint: Member must have length less than or equal to ${MIB}`,
  ],
  [
    'UpdateStreamRecordDistributionStrategy',
    { StreamARN: ARN, RecordDistributionStrategy: 'AUTO' },
    INVALID,
    'RecordDistributionStrategy=AUTO is only supported for on-demand streams. Stream [orders] is using PROVISIONED mode.',
  ],
];

test.each(ROWS)('%s %j is %s', async (operation, input, type, text) => {
  const { status, body } = await say(operation, input);
  expect(body).toEqual({ __type: type, message: text });
  expect(status).toBe(400);
});

describe('texts that need a past', () => {
  test('an iterator expires after 300 s, in the words and the dates of Java', async () => {
    const token = await iterator();
    await clock.advance(300_000);
    expect((await say('GetRecords', { ShardIterator: token })).status).toBe(200);
    await clock.advance(60_000);
    expect((await say('GetRecords', { ShardIterator: token })).body).toEqual({
      __type: 'ExpiredIteratorException',
      message:
        'Iterator expired. The iterator was created at time Thu Jan 22 01:22:02 UTC 2015 while right now it is Thu Jan 22 01:28:02 UTC 2015 which is further in the future than the tolerated delay of 300000 milliseconds.',
    });
  });

  test('a stream that is being created takes no records', async () => {
    await must('CreateStream', { StreamName: 'young', ShardCount: 1 });
    const put = { StreamName: 'young', ...KEY, Data: '' };
    expect((await say('PutRecord', put)).body).toEqual({
      __type: NOT_FOUND,
      message: `Stream young under account ${ACCT} not found.`,
    });
    await clock.advance(TRANSITION_MS);
    await must('PutRecord', put);
  });

  test('a stream that is being changed is not changed again', async () => {
    const split = { ...S, ShardToSplit: SHARD_0, NewStartingHashKey: '1000' };
    await must('SplitShard', split);
    expect((await say('SplitShard', split)).body).toEqual({
      __type: 'ResourceInUseException',
      message: `Stream orders under account ${ACCT} not ACTIVE, instead in state UPDATING`,
    });
    await clock.advance(TRANSITION_MS);
    expect((await say('SplitShard', split)).body['message']).toBe(
      `Shard ${SHARD_0} in stream orders under account ${ACCT} has already been merged or split, and thus is not eligible for merging or splitting.`,
    );
  });

  test('retention grows by Increase and shrinks by Decrease only', async () => {
    await must('IncreaseStreamRetentionPeriod', { ...S, RetentionPeriodHours: 48 });
    await clock.advance(TRANSITION_MS);
    expect(
      (await say('IncreaseStreamRetentionPeriod', { ...S, RetentionPeriodHours: 36 })).body,
    ).toEqual({
      __type: INVALID,
      message:
        'Requested retention period (36 hours) for stream orders can not be shorter than existing retention period (48 hours). Use DecreaseRetentionPeriod API.',
    });
  });

  test('a shard that is full says so, by record and by entry', async () => {
    const put = { ...S, ...KEY, Data: '', ExplicitHashKey: '0' };
    const Records = Array.from({ length: 500 }, () => ({
      ...KEY,
      Data: '',
      ExplicitHashKey: '0',
    }));
    const text = `Rate exceeded for shard ${SHARD_0} in stream orders under account ${ACCT}.`;
    await must('PutRecords', { ...S, Records });
    await must('PutRecords', { ...S, Records });
    expect(await say('PutRecord', put)).toEqual({
      status: 400,
      body: { __type: 'ProvisionedThroughputExceededException', message: text },
    });
    const body = await must('PutRecords', { ...S, Records: [Records[0]] });
    expect(body).toEqual({
      FailedRecordCount: 1,
      Records: [{ ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: text }],
    });
  });

  test('the sixth GetRecords in a second is throttled', async () => {
    const ShardIterator = await iterator();
    for (let i = 0; i < 5; i += 1) await must('GetRecords', { ShardIterator });
    expect((await say('GetRecords', { ShardIterator })).body).toEqual({
      __type: 'ProvisionedThroughputExceededException',
      message: `Rate exceeded for shard ${SHARD_0} in stream orders under account ${ACCT}.`,
    });
  });

  test('the eleventh DescribeStream in a second is throttled', async () => {
    for (let i = 0; i < 10; i += 1) await must('DescribeStream', S);
    expect((await say('DescribeStream', S)).body).toEqual({
      __type: 'LimitExceededException',
      message: `Rate exceeded for stream orders under account ${ACCT}.`,
    });
  });

  test('an on-demand stream refuses what is for provisioned ones', async () => {
    await must('CreateStream', {
      StreamName: 'demand',
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    });
    await clock.advance(TRANSITION_MS);
    const split = { StreamName: 'demand', ShardToSplit: SHARD_0, NewStartingHashKey: '1000' };
    expect((await say('SplitShard', split)).body).toEqual({
      __type: 'ValidationException',
      message: `Request is invalid. Stream demand under account ${ACCT} is in On-Demand mode.`,
    });
    await must('UpdateStreamRecordDistributionStrategy', {
      StreamARN: ARN.replace('orders', 'demand'),
      RecordDistributionStrategy: 'AUTO',
    });
    await clock.advance(TRANSITION_MS);
    const put = { StreamName: 'demand', Data: '', SequenceNumberForOrdering: '1' };
    expect((await say('PutRecord', put)).body).toEqual({
      __type: INVALID,
      message:
        'Stream has SERVICE_DEFINED PartitionKey enabled. SequenceNumberForOrdering must not be provided.',
    });
  });

  test('a second subscription within five seconds is refused', async () => {
    const { Consumer } = (await must('RegisterStreamConsumer', {
      StreamARN: ARN,
      ConsumerName: 'fan',
    })) as { Consumer: { ConsumerARN: string } };
    await clock.advance(TRANSITION_MS);
    const input = {
      ConsumerARN: Consumer.ConsumerARN,
      ShardId: SHARD_0,
      StartingPosition: { Type: 'LATEST' },
    };
    const first = await send(jsonRequest('SubscribeToShard', input));
    expect(first.status).toBe(200);
    await clock.advance(1000);
    const { body } = await say('SubscribeToShard', input);
    expect(body['__type']).toBe('ResourceInUseException');
    expect(body['message']).toMatch(/^Another active subscription exists for this consumer/);
  });
});
