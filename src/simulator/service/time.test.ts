import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { decodeSequenceNumber } from '../../kinesis/sequence-numbers/sequence-number.ts';
import type { ApiObject } from '../operation.ts';
import { NAME, SHARD, refused, summary, withStream } from './testing/stream.ts';
import { records } from './testing/bench.ts';

describe('time', () => {
  it('a jump moves timestamps, retention and age, and no quota', async () => {
    const made = withStream();
    await made.call('PutRecords', { StreamName: NAME, Records: records(500) });
    await made.call('PutRecords', { StreamName: NAME, Records: records(500) });
    made.service.jumpAhead(3_600_000, NAME);
    expect(made.service.streams()[0]?.clockOffsetMs).toBe(3_600_000);
    const refill = await made.call('PutRecords', { StreamName: NAME, Records: records(500) });
    expect(refill['FailedRecordCount']).toBe(500);
    const token = await made.call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const reply = await made.call('GetRecords', { ...token, Limit: 10 });
    expect(reply['MillisBehindLatest']).toBe(3_600_000);
    made.service.jumpAhead(24 * 3_600_000, NAME);
    expect(made.service.streams()[0]?.shards[0]?.storedRecords).toBe(0);
    await made.clock.advance(1000);
    await made.call('PutRecord', { StreamName: NAME, Data: new Uint8Array(), PartitionKey: 'a' });
    const fresh = await made.call('GetShardIterator', {
      StreamName: NAME,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const [record] = (await made.call('GetRecords', fresh))['Records'] as ApiObject[];
    expect(record?.['ApproximateArrivalTimestamp']).toBe(made.clock.epoch() + 25 * 3_600_000);
  });

  it.each([0, Date.UTC(1969, 11, 31, 23, 59, 59), Date.UTC(1905, 0, 1), -8e15])(
    'a clock at %i ms, before 1970, makes numbers in form that are read again',
    async (epochMs) => {
      const made = withStream(2, { clock: new ManualClock(epochMs), limits: false });
      const put = await made.call('PutRecords', { StreamName: NAME, Records: records(20) });
      const stored = put['Records'] as readonly { SequenceNumber: string; ShardId: string }[];
      for (const { SequenceNumber: number, ShardId } of stored) {
        expect(number).toMatch(/^[1-9]\d{54,55}$/);
        expect(decodeSequenceNumber(BigInt(number))).toMatchObject({ time: 0 });
        const token = await made.call('GetShardIterator', {
          StreamName: NAME,
          ShardId,
          ShardIteratorType: 'AT_SEQUENCE_NUMBER',
          StartingSequenceNumber: number,
        });
        const [first] = (await made.call('GetRecords', token))['Records'] as ApiObject[];
        expect(first?.['SequenceNumber']).toBe(number);
      }
    },
  );

  it('retention: bounds, direction, and closed shards that leave the list', async () => {
    const made = withStream();
    const set = (operation: string, hours: number): Promise<ApiObject> =>
      made.call(operation, { StreamName: NAME, RetentionPeriodHours: hours });
    await expect(set('IncreaseStreamRetentionPeriod', 8761)).rejects.toEqual(
      refused(
        'InvalidArgumentException',
        'Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.',
      ),
    );
    await set('IncreaseStreamRetentionPeriod', 48);
    await expect(set('IncreaseStreamRetentionPeriod', 24)).rejects.toEqual(
      refused('InvalidArgumentException'),
    );
    expect((await summary(made))['RetentionPeriodHours']).toBe(48);
    await set('DecreaseStreamRetentionPeriod', 24);
    await made.call('SplitShard', {
      StreamName: NAME,
      ShardToSplit: SHARD,
      NewStartingHashKey: String(2n ** 127n),
    });
    const ids = async (): Promise<unknown[]> =>
      ((await made.call('ListShards', { StreamName: NAME }))['Shards'] as ApiObject[]).map(
        ({ ShardId }) => ShardId,
      );
    expect(await ids()).toHaveLength(3);
    made.service.jumpAhead(24 * 3_600_000 + 1);
    expect(await ids()).toEqual(['shardId-000000000001', 'shardId-000000000002']);
  });

  it('maxBytes lets the oldest go early, and says so', async () => {
    const made = withStream(2, { maxBytes: 8 * 1024 * 1024, limits: false });
    for (let i = 0; i < 20; i += 1) {
      await made.clock.advance(10);
      await made.call('PutRecords', { StreamName: NAME, Records: records(20, 50_000) });
    }
    expect(made.service.account.storage.allocated).toBeLessThanOrEqual(8 * 1024 * 1024);
    const [view] = made.service.streams();
    const stored = view?.shards.reduce((sum, shard) => sum + shard.storedRecords, 0) ?? 0;
    expect(view?.trimmedEarly).toBe(400 - stored);
    expect(stored).toBeGreaterThan(100);
  });
});
