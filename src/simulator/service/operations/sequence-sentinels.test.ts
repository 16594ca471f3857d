import { describe, expect, it } from 'vitest';
import {
  LAST_SEQUENCE_INDEX,
  decodeSequenceNumber,
  encodeSequenceNumber,
} from '../../../kinesis/sequence-numbers/sequence-number.ts';
import type { ApiObject } from '../../operation.ts';
import type { Bench } from '../testing/bench.ts';
import { ARN, NAME, SHARD, refused, withStream } from '../testing/stream.ts';

const MAX_REACHED =
  'Invalid SequenceNumber for ShardIteratorType AFTER_SEQUENCE_NUMBER, SequenceNumber has reached max possible value for the shard.';
const AT = 'AT_SEQUENCE_NUMBER';
const AFTER = 'AFTER_SEQUENCE_NUMBER';

/** A stream with one record whose shard was split: all numbers that the service hands out. */
async function closed(): Promise<{
  made: Bench;
  start: string;
  record: string;
  end: string;
  childStart: string;
}> {
  const made = withStream(1, { limits: false });
  const { SequenceNumber } = await put(made, {});
  await made.call('SplitShard', {
    StreamName: NAME,
    ShardToSplit: SHARD,
    NewStartingHashKey: '1000',
  });
  const { Shards } = await made.call('ListShards', { StreamName: NAME });
  const [parent, child] = (Shards as ApiObject[]).map(
    (shard) => shard['SequenceNumberRange'] as Record<string, string>,
  );
  return {
    made,
    start: parent?.['StartingSequenceNumber'] ?? '',
    record: SequenceNumber as string,
    end: parent?.['EndingSequenceNumber'] ?? '',
    childStart: child?.['StartingSequenceNumber'] ?? '',
  };
}

function put({ call }: Bench, more: ApiObject): Promise<ApiObject> {
  return call('PutRecord', {
    StreamName: NAME,
    Data: new Uint8Array(1),
    PartitionKey: 'a',
    ...more,
  });
}

/** How many records of the parent are read from there. */
async function readFrom({ call }: Bench, type: string, number: string): Promise<number> {
  const { ShardIterator } = await call('GetShardIterator', {
    StreamName: NAME,
    ShardId: SHARD,
    ShardIteratorType: type,
    StartingSequenceNumber: number,
  });
  const { Records } = await call('GetRecords', { ShardIterator });
  return (Records as []).length;
}

/** The same by SubscribeToShard. */
async function subscribedFrom(made: Bench, type: string, number: string): Promise<number> {
  const { Consumer } = await made.call('RegisterStreamConsumer', {
    StreamARN: ARN,
    ConsumerName: `c${made.service.account.streams.get(NAME)?.consumers.size}`,
  });
  const { events } = await made.service.subscribe(
    {
      ConsumerARN: (Consumer as ApiObject)['ConsumerARN'],
      ShardId: SHARD,
      StartingPosition: { Type: type, SequenceNumber: number },
    },
    new AbortController().signal,
  );
  let count = 0;
  for await (const event of events) count += (event['Records'] as []).length;
  return count;
}

describe.each([
  ['GetShardIterator', readFrom],
  ['SubscribeToShard', subscribedFrom],
])('%s', (_, read) => {
  it('reads on from the start and the record of a closed shard, at them and after', async () => {
    const { made, start, record } = await closed();
    expect(await read(made, AT, start)).toBe(1);
    expect(await read(made, AFTER, start)).toBe(1);
    expect(await read(made, AT, record)).toBe(1);
    expect(await read(made, AFTER, record)).toBe(0);
  });

  it('takes the end of a closed shard, and refuses what would be after it', async () => {
    const { made, end } = await closed();
    expect(await read(made, AT, end)).toBe(0);
    await expect(read(made, AFTER, end)).rejects.toEqual(
      refused('InvalidArgumentException', MAX_REACHED),
    );
  });
});

describe('SequenceNumberForOrdering', () => {
  it('takes every number that the service hands out', async () => {
    const { made, start, record, end, childStart } = await closed();
    for (const number of [start, record, end, childStart])
      await put(made, { SequenceNumberForOrdering: number });
  });

  it('takes a number of an older stream, and of one that was made again', async () => {
    const older = '49543463076548007577105092703039560359975228518395019266';
    const { made, record } = await closed();
    await made.clock.advance(5000);
    await made.call('DeleteStream', { StreamName: NAME });
    await made.call('CreateStream', { StreamName: NAME, ShardCount: 1 });
    for (const number of [older, record]) await put(made, { SequenceNumberForOrdering: number });
  });

  it('refuses a number from the future, and one past the end of any shard', async () => {
    const { made, record } = await closed();
    const parts = decodeSequenceNumber(BigInt(record));
    if (parts === undefined) throw new Error('a number of the service can be read');
    for (const wrong of [
      { ...parts, time: parts.time + 1 },
      { ...parts, sequenceIndex: LAST_SEQUENCE_INDEX + 1n },
    ]) {
      const number = encodeSequenceNumber(wrong).toString();
      await expect(put(made, { SequenceNumberForOrdering: number })).rejects.toEqual(
        refused(
          'InvalidArgumentException',
          `ExclusiveMinimumSequenceNumber ${number} used in PutRecord on stream orders under account 123456789012 is invalid.`,
        ),
      );
    }
  });
});
