import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../operation.ts';
import { bench, readShard, records } from './testing/bench.ts';

const NAME = 'orders';

async function withStream(shards = 2, options = {}): Promise<ReturnType<typeof bench>> {
  const made = bench(options);
  await made.call('CreateStream', { StreamName: NAME, ShardCount: shards });
  await made.clock.advance(500);
  return made;
}

async function shardsOf({ call }: ReturnType<typeof bench>): Promise<ApiObject[]> {
  return (await call('ListShards', { StreamName: NAME }))['Shards'] as ApiObject[];
}

describe('streams', () => {
  it('is CREATING, then ACTIVE, then DELETING, then gone', async () => {
    const { call, clock } = bench();
    const status = async (): Promise<unknown> =>
      (
        (await call('DescribeStreamSummary', { StreamName: NAME }))[
          'StreamDescriptionSummary'
        ] as ApiObject
      )['StreamStatus'];
    await call('CreateStream', { StreamName: NAME, ShardCount: 3 });
    expect(await status()).toBe('CREATING');
    await expect(call('CreateStream', { StreamName: NAME, ShardCount: 3 })).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Stream orders under account 123456789012 already exists.',
    });
    await clock.advance(500);
    expect(await status()).toBe('ACTIVE');
    await call('DeleteStream', { StreamName: NAME });
    expect(await status()).toBe('DELETING');
    await clock.advance(500);
    await expect(status()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Stream orders under account 123456789012 not found.',
    });
  });

  it('lists what there is, page by page', async () => {
    const { call, service } = bench();
    for (const name of ['c', 'a', 'b']) service.seedStream(name, 1);
    const first = await call('ListStreams', { Limit: 2 });
    expect(first).toMatchObject({ StreamNames: ['a', 'b'], HasMoreStreams: true });
    expect(await call('ListStreams', { NextToken: first['NextToken'] as string })).toMatchObject({
      StreamNames: ['c'],
      HasMoreStreams: false,
    });
  });
});

describe('records', () => {
  it('come back once, in order, with their arrival time', async () => {
    const made = await withStream(2, { limits: false });
    const reply = await made.call('PutRecords', { StreamName: NAME, Records: records(500) });
    expect(reply['FailedRecordCount']).toBe(0);
    const found = [
      ...(await readShard(made, NAME, 'shardId-000000000000')),
      ...(await readShard(made, NAME, 'shardId-000000000001')),
    ];
    expect(found).toHaveLength(500);
    expect(new Set(found.map((r) => r['PartitionKey']))).toEqual(
      new Set(records(500).map((r) => r['PartitionKey'])),
    );
    expect(found[0]?.['ApproximateArrivalTimestamp']).toBe(made.clock.epoch());
  });

  it('throttles record by record: 1,000 of one key at once, then 1,000 a second', async () => {
    const made = await withStream(2);
    const put = async (): Promise<number> =>
      500 -
      ((
        await made.call('PutRecords', {
          StreamName: NAME,
          Records: records(500, 10, () => 'one'),
        })
      )['FailedRecordCount'] as number);
    expect([await put(), await put(), await put()]).toEqual([500, 500, 0]);
    await made.clock.advance(100);
    expect(await put()).toBe(100);
    await expect(
      made.call('PutRecord', { StreamName: NAME, Data: new Uint8Array(), PartitionKey: 'one' }),
    ).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      message:
        'Rate exceeded for shard shardId-000000000001 in stream orders under account 123456789012.',
    });
  });

  it('throttles bytes: a mebibyte at once, then a mebibyte a second', async () => {
    const made = await withStream(1);
    const big = { Data: new Uint8Array(1024 * 1024 - 1), PartitionKey: 'k' };
    const put = (): Promise<ApiObject> => made.call('PutRecord', { StreamName: NAME, ...big });
    await put();
    await expect(put()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    await made.clock.advance(1000);
    await put();
  });

  it('reads five times a second, and pauses after what it gave', async () => {
    const made = await withStream(1);
    for (let i = 0; i < 3; i += 1) {
      await made.call('PutRecord', {
        StreamName: NAME,
        Data: new Uint8Array(1024 * 1024 - 1),
        PartitionKey: 'k',
      });
      await made.clock.advance(1000);
    }
    const iterator = async (): Promise<string> =>
      (
        await made.call('GetShardIterator', {
          StreamName: NAME,
          ShardId: 'shardId-000000000000',
          ShardIteratorType: 'TRIM_HORIZON',
        })
      )['ShardIterator'] as string;
    const all = await made.call('GetRecords', { ShardIterator: await iterator() });
    expect(all['Records']).toHaveLength(3);
    const refused = { name: 'ProvisionedThroughputExceededException' };
    await made.clock.advance(1499);
    const again = await iterator();
    await expect(made.call('GetRecords', { ShardIterator: again })).rejects.toMatchObject(refused);
    await made.clock.advance(1);
    await made.call('GetRecords', { ShardIterator: again, Limit: 1 });
  });

  it('starts where an iterator says', async () => {
    const made = await withStream(1, { limits: false });
    const put = async (n: number): Promise<string> =>
      (
        await made.call('PutRecord', {
          StreamName: NAME,
          Data: new Uint8Array([n]),
          PartitionKey: 'k',
        })
      )['SequenceNumber'] as string;
    const first = await put(1);
    await made.clock.advance(1000);
    const at = made.clock.epoch();
    const second = await put(2);
    await made.clock.advance(1000);
    const read = async (from: ApiObject): Promise<number[]> => {
      const { ShardIterator } = await made.call('GetShardIterator', {
        StreamName: NAME,
        ShardId: 'shardId-000000000000',
        ...from,
      });
      const reply = await made.call('GetRecords', { ShardIterator });
      return (reply['Records'] as ApiObject[]).map((r) => (r['Data'] as Uint8Array)[0] ?? 0);
    };
    expect(BigInt(second) > BigInt(first)).toBe(true);
    expect(await read({ ShardIteratorType: 'TRIM_HORIZON' })).toEqual([1, 2]);
    expect(await read({ ShardIteratorType: 'LATEST' })).toEqual([]);
    expect(await read({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: at })).toEqual([2]);
    expect(await read({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: at - 1 })).toEqual([2]);
    const by = { StartingSequenceNumber: first };
    expect(await read({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', ...by })).toEqual([1, 2]);
    expect(await read({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', ...by })).toEqual([2]);
  });
});

describe('resharding', () => {
  it('splits: children in order, parent closed and read to its end', async () => {
    const made = await withStream(1, { limits: false });
    await made.call('PutRecords', { StreamName: NAME, Records: records(10) });
    await made.call('SplitShard', {
      StreamName: NAME,
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: String(2n ** 127n),
    });
    await expect(
      made.call('UpdateShardCount', {
        StreamName: NAME,
        TargetShardCount: 2,
        ScalingType: 'UNIFORM_SCALING',
      }),
    ).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Stream orders under account 123456789012 not ACTIVE, instead in state UPDATING',
    });
    await made.clock.advance(500);
    expect((await shardsOf(made)).map((s) => [s['ShardId'], s['ParentShardId']])).toEqual([
      ['shardId-000000000000', undefined],
      ['shardId-000000000001', 'shardId-000000000000'],
      ['shardId-000000000002', 'shardId-000000000000'],
    ]);
    const { ShardIterator } = await made.call('GetShardIterator', {
      StreamName: NAME,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const end = await made.call('GetRecords', { ShardIterator });
    expect(end['NextShardIterator']).toBeUndefined();
    expect(end['Records']).toHaveLength(10);
    expect((end['ChildShards'] as ApiObject[]).map((c) => c['ShardId'])).toEqual([
      'shardId-000000000001',
      'shardId-000000000002',
    ]);
  });

  it('halves every shard when it doubles, and merges neighbours when it halves', async () => {
    const made = await withStream(2);
    const scale = async (to: number): Promise<void> => {
      await made.call('UpdateShardCount', {
        StreamName: NAME,
        TargetShardCount: to,
        ScalingType: 'UNIFORM_SCALING',
      });
      await made.clock.advance(500);
    };
    await scale(4);
    await scale(2);
    expect((await shardsOf(made)).length).toBe(2 + 4 + 2);
    await expect(scale(5)).rejects.toMatchObject({
      message:
        'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2 Target shard count: 5',
    });
  });
});
