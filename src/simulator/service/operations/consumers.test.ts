import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { ARN, NAME, SHARD, refused, withStream } from '../testing/stream.ts';

describe('consumers', () => {
  it('have an ARN that names no stream', async () => {
    const { call } = withStream();
    const { Consumer } = await call('RegisterStreamConsumer', {
      StreamARN: ARN,
      ConsumerName: 'counter',
    });
    const { ConsumerARN } = Consumer as ApiObject;
    await expect(call('DescribeStreamSummary', { StreamARN: ConsumerARN })).rejects.toEqual(
      refused('ResourceNotFoundException'),
    );
    await expect(
      call('DescribeStreamSummary', { StreamName: NAME, StreamARN: ConsumerARN }),
    ).rejects.toEqual(refused('InvalidArgumentException'));
    expect(await call('ListTagsForResource', { ResourceARN: ConsumerARN })).toEqual({ Tags: [] });
  });

  it('take a policy and subscriptions only once they are ACTIVE', async () => {
    const { call, service, clock } = withStream(1, { transitionMs: 500 });
    const { Consumer } = await call('RegisterStreamConsumer', {
      StreamARN: ARN,
      ConsumerName: 'c2',
    });
    const { ConsumerARN, ConsumerCreationTimestamp } = Consumer as ApiObject;
    const policy = { ResourceARN: ConsumerARN, Policy: '{}' };
    const subscribe = (): Promise<unknown> =>
      service.subscribe(
        { ConsumerARN, ShardId: SHARD, StartingPosition: { Type: 'LATEST' } },
        new AbortController().signal,
      );
    const born = `Consumer c2 with creation timestamp ${Number(ConsumerCreationTimestamp) / 1000} under stream`;
    const inUse = refused(
      'ResourceInUseException',
      `${born} orders and account 123456789012 is not in ACTIVE status.`,
    );
    await expect(call('PutResourcePolicy', policy)).rejects.toEqual(inUse);
    await expect(call('DeleteResourcePolicy', { ResourceARN: ConsumerARN })).rejects.toEqual(inUse);
    await expect(subscribe()).rejects.toEqual(
      refused(
        'ResourceInUseException',
        `${born}: orders , account 123456789012 is not in ACTIVE status.`,
      ),
    );
    expect(await call('GetResourcePolicy', { ResourceARN: ConsumerARN })).toEqual({ Policy: '{}' });
    await clock.advance(500);
    await call('PutResourcePolicy', policy);
    await subscribe();
    await call('DeregisterStreamConsumer', { ConsumerARN });
    await expect(call('PutResourcePolicy', policy)).rejects.toEqual(inUse);
  });

  it('are listed in pages; a token stands for the stream, whenever that was created', async () => {
    const { call, service } = withStream();
    for (const ConsumerName of ['a', 'b', 'c'])
      await call('RegisterStreamConsumer', { StreamARN: ARN, ConsumerName });
    const list = (rest: ApiObject): Promise<ApiObject> =>
      call('ListStreamConsumers', { StreamARN: ARN, ...rest });
    const StreamCreationTimestamp = service.account.streams.get(NAME)?.identity.createdAt ?? 0;
    const { NextToken } = await list({ MaxResults: 2, StreamCreationTimestamp });
    expect((await list({ NextToken }))['Consumers']).toEqual([
      expect.objectContaining({ ConsumerName: 'c' }),
    ]);
    await expect(list({ NextToken, StreamCreationTimestamp })).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'NextToken and StreamCreationTimestamp cannot be provided together.',
      ),
    );
  });
});
