import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { ARN, NAME, SHARD, refused, summary, withStream } from '../testing/stream.ts';
import { bench, records } from '../testing/bench.ts';

describe('settings', () => {
  it('consumers: register, list, describe, deregister, and a limit', async () => {
    const made = withStream(1, { transitionMs: 500 });
    made.service.setQuota('rate:RegisterStreamConsumer', false);
    const register = (ConsumerName: string): Promise<ApiObject> =>
      made.call('RegisterStreamConsumer', { StreamARN: ARN, ConsumerName });
    for (let i = 0; i < 20; i += 1) {
      if (i === 5)
        await expect(register('sixth')).rejects.toEqual(refused('LimitExceededException'));
      if (i % 5 === 0) await made.clock.advance(500);
      await register(`app-${i}`);
    }
    await made.clock.advance(500);
    await expect(register('more')).rejects.toEqual(refused('LimitExceededException'));
    await expect(register('app-1')).rejects.toEqual(refused('ResourceInUseException'));
    const first = await made.call('ListStreamConsumers', { StreamARN: ARN, MaxResults: 15 });
    const rest = await made.call('ListStreamConsumers', {
      StreamARN: ARN,
      NextToken: first['NextToken'],
    });
    expect((first['Consumers'] as []).length + (rest['Consumers'] as []).length).toBe(20);
    const one = { StreamARN: ARN, ConsumerName: 'app-1' };
    expect(await made.call('DescribeStreamConsumer', one)).toMatchObject({
      ConsumerDescription: { ConsumerStatus: 'ACTIVE', StreamARN: ARN },
    });
    expect((await summary(made))['ConsumerCount']).toBe(20);
    await expect(made.call('DeleteStream', { StreamName: NAME })).rejects.toEqual(
      refused('ResourceInUseException'),
    );
    await made.call('DeregisterStreamConsumer', one);
    await made.clock.advance(500);
    await expect(made.call('DescribeStreamConsumer', one)).rejects.toEqual(
      refused('ResourceNotFoundException', 'Consumer app-1, account 123456789012 not found.'),
    );
    await made.call('DeleteStream', { StreamName: NAME, EnforceConsumerDeletion: true });
  });

  it('tags, both families, policies, encryption, monitoring, limits', async () => {
    const made = withStream(1, { limits: false });
    const { call } = made;
    await call('AddTagsToStream', { StreamName: NAME, Tags: { b: '2', a: '1' } });
    await call('TagResource', { ResourceARN: ARN, Tags: { c: '3' } });
    await call('UntagResource', { ResourceARN: ARN, TagKeys: ['b'] });
    expect(await call('ListTagsForStream', { StreamName: NAME, Limit: 1 })).toEqual({
      Tags: [{ Key: 'a', Value: '1' }],
      HasMoreTags: true,
    });
    await call('RemoveTagsFromStream', { StreamName: NAME, TagKeys: ['a'] });
    expect(await call('ListTagsForResource', { ResourceARN: ARN })).toEqual({
      Tags: [{ Key: 'c', Value: '3' }],
    });

    expect(await call('GetResourcePolicy', { ResourceARN: ARN })).toEqual({ Policy: '{}' });
    await expect(call('DeleteResourcePolicy', { ResourceARN: ARN })).rejects.toEqual(
      refused('ResourceNotFoundException', `No resource policy found for resource ARN ${ARN}.`),
    );
    await call('PutResourcePolicy', { ResourceARN: ARN, Policy: '{"Version":"2012-10-17"}' });
    expect(await call('GetResourcePolicy', { ResourceARN: ARN })).toEqual({
      Policy: '{"Version":"2012-10-17"}',
    });
    await call('DeleteResourcePolicy', { ResourceARN: ARN });

    const key = { StreamName: NAME, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' };
    await call('StartStreamEncryption', key);
    expect(await summary(made)).toMatchObject({
      EncryptionType: 'KMS',
      KeyId: 'alias/aws/kinesis',
    });
    expect(await call('PutRecords', { StreamName: NAME, Records: records(1) })).toMatchObject({
      EncryptionType: 'KMS',
    });
    await expect(call('StopStreamEncryption', { ...key, EncryptionType: 'NONE' })).rejects.toEqual(
      refused('InvalidArgumentException'),
    );
    await call('StopStreamEncryption', key);
    expect(await summary(made)).not.toHaveProperty('KeyId');

    expect(
      await call('EnableEnhancedMonitoring', { StreamName: NAME, ShardLevelMetrics: ['ALL'] }),
    ).toMatchObject({ CurrentShardLevelMetrics: [] });
    await call('DisableEnhancedMonitoring', {
      StreamName: NAME,
      ShardLevelMetrics: ['IncomingBytes'],
    });
    const [{ ShardLevelMetrics } = {}] = (await summary(made))['EnhancedMonitoring'] as ApiObject[];
    expect(ShardLevelMetrics).toHaveLength(6);

    expect(await call('DescribeLimits', {})).toMatchObject({ OpenShardCount: 1 });
    await expect(call('ListChannels', {})).rejects.toEqual(refused('InvalidArgumentException'));
    await expect(call('Nonsense', {})).rejects.toEqual(refused('UnknownOperationException'));
  });

  it('wrong retention hours are wrong in any state of the stream', async () => {
    const made = withStream(1, { transitionMs: 500 });
    const increase = (RetentionPeriodHours: number): Promise<ApiObject> =>
      made.call('IncreaseStreamRetentionPeriod', { StreamName: NAME, RetentionPeriodHours });
    await increase(48);
    await expect(increase(12)).rejects.toEqual(refused('InvalidArgumentException'));
    await expect(increase(72)).rejects.toEqual(refused('ResourceInUseException'));
    await made.clock.advance(500);
    await increase(72);
  });

  it('modes, warm throughput and the billing commitment', async () => {
    const made = withStream(2, { limits: false });
    const { call } = made;
    const onDemand = { StreamARN: ARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } };
    const warm = { StreamName: NAME, WarmThroughputMiBps: 8 };
    await expect(call('UpdateStreamWarmThroughput', warm)).rejects.toEqual(
      refused('ValidationException'),
    );
    await expect(
      call('UpdateStreamRecordDistributionStrategy', {
        StreamARN: ARN,
        RecordDistributionStrategy: 'AUTO',
      }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'RecordDistributionStrategy=AUTO is only supported for on-demand streams. Stream [orders] is using PROVISIONED mode.',
      ),
    );
    await call('UpdateStreamMode', onDemand);
    // The same again is no switch, of which there are two a day.
    made.service.setQuota('mode-switches', true);
    for (let i = 0; i < 3; i += 1) await call('UpdateStreamMode', onDemand);
    made.service.setQuota('mode-switches', false);
    // It keeps the shards that it has.
    expect(await summary(made)).toMatchObject({ OpenShardCount: 2 });
    await expect(
      call('SplitShard', { StreamName: NAME, ShardToSplit: SHARD, NewStartingHashKey: '9' }),
    ).rejects.toEqual(
      refused(
        'ValidationException',
        'Request is invalid. Stream orders under account 123456789012 is in On-Demand mode.',
      ),
    );
    await expect(call('UpdateStreamWarmThroughput', warm)).rejects.toEqual(
      refused('ValidationException'),
    );
    const commitment = (Status: string): Promise<ApiObject> =>
      call('UpdateAccountSettings', { MinimumThroughputBillingCommitment: { Status } });
    const other = { StreamName: 'other', WarmThroughputMiBps: 5 };
    await expect(call('CreateStream', other)).rejects.toEqual(refused('ValidationException'));
    await commitment('ENABLED');
    made.service.setQuota('warm-throughput', true);
    await expect(
      call('UpdateStreamWarmThroughput', { ...warm, WarmThroughputMiBps: 10_241 }),
    ).rejects.toEqual(refused('LimitExceededException'));
    await call('UpdateStreamWarmThroughput', warm);
    expect(await summary(made)).toMatchObject({
      OpenShardCount: 8,
      WarmThroughput: { TargetMiBps: 8, CurrentMiBps: 8 },
    });
    await expect(commitment('DISABLED')).rejects.toEqual(refused('InvalidArgumentException'));
    await call('UpdateStreamWarmThroughput', { ...warm, WarmThroughputMiBps: 0 });
    expect(await commitment('DISABLED')).toMatchObject({
      MinimumThroughputBillingCommitment: { Status: 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' },
    });
    await made.clock.advance(24 * 3_600_000);
    // It has ended, whether or not anybody asked for it.
    await expect(call('UpdateStreamWarmThroughput', warm)).rejects.toEqual(
      refused('ValidationException'),
    );
    expect(await call('DescribeAccountSettings', {})).toMatchObject({
      MinimumThroughputBillingCommitment: { Status: 'DISABLED' },
    });
  });

  it('an account has 50 on-demand streams, whether made so or switched', async () => {
    const made = withStream(1, { limits: false });
    made.service.setQuota('on-demand-streams', true);
    for (let i = 0; i < 50; i += 1) await made.call('CreateStream', { StreamName: `s${i}` });
    for (const call of [
      made.call('CreateStream', { StreamName: 'more' }),
      made.call('UpdateStreamMode', {
        StreamARN: ARN,
        StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      }),
    ])
      await expect(call).rejects.toEqual(refused('LimitExceededException'));
  });

  it('an on-demand stream that is busy grows after a quarter of an hour', async () => {
    const made = bench({ transitionMs: 0, limits: false });
    await made.call('CreateStream', { StreamName: NAME });
    expect(await summary(made)).toMatchObject({ OpenShardCount: 4 });
    const busy = async (minutes: number, key: (i: number) => string): Promise<void> => {
      for (let second = 0; second < minutes * 60; second += 1) {
        await made.call('PutRecords', { StreamName: NAME, Records: records(500, 10, key) });
        await made.call('PutRecords', { StreamName: NAME, Records: records(500, 10, key) });
        await made.clock.advance(1000);
      }
    };
    await busy(14, () => 'one');
    expect(await summary(made)).toMatchObject({ OpenShardCount: 4 });
    await busy(3, () => 'one');
    expect(await summary(made)).toMatchObject({ OpenShardCount: 5 });
    made.service.setQuota('on-demand-growth', false);
    await busy(20, () => 'one');
    expect(await summary(made)).toMatchObject({ OpenShardCount: 5 });
  });
});
