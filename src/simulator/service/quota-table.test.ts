import { describe, expect, it } from 'vitest';
import { MIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { ApiObject } from '../operation.ts';
import { records } from './testing/bench.ts';
import { ARN, NAME, SHARD, refused, withStream } from './testing/stream.ts';

describe('without limits', () => {
  it('a record and a call still have their largest sizes', async () => {
    const { call } = withStream(1, { limits: false });
    const put = (Records: ApiObject[]): Promise<ApiObject> =>
      call('PutRecords', { StreamName: NAME, Records });
    await expect(put(records(1, MIB))).rejects.toEqual(refused('ValidationException'));
    await expect(put(records(11, MIB - 10))).rejects.toEqual(refused('InvalidArgumentException'));
    await call('UpdateMaxRecordSize', { StreamARN: ARN, MaxRecordSizeInKiB: 2048 });
    expect(await put(records(1, MIB))).toMatchObject({ FailedRecordCount: 0 });
  });

  it('a backlog comes in answers of 10,000 records and 10 MiB', async () => {
    const { call } = withStream(1, { limits: false });
    for (let i = 0; i < 21; i += 1)
      await call('PutRecords', { StreamName: NAME, Records: records(500) });
    for (let i = 0; i < 3; i += 1)
      await call('PutRecords', { StreamName: NAME, Records: records(4, MIB - 10) });
    const read = async (ShardIterator: unknown): Promise<{ count: number; next: unknown }> => {
      const reply = await call('GetRecords', { ShardIterator } as ApiObject);
      return {
        count: (reply['Records'] as ApiObject[]).length,
        next: reply['NextShardIterator'],
      };
    };
    const { ShardIterator } = await call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const first = await read(ShardIterator);
    expect(first.count).toBe(10_000);
    expect((await read(first.next)).count).toBe(509);
  });

  it('an iterator and a subscription still last five minutes', async () => {
    const { call, clock, service } = withStream(1, { limits: false });
    const { ShardIterator } = await call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'LATEST',
    });
    await clock.advance(300_001);
    await expect(call('GetRecords', { ShardIterator })).rejects.toEqual(
      refused('ExpiredIteratorException'),
    );
    service.setQuota('iterator-lifetime', false);
    await call('GetRecords', { ShardIterator });
    expect(service.quotas().find(({ id }) => id === 'subscription-life')?.enabled).toBe(true);
  });

  it('no request makes more shards than memory holds', async () => {
    const { call } = withStream(1, { limits: false });
    await expect(
      call('CreateStream', { StreamName: 'huge', ShardCount: 2_147_483_647 }),
    ).rejects.toEqual(refused('LimitExceededException'));
    await expect(
      call('UpdateShardCount', {
        StreamName: NAME,
        TargetShardCount: 2_147_483_647,
        ScalingType: 'UNIFORM_SCALING',
      }),
    ).rejects.toEqual(refused('LimitExceededException'));
  });
});
