import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { ARN, NAME, SHARD, refused, withStream } from '../testing/stream.ts';
import { bench, records } from '../testing/bench.ts';

describe('put', () => {
  it('refuses hash keys, sizes and missing keys with the service’s texts', async () => {
    const { call } = withStream();
    const Data = new Uint8Array(1);
    await expect(
      call('PutRecord', {
        StreamName: NAME,
        Data,
        PartitionKey: 'a',
        ExplicitHashKey: String(2n ** 128n),
      }),
    ).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 340282366920938463463374607431768211456',
      ),
    );
    await expect(call('PutRecord', { StreamName: NAME, Data })).rejects.toEqual(
      refused(
        'ValidationException',
        "1 validation error detected: Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
      ),
    );
    const big = { Data: new Uint8Array(1024 * 1024), PartitionKey: 'a' };
    await expect(call('PutRecords', { StreamName: NAME, Records: [big] })).rejects.toEqual(
      refused(
        'ValidationException',
        "1 validation error detected: Value at 'records.1.member.data' failed to satisfy constraint: Member must have length less than or equal to 1048576.",
      ),
    );
    await call('UpdateMaxRecordSize', { StreamARN: ARN, MaxRecordSizeInKiB: 2048 });
    expect(
      (await call('PutRecords', { StreamName: NAME, Records: [big] }))['FailedRecordCount'],
    ).toBe(1);
  });

  it('refuses more than 10 MiB in one call', async () => {
    const { call } = withStream(1);
    const Records = records(11, 1024 * 1024 - 10);
    await expect(call('PutRecords', { StreamName: NAME, Records })).rejects.toEqual(
      refused('InvalidArgumentException'),
    );
  });

  it('keeps to SequenceNumberForOrdering, and refuses one that it never gave', async () => {
    const { call } = withStream();
    const put = { StreamName: NAME, Data: new Uint8Array(), PartitionKey: 'a' };
    const { SequenceNumber } = await call('PutRecord', put);
    const next = await call('PutRecord', { ...put, SequenceNumberForOrdering: SequenceNumber });
    expect(BigInt(next['SequenceNumber'] as string) > BigInt(SequenceNumber as string)).toBe(true);
    // What clients give who have no number yet.
    await call('PutRecord', { ...put, SequenceNumberForOrdering: '0' });
    await expect(call('PutRecord', { ...put, SequenceNumberForOrdering: '12345' })).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'ExclusiveMinimumSequenceNumber 12345 used in PutRecord on stream orders under account 123456789012 is invalid.',
      ),
    );
  });

  it('is answered by DryRunOperationException, and stores nothing, when it is a dry run', async () => {
    const made = withStream();
    const Records = records(3);
    for (const call of [
      made.call('PutRecords', { StreamName: NAME, Records, DryRun: true }),
      made.call('PutRecord', { StreamName: NAME, ...records(1)[0], DryRun: true }),
    ])
      await expect(call).rejects.toEqual(refused('DryRunOperationException'));
    expect(made.service.streams()[0]?.shards[0]?.storedRecords).toBe(0);
  });

  it('distributes by itself with AUTO, and takes records without a key', async () => {
    const made = bench({ transitionMs: 0 });
    await made.call('CreateStream', {
      StreamName: NAME,
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      RecordDistributionStrategy: 'AUTO',
    });
    const Records = records(400, 10, () => 'one').map(({ Data }) => ({ Data }));
    const reply = await made.call('PutRecords', { StreamName: NAME, Records });
    const counts = new Map<unknown, number>();
    for (const { ShardId } of reply['Records'] as ApiObject[])
      counts.set(ShardId, (counts.get(ShardId) ?? 0) + 1);
    expect([...counts.values()]).toEqual([100, 100, 100, 100]);
    await expect(
      made.call('PutRecord', {
        StreamName: NAME,
        Data: new Uint8Array(),
        SequenceNumberForOrdering: '1',
      }),
    ).rejects.toEqual(refused('InvalidArgumentException'));
    const { ShardIterator } = await made.call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const [first] = (await made.call('GetRecords', { ShardIterator }))['Records'] as ApiObject[];
    expect(first).not.toHaveProperty('PartitionKey');
  });
});
