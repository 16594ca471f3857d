import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { NAME, SHARD, refused, withStream } from '../testing/stream.ts';
import { bench, type Bench } from '../testing/bench.ts';

describe('iterators', () => {
  const iterate = (made: Bench, rest: ApiObject): Promise<ApiObject> =>
    made.call('GetShardIterator', { StreamName: NAME, ShardId: SHARD, ...rest });

  it('are refused with the service’s texts', async () => {
    const made = withStream(2, { limits: false });
    await expect(
      iterate(made, { ShardIteratorType: 'LATEST', StartingSequenceNumber: '1' }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified LATEST and also a StartingSequenceNumber.',
      ),
    );
    await expect(
      iterate(made, { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: made.clock.epoch() + 1 }),
    ).rejects.toEqual(refused('InvalidArgumentException'));
    await expect(
      made.call('GetShardIterator', {
        StreamName: NAME,
        ShardId: 'shardId-000000000009',
        ShardIteratorType: 'LATEST',
      }),
    ).rejects.toEqual(
      refused(
        'ResourceNotFoundException',
        'Shard shardId-000000000009 in stream orders under account 123456789012 does not exist',
      ),
    );
    for (const [ShardId, message] of [
      [
        'shardId-9',
        'Shard shardId-000000000009 in stream absent under account 123456789012 does not exist',
      ],
      ['nine', 'Could not find shard nine in stream absent under account 123456789012.'],
    ] as const)
      await expect(
        made.call('GetShardIterator', {
          StreamName: 'absent',
          ShardId,
          ShardIteratorType: 'LATEST',
        }),
      ).rejects.toEqual(refused('ResourceNotFoundException', message));
    const { SequenceNumber } = await made.call('PutRecord', {
      StreamName: NAME,
      Data: new Uint8Array(),
      PartitionKey: 'b',
    });
    await expect(
      iterate(made, {
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: SequenceNumber,
      }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used in a call to a shard with shardId-000000000000',
      ),
    );
    await expect(made.call('GetRecords', { ShardIterator: 'AAAA' })).rejects.toEqual(
      refused('InvalidArgumentException', 'Invalid ShardIterator.'),
    );
  });

  it('are of a shard however its number is written, and of a stream while it lasts', async () => {
    const made = withStream(2, { limits: false });
    await made.call('PutRecord', {
      StreamName: NAME,
      Data: new Uint8Array(),
      PartitionKey: 'a',
      ExplicitHashKey: '0',
    });
    for (const ShardId of ['0', 'shardId-0', SHARD]) {
      const token = await iterate(made, { ShardId, ShardIteratorType: 'TRIM_HORIZON' });
      expect((await made.call('GetRecords', token))['Records']).toHaveLength(1);
    }
    const token = await iterate(made, { ShardIteratorType: 'TRIM_HORIZON' });
    await made.call('DeleteStream', { StreamName: NAME });
    await expect(made.call('GetRecords', token)).rejects.toEqual(
      refused(
        'ResourceNotFoundException',
        'Shard shardId-000000000000 in stream orders under account 123456789012 does not exist',
      ),
    );
  });

  it('of a service that was started again are of another stream', async () => {
    const before = withStream();
    const token = await iterate(before, { ShardIteratorType: 'LATEST' });
    const after = bench({ transitionMs: 0 });
    await after.clock.advance(60_000);
    after.service.seedStream(NAME, 1);
    await expect(after.call('GetRecords', token)).rejects.toEqual(
      refused('ResourceNotFoundException'),
    );
  });

  it('are five a second on a shard, and dry runs do not count', async () => {
    const made = withStream();
    const one = { ShardIteratorType: 'LATEST' };
    for (let i = 0; i < 9; i += 1)
      await expect(iterate(made, { ...one, DryRun: true })).rejects.toEqual(
        refused('DryRunOperationException'),
      );
    for (let i = 0; i < 5; i += 1) await iterate(made, one);
    await expect(iterate(made, one)).rejects.toEqual(
      refused('ProvisionedThroughputExceededException'),
    );
  });

  it('expire after 300 s of the stream’s time', async () => {
    const made = withStream();
    const token = await iterate(made, { ShardIteratorType: 'LATEST' });
    await made.clock.advance(300_000);
    await made.call('GetRecords', token);
    made.service.jumpAhead(1);
    await expect(made.call('GetRecords', token)).rejects.toEqual(
      refused(
        'ExpiredIteratorException',
        'Iterator expired. The iterator was created at time Thu Jan 01 00:00:00 UTC 2026 while right now it is Thu Jan 01 00:05:00 UTC 2026 which is further in the future than the tolerated delay of 300000 milliseconds.',
      ),
    );
  });
});
