import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { MIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import { createService, type SimulatedService } from '../service/service.ts';
import { createHandler, type Handler } from './handler.ts';
import { bodyOf, jsonRequest } from './testing/double.ts';
import {
  ACCT,
  ARN,
  EPOCH,
  INVALID,
  KEY,
  NOT_FOUND,
  ROWS,
  S,
  SHARD_0,
} from './testing/text-rows.ts';

/**
 * The texts of docs/simulator.md#recorded-on-aws, row by row, through the protocol and the service
 * together. A row is what is sent and what is said; the state it needs is made before each test.
 */
const TRANSITION_MS = 500;
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
      message: `Rate exceeded for Shard - ${ACCT}/orders/${SHARD_0}`,
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
