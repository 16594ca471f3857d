import { expect, test } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { ARN, NAME, summary, withStream } from '../testing/stream.ts';

/** Every operation that sets something of a stream, with what it sets. */
const CHANGES: readonly (readonly [operation: string, input: ApiObject])[] = [
  ['IncreaseStreamRetentionPeriod', { RetentionPeriodHours: 48 }],
  ['IncreaseStreamRetentionPeriod', { RetentionPeriodHours: 24 }],
  ['DecreaseStreamRetentionPeriod', { RetentionPeriodHours: 24 }],
  ['EnableEnhancedMonitoring', { ShardLevelMetrics: ['ALL'] }],
  ['EnableEnhancedMonitoring', { ShardLevelMetrics: ['IncomingBytes', 'OutgoingBytes'] }],
  ['DisableEnhancedMonitoring', { ShardLevelMetrics: ['IncomingRecords'] }],
  ['StartStreamEncryption', { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' }],
  ['StopStreamEncryption', { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' }],
  ['UpdateShardCount', { TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' }],
  ['UpdateShardCount', { TargetShardCount: 3, ScalingType: 'UNIFORM_SCALING' }],
  ['UpdateMaxRecordSize', { MaxRecordSizeInKiB: 1024 }],
  ['UpdateMaxRecordSize', { MaxRecordSizeInKiB: 2048 }],
  ['UpdateStreamMode', { StreamModeDetails: { StreamMode: 'PROVISIONED' } }],
  ['UpdateStreamMode', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
  ['UpdateStreamRecordDistributionStrategy', { RecordDistributionStrategy: 'USER_PARTITION_KEY' }],
  ['AddTagsToStream', { Tags: { a: '1' } }],
  ['RemoveTagsFromStream', { TagKeys: ['a'] }],
];

test.each(CHANGES)('%s %j: a second time it changes nothing', async (operation, change) => {
  const made = withStream(2, { transitionMs: 500 });
  const byArn = /UpdateMax|UpdateStream/.test(operation);
  const input = { ...(byArn ? { StreamARN: ARN } : { StreamName: NAME }), ...change };
  await made.call(operation, input);
  await made.clock.advance(500);
  const before = await summary(made);
  const history = new Map(made.service.account.streams.get(NAME)?.history);
  const answer = await made.call(operation, input);
  // ACTIVE at once, so that the next change need not wait.
  expect(await summary(made)).toEqual(before);
  expect(before['StreamStatus']).toBe('ACTIVE');
  // And no call of the day is used up.
  expect(made.service.account.streams.get(NAME)?.history).toEqual(history);
  if (operation === 'UpdateShardCount')
    expect(answer).toMatchObject({ CurrentShardCount: change['TargetShardCount'] });
});

test('warm throughput: a second time it changes nothing', async () => {
  const made = withStream(4, { transitionMs: 500 });
  await made.call('UpdateAccountSettings', {
    MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
  });
  await made.call('UpdateStreamMode', {
    StreamARN: ARN,
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  const warm = { StreamName: NAME, WarmThroughputMiBps: 6 };
  await made.clock.advance(500);
  await made.call('UpdateStreamWarmThroughput', warm);
  expect(await summary(made)).toMatchObject({ StreamStatus: 'UPDATING' });
  await made.clock.advance(500);
  expect(await made.call('UpdateStreamWarmThroughput', warm)).toMatchObject({
    WarmThroughput: { TargetMiBps: 6, CurrentMiBps: 6 },
  });
  expect(await summary(made)).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 6 });
});

test('the present number of shards still evens out ranges that are not even', async () => {
  const made = withStream(1);
  const evenly = { TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' };
  await made.call('SplitShard', {
    StreamName: NAME,
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: '100',
  });
  await made.call('UpdateShardCount', { StreamName: NAME, ...evenly });
  const { Shards } = await made.call('ListShards', {
    StreamName: NAME,
    ShardFilter: { Type: 'AT_LATEST' },
  });
  expect((Shards as ApiObject[]).map(({ HashKeyRange }) => HashKeyRange)).toMatchObject([
    { StartingHashKey: String(2n ** 127n) },
    { StartingHashKey: '0' },
  ]);
});
