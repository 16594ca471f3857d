import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { NAME, SHARD, refused, withStream } from '../testing/stream.ts';
import type { Bench } from '../testing/bench.ts';

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
