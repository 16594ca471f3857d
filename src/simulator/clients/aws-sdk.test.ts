import * as sdk from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { OPERATIONS } from '../protocol/model/operations.ts';
import { channelCalls } from './testing/channel-calls.ts';
import { CREDENTIALS } from './testing/program.ts';
import { startSimulator, until, type RunningSimulator } from './testing/start.ts';

/**
 * The SDK for JavaScript on Node with nothing but `endpoint` set: it speaks HTTP/2 with
 * prior knowledge. Every operation is called; the last test counts them.
 */
const StreamName = 'orders';
const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';
const SHARD_0 = 'shardId-000000000000';
const called = new Set<string>();

let simulator: RunningSimulator;
let client: sdk.KinesisClient;

beforeAll(async () => {
  for (const [name, value] of Object.entries(CREDENTIALS)) vi.stubEnv(name, value);
  simulator = await startSimulator({ transitionMs: 10 });
  client = new sdk.KinesisClient({ endpoint: simulator.url });
  client.middlewareStack.add(
    (next, context) => (args) => {
      called.add((context.commandName ?? '').replace(/Command$/, ''));
      return next(args);
    },
    { step: 'initialize' },
  );
});

afterAll(async () => {
  client.destroy();
  await simulator.stop();
  vi.unstubAllEnvs();
  expect(simulator.bugs).toEqual([]);
});

async function active(name = StreamName): Promise<sdk.StreamDescriptionSummary> {
  const answer = await until(
    () => client.send(new sdk.DescribeStreamSummaryCommand({ StreamName: name })),
    ({ StreamDescriptionSummary }) => StreamDescriptionSummary?.StreamStatus === 'ACTIVE',
  );
  return answer.StreamDescriptionSummary as sdk.StreamDescriptionSummary;
}

async function refusal(sent: Promise<unknown>): Promise<string> {
  const thrown: unknown = await sent.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof sdk.KinesisServiceException
    ? `${thrown.name}: ${thrown.message}`
    : `no refusal: ${String(thrown)}`;
}

test('it speaks HTTP/2', () => {
  expect(client.config.requestHandler.metadata?.handlerProtocol).toBe('h2');
});

test('a stream is made, listed and described', async () => {
  await client.send(
    new sdk.CreateStreamCommand({ StreamName, ShardCount: 2, Tags: { team: 'blue' } }),
  );
  const summary = await active();
  expect(summary).toMatchObject({ StreamARN, OpenShardCount: 2, RetentionPeriodHours: 24 });
  expect(summary.StreamCreationTimestamp?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  const { StreamDescription } = await client.send(new sdk.DescribeStreamCommand({ StreamARN }));
  expect(StreamDescription?.Shards).toHaveLength(2);
  const { StreamNames } = await client.send(new sdk.ListStreamsCommand({}));
  expect(StreamNames).toEqual([StreamName]);
  const { Shards } = await client.send(new sdk.ListShardsCommand({ StreamName }));
  expect(Shards?.map(({ ShardId }) => ShardId)).toEqual([SHARD_0, 'shardId-000000000001']);
  expect(await client.send(new sdk.DescribeLimitsCommand({}))).toMatchObject({ OpenShardCount: 2 });
});

test('records go in and come out', async () => {
  const Data = Uint8Array.from({ length: 256 }, (_, i) => i);
  const one = await client.send(
    new sdk.PutRecordCommand({ StreamName, Data, PartitionKey: 'a', ExplicitHashKey: '0' }),
  );
  expect(one.ShardId).toBe(SHARD_0);
  const many = await client.send(
    new sdk.PutRecordsCommand({
      StreamARN,
      Records: Array.from({ length: 500 }, (_, i) => ({
        Data: new TextEncoder().encode(`${i} ${'x'.repeat(200)}`),
        PartitionKey: `ключ-${i}`,
        ExplicitHashKey: '1',
      })),
    }),
  );
  expect(many.FailedRecordCount).toBe(0);
  const { ShardIterator } = await client.send(
    new sdk.GetShardIteratorCommand({
      StreamName,
      ShardId: SHARD_0,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      StartingSequenceNumber: one.SequenceNumber,
    }),
  );
  const { Records, NextShardIterator } = await client.send(
    new sdk.GetRecordsCommand({ ShardIterator, Limit: 1000 }),
  );
  expect(Records).toHaveLength(501);
  expect(Records?.[0]).toMatchObject({ PartitionKey: 'a', SequenceNumber: one.SequenceNumber });
  expect(Array.from(Records?.[0]?.Data ?? [])).toEqual(Array.from(Data));
  expect(Records?.[500]?.PartitionKey).toBe('ключ-499');
  expect(Records?.[0]?.ApproximateArrivalTimestamp?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect(NextShardIterator).toBeDefined();
});

test('consumers subscribe and are sent what arrives', async () => {
  const { Consumer } = await client.send(
    new sdk.RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'fan' }),
  );
  const ConsumerARN = Consumer?.ConsumerARN;
  await until(
    () => client.send(new sdk.DescribeStreamConsumerCommand({ ConsumerARN })),
    ({ ConsumerDescription }) => ConsumerDescription?.ConsumerStatus === 'ACTIVE',
  );
  const { Consumers } = await client.send(new sdk.ListStreamConsumersCommand({ StreamARN }));
  expect(Consumers).toHaveLength(1);
  const stop = new AbortController();
  const { EventStream } = await client.send(
    new sdk.SubscribeToShardCommand({
      ConsumerARN,
      ShardId: SHARD_0,
      StartingPosition: { Type: 'LATEST' },
    }),
    { abortSignal: stop.signal },
  );
  await client.send(
    new sdk.PutRecordCommand({
      StreamName,
      Data: new TextEncoder().encode('pushed'),
      PartitionKey: 'a',
      ExplicitHashKey: '0',
    }),
  );
  let got: string | undefined;
  for await (const event of EventStream ?? []) {
    const [record] = event.SubscribeToShardEvent?.Records ?? [];
    if (record === undefined) continue;
    got = new TextDecoder().decode(record.Data);
    break;
  }
  stop.abort();
  expect(got).toBe('pushed');
  await client.send(new sdk.DeregisterStreamConsumerCommand({ ConsumerARN }));
});

test('shards split, merge and scale', async () => {
  await client.send(
    new sdk.SplitShardCommand({
      StreamName,
      ShardToSplit: SHARD_0,
      NewStartingHashKey: '1000',
    }),
  );
  await active();
  await client.send(
    new sdk.MergeShardsCommand({
      StreamName,
      ShardToMerge: 'shardId-000000000002',
      AdjacentShardToMerge: 'shardId-000000000003',
    }),
  );
  await active();
  expect(
    await client.send(
      new sdk.UpdateShardCountCommand({
        StreamName,
        TargetShardCount: 4,
        ScalingType: 'UNIFORM_SCALING',
      }),
    ),
  ).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 4 });
  expect((await active()).OpenShardCount).toBe(4);
});

test('settings of a stream change and can be read', async () => {
  const stream = { StreamName };
  await client.send(
    new sdk.IncreaseStreamRetentionPeriodCommand({ ...stream, RetentionPeriodHours: 48 }),
  );
  await active();
  await client.send(
    new sdk.DecreaseStreamRetentionPeriodCommand({ ...stream, RetentionPeriodHours: 36 }),
  );
  expect((await active()).RetentionPeriodHours).toBe(36);
  expect(
    await client.send(
      new sdk.EnableEnhancedMonitoringCommand({
        ...stream,
        ShardLevelMetrics: ['IncomingBytes', 'OutgoingBytes'],
      }),
    ),
  ).toMatchObject({ DesiredShardLevelMetrics: ['IncomingBytes', 'OutgoingBytes'] });
  await active();
  await client.send(
    new sdk.DisableEnhancedMonitoringCommand({ ...stream, ShardLevelMetrics: ['IncomingBytes'] }),
  );
  await active();
  const key = { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } as const;
  await client.send(new sdk.StartStreamEncryptionCommand({ ...stream, ...key }));
  expect((await active()).EncryptionType).toBe('KMS');
  await client.send(new sdk.StopStreamEncryptionCommand({ ...stream, ...key }));
  await active();
  await client.send(new sdk.UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB: 2048 }));
  expect((await active()).MaxRecordSizeInKiB).toBe(2048);
});

test('tags and policies are kept', async () => {
  await client.send(new sdk.AddTagsToStreamCommand({ StreamName, Tags: { a: '1', b: '' } }));
  await client.send(new sdk.RemoveTagsFromStreamCommand({ StreamName, TagKeys: ['a'] }));
  const listed = await client.send(new sdk.ListTagsForStreamCommand({ StreamName }));
  expect(listed).toMatchObject({
    Tags: [
      { Key: 'b', Value: '' },
      { Key: 'team', Value: 'blue' },
    ],
    HasMoreTags: false,
  });
  const ResourceARN = StreamARN;
  await client.send(new sdk.TagResourceCommand({ ResourceARN, Tags: { c: '3' } }));
  await client.send(new sdk.UntagResourceCommand({ ResourceARN, TagKeys: ['team', 'b'] }));
  const { Tags } = await client.send(new sdk.ListTagsForResourceCommand({ ResourceARN }));
  expect(Tags).toEqual([{ Key: 'c', Value: '3' }]);
  const Policy = '{"Version":"2012-10-17","Statement":[]}';
  await client.send(new sdk.PutResourcePolicyCommand({ ResourceARN, Policy }));
  const kept = await client.send(new sdk.GetResourcePolicyCommand({ ResourceARN }));
  expect(JSON.parse(kept.Policy ?? '')).toEqual({ Version: '2012-10-17', Statement: [] });
  await client.send(new sdk.DeleteResourcePolicyCommand({ ResourceARN }));
});

test('a stream goes on demand, and the account commits to throughput', async () => {
  await client.send(
    new sdk.UpdateStreamModeCommand({
      StreamARN,
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    }),
  );
  expect((await active()).StreamModeDetails?.StreamMode).toBe('ON_DEMAND');
  await client.send(
    new sdk.UpdateStreamRecordDistributionStrategyCommand({
      StreamARN,
      RecordDistributionStrategy: 'AUTO',
    }),
  );
  await active();
  const { ShardId } = await client.send(
    new sdk.PutRecordCommand({ StreamName, Data: new Uint8Array(1), PartitionKey: undefined }),
  );
  expect(ShardId).toMatch(/^shardId-\d{12}$/);
  const commit = { MinimumThroughputBillingCommitment: { Status: 'ENABLED' } } as const;
  await client.send(new sdk.UpdateAccountSettingsCommand(commit));
  expect(await client.send(new sdk.DescribeAccountSettingsCommand({}))).toMatchObject(commit);
  const warm = await client.send(
    new sdk.UpdateStreamWarmThroughputCommand({ StreamName, WarmThroughputMiBps: 8 }),
  );
  expect(warm.WarmThroughput?.TargetMiBps).toBe(8);
  await active();
});

test('channels say that they are not simulated', async () => {
  for (const call of channelCalls(client, StreamARN)) {
    expect(await refusal(call())).toMatch(/not simulated/i);
  }
});

test('errors are the SDK’s own classes', async () => {
  const sent = client.send(new sdk.DescribeStreamCommand({ StreamName: 'nope' }));
  await expect(sent).rejects.toBeInstanceOf(sdk.ResourceNotFoundException);
  const error = await sent.catch((thrown: unknown) => thrown);
  expect((error as sdk.ResourceNotFoundException).$metadata).toMatchObject({
    httpStatusCode: 400,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    extendedRequestId: expect.stringMatching(/^[A-Za-z0-9+/]{96}$/) as unknown,
  });
  expect(await refusal(client.send(new sdk.GetRecordsCommand({ ShardIterator: 'garbage' })))).toBe(
    'InvalidArgumentException: Invalid ShardIterator.',
  );
});

test('the stream goes', async () => {
  await client.send(new sdk.DeleteStreamCommand({ StreamName, EnforceConsumerDeletion: true }));
  await until(
    () => client.send(new sdk.ListStreamsCommand({})),
    ({ StreamNames }) => StreamNames?.length === 0,
  );
});

test('every operation of the API was called', () => {
  expect([...OPERATIONS.keys()].filter((name) => !called.has(name))).toEqual([]);
  expect(called.size).toBe(45);
});
