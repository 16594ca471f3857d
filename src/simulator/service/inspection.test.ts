import { describe, expect, it } from 'vitest';
import { NAME, SHARD, withStream } from './testing/stream.ts';
import { records } from './testing/bench.ts';

describe('metrics', () => {
  it('give CloudWatch’s figures of a minute', async () => {
    const made = withStream();
    await made.call('PutRecords', { StreamName: NAME, Records: records(500, 20) });
    await made.call('PutRecords', { StreamName: NAME, Records: records(500, 20) });
    await made.call('PutRecords', { StreamName: NAME, Records: records(500, 20) });
    const token = await made.call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    await made.clock.advance(500);
    await made.call('GetRecords', { ...token, Limit: 100 });
    const minute = Math.floor(made.clock.epoch() / 60_000);
    expect(made.service.cloudWatch(NAME, minute)).toMatchObject({
      IncomingRecords: 1000,
      WriteProvisionedThroughputExceeded: 500,
      'PutRecords.TotalRecords': 1500,
      'PutRecords.SuccessfulRecords': 1000,
      'PutRecords.ThrottledRecords': 500,
      'PutRecords.Success': 2 / 3,
      'GetRecords.Records': 100,
      'GetRecords.Success': 1,
      'GetRecords.IteratorAgeMilliseconds': 500,
    });
  });
});
