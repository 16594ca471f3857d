import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { NAME, SHARD, refused, withStream } from '../testing/stream.ts';

describe('control plane', () => {
  it('refuses more calls than its rates, and each can be switched off', async () => {
    const made = withStream();
    const list = (): Promise<ApiObject> => made.call('ListStreams', {});
    for (let i = 0; i < 5; i += 1) await list();
    await expect(list()).rejects.toEqual(refused('LimitExceededException'));
    await made.clock.advance(200);
    await list();
    made.service.setQuota('rate:ListStreams', false);
    for (let i = 0; i < 50; i += 1) await list();
    expect(made.service.quotas().find(({ id }) => id === 'rate:ListStreams')).toMatchObject({
      value: 5,
      unit: 'calls/s',
      enabled: false,
    });
    const iterator = {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'LATEST',
    };
    for (let i = 0; i < 5; i += 1) await made.call('GetShardIterator', iterator);
    await expect(made.call('GetShardIterator', iterator)).rejects.toEqual(
      refused('ProvisionedThroughputExceededException'),
    );
  });

  it('UpdateShardCount: twice, half, ten a day', async () => {
    const made = withStream(2);
    const scale = (TargetShardCount: number): Promise<ApiObject> =>
      made.call('UpdateShardCount', {
        StreamName: NAME,
        TargetShardCount,
        ScalingType: 'UNIFORM_SCALING',
      });
    for (let i = 0; i < 5; i += 1) {
      await made.clock.advance(1000);
      expect(await scale(4)).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 4 });
      await scale(2);
    }
    await made.clock.advance(1000);
    await expect(scale(3)).rejects.toEqual(refused('LimitExceededException'));
    await made.clock.advance(24 * 3_600_000);
    await scale(3);
    await expect(scale(1)).rejects.toEqual(refused('LimitExceededException'));
  });

  it('split and merge refuse what cannot be, in the service’s words', async () => {
    const { call } = withStream(2, { limits: false });
    await expect(
      call('SplitShard', { StreamName: NAME, ShardToSplit: SHARD, NewStartingHashKey: '1' }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        "NewStartingHashKey 1 used in SplitShard() on shard shardId-000000000000 in stream orders under account 123456789012 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 170141183460469231731687303715884105727.",
      ),
    );
    await expect(
      call('MergeShards', {
        StreamName: NAME,
        ShardToMerge: 'shardId-000000000001',
        AdjacentShardToMerge: SHARD,
      }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'Shards shardId-000000000001 and shardId-000000000000 in stream orders under account 123456789012 are not an adjacent pair of shards eligible for merging',
      ),
    );
  });

  it('a page holds no more than the API allows, whatever was asked for', async () => {
    const { call } = withStream(1002, { limits: false });
    const { StreamDescription } = await call('DescribeStream', { StreamName: NAME, Limit: 10_000 });
    const { Shards: described, HasMoreShards } = StreamDescription as ApiObject;
    expect(described).toHaveLength(100);
    expect(HasMoreShards).toBe(true);
    const listed = await call('ListShards', { StreamName: NAME, MaxResults: 10_000 });
    expect(listed['Shards']).toHaveLength(1000);
    expect(listed['NextToken']).toBeDefined();
  });

  it('ListShards: pages, filters, and its own argument errors', async () => {
    const made = withStream(2, { limits: false });
    await made.clock.advance(1000);
    await made.call('MergeShards', {
      StreamName: NAME,
      ShardToMerge: SHARD,
      AdjacentShardToMerge: 'shardId-000000000001',
    });
    const ids = async (input: ApiObject): Promise<string> => {
      const { Shards } = await made.call('ListShards', input);
      return (Shards as ApiObject[]).map(({ ShardId }) => (ShardId as string).slice(-1)).join('');
    };
    const filtered = (Type: string, rest: ApiObject = {}): Promise<string> =>
      ids({ StreamName: NAME, ShardFilter: { Type, ...rest } });
    const { NextToken } = await made.call('ListShards', { StreamName: NAME, MaxResults: 2 });
    expect(await ids({ NextToken })).toBe('2');
    expect(await filtered('AT_LATEST')).toBe('2');
    expect(await filtered('AT_TRIM_HORIZON')).toBe('01');
    expect(await filtered('FROM_TRIM_HORIZON')).toBe('012');
    expect(await filtered('AFTER_SHARD_ID', { ShardId: SHARD })).toBe('12');
    const Timestamp = made.clock.epoch();
    expect(await filtered('AT_TIMESTAMP', { Timestamp: Timestamp - 1 })).toBe('01');
    // The instant of the merge belongs to both sides, as the API model words it.
    expect(await filtered('AT_TIMESTAMP', { Timestamp })).toBe('012');
    expect(await filtered('AT_TIMESTAMP', { Timestamp: Timestamp + 1 })).toBe('2');
    await expect(ids({})).rejects.toEqual(
      refused('InvalidArgumentException', 'Either NextToken or StreamName should be provided.'),
    );
    await expect(ids({ NextToken, StreamName: NAME })).rejects.toEqual(
      refused('InvalidArgumentException', 'NextToken and StreamName cannot be provided together.'),
    );
    await expect(ids({ NextToken, ExclusiveStartShardId: SHARD })).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'NextToken and ExclusiveStartShardId cannot be provided together.',
      ),
    );
    made.service.setQuota('iterator-lifetime', true);
    await made.clock.advance(301_000);
    await expect(ids({ NextToken })).rejects.toEqual(refused('ExpiredNextTokenException'));
  });
});
