import { describe, expect, it, test } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { ARN, NAME, SHARD, refused, withStream } from '../testing/stream.ts';

const stream = { StreamName: NAME };

describe('a token in double quotes, as the AWS CLI prints it, is taken', () => {
  it('GetRecords', async () => {
    const { call } = withStream();
    const { ShardIterator } = await call('GetShardIterator', {
      ...stream,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    await call('PutRecord', { ...stream, Data: new Uint8Array(1), PartitionKey: 'a' });
    const { Records } = await call('GetRecords', { ShardIterator: `"${ShardIterator as string}"` });
    expect(Records).toHaveLength(1);
    for (const wrong of [`"${ShardIterator as string}`, `'${ShardIterator as string}'`, '""', '"'])
      await expect(call('GetRecords', { ShardIterator: wrong })).rejects.toEqual(
        refused('InvalidArgumentException', 'Invalid ShardIterator.'),
      );
  });

  it.each([
    ['ListShards', {}, { ...stream, MaxResults: 1 }, 'Shards'],
    ['ListStreams', {}, { Limit: 1 }, 'StreamNames'],
    ['ListStreamConsumers', { StreamARN: ARN }, { StreamARN: ARN, MaxResults: 1 }, 'Consumers'],
  ] as const)('%s', async (operation, beside, first, listed) => {
    const made = withStream(2);
    made.service.seedStream('second', 1);
    for (const ConsumerName of ['a', 'b'])
      await made.call('RegisterStreamConsumer', { StreamARN: ARN, ConsumerName });
    const { NextToken } = await made.call(operation, first);
    const next = { ...beside, NextToken: `"${NextToken as string}"` };
    expect((await made.call(operation, next))[listed]).toHaveLength(1);
  });
});

describe('beside a NextToken', () => {
  const refusedBeside = [
    ['ListShards', 'StreamName', NAME],
    ['ListShards', 'StreamARN', ARN],
    ['ListShards', 'ExclusiveStartShardId', SHARD],
    ['ListShards', 'StreamCreationTimestamp', 0],
    ['ListShards', 'ShardFilter', { Type: 'AT_LATEST' }],
    ['ListStreamConsumers', 'StreamCreationTimestamp', 0],
  ] as const;

  test.each(refusedBeside)('%s refuses %s', async (operation, member, value) => {
    const { call } = withStream(2);
    const { NextToken } = await call('ListShards', { ...stream, MaxResults: 1 });
    const beside = operation === 'ListStreamConsumers' ? { StreamARN: ARN } : {};
    await expect(call(operation, { ...beside, NextToken, [member]: value })).rejects.toEqual(
      refused('InvalidArgumentException', `NextToken and ${member} cannot be provided together.`),
    );
  });

  test('ListShards takes MaxResults', async () => {
    const { call } = withStream(3);
    const { NextToken } = await call('ListShards', { ...stream, MaxResults: 1 });
    const { Shards } = await call('ListShards', { NextToken, MaxResults: 1 } as ApiObject);
    expect(Shards).toHaveLength(1);
  });
});
