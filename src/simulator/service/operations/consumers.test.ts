import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { ARN, NAME, refused, withStream } from '../testing/stream.ts';

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
