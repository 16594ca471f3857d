import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../operation.ts';
import { bench, records, type Bench } from './testing/bench.ts';

const NAME = 'orders';
const SHARD = 'shardId-000000000000';

async function withConsumer(): Promise<Bench & { arn: string }> {
  const made = bench({ transitionMs: 0 });
  made.service.seedStream(NAME, 1);
  const { StreamDescriptionSummary } = await made.call('DescribeStreamSummary', {
    StreamName: NAME,
  });
  const { Consumer } = await made.call('RegisterStreamConsumer', {
    StreamARN: (StreamDescriptionSummary as ApiObject)['StreamARN'],
    ConsumerName: 'app',
  });
  return { ...made, arn: (Consumer as ApiObject)['ConsumerARN'] as string };
}

interface Collected {
  readonly events: ApiObject[];
  readonly ended: () => unknown;
}

async function collect(
  made: Bench & { arn: string },
  position: ApiObject,
  signal = new AbortController().signal,
): Promise<Collected> {
  const { events } = await made.service.subscribe(
    { ConsumerARN: made.arn, ShardId: SHARD, StartingPosition: position },
    signal,
  );
  const found: ApiObject[] = [];
  let ended: unknown;
  const done = async (): Promise<void> => {
    try {
      for await (const event of events) found.push(event);
      ended = 'end';
    } catch (thrown) {
      ended = thrown;
    }
  };
  void done();
  await made.clock.advance(0);
  return { events: found, ended: () => ended };
}

const recordsIn = (events: readonly ApiObject[]): number =>
  events.reduce((sum, event) => sum + (event['Records'] as unknown[]).length, 0);

describe('SubscribeToShard', () => {
  it('sends what is there, then records as they are put, and an event now and then without', async () => {
    const made = await withConsumer();
    await made.call('PutRecords', { StreamName: NAME, Records: records(3) });
    const { events } = await collect(made, { Type: 'TRIM_HORIZON' });
    expect(recordsIn(events)).toBe(3);
    await made.clock.advance(1000);
    await made.call('PutRecords', { StreamName: NAME, Records: records(2) });
    await made.clock.advance(1);
    expect(recordsIn(events)).toBe(5);
    const before = events.length;
    await made.clock.advance(10_000);
    expect(events.length - before).toBe(2);
    expect(events.at(-1)).toMatchObject({ Records: [], MillisBehindLatest: 0 });
  });

  it('ends after five minutes; from its last continuation, nothing is lost or seen twice', async () => {
    const made = await withConsumer();
    const first = await collect(made, { Type: 'LATEST' });
    await made.call('PutRecords', { StreamName: NAME, Records: records(4) });
    await made.clock.advance(300_000);
    expect(first.ended()).toBe('end');
    expect(recordsIn(first.events)).toBe(4);
    await made.call('PutRecords', { StreamName: NAME, Records: records(6) });
    const SequenceNumber = first.events.at(-1)?.['ContinuationSequenceNumber'] as string;
    for (const Type of ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']) {
      await made.clock.advance(5000);
      const again = await collect(made, { Type, SequenceNumber });
      expect(recordsIn(again.events)).toBe(6);
    }
  });

  it('a second subscription is refused for 5 s, and then takes over', async () => {
    const made = await withConsumer();
    const first = await collect(made, { Type: 'LATEST' });
    await made.clock.advance(4999);
    await expect(collect(made, { Type: 'LATEST' })).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
    await made.clock.advance(1);
    const second = await collect(made, { Type: 'LATEST' });
    expect(first.ended()).toMatchObject({ name: 'ResourceInUseException' });
    await made.call('PutRecords', { StreamName: NAME, Records: records(1) });
    await made.clock.advance(1);
    expect([recordsIn(first.events), recordsIn(second.events)]).toEqual([0, 1]);
  });

  it('ends with the children at the end of a closed shard', async () => {
    const made = await withConsumer();
    const { events, ended } = await collect(made, { Type: 'TRIM_HORIZON' });
    await made.call('SplitShard', {
      StreamName: NAME,
      ShardToSplit: SHARD,
      NewStartingHashKey: String(2n ** 127n),
    });
    await made.clock.advance(1);
    expect(events.at(-1)?.['ContinuationSequenceNumber']).toBeUndefined();
    const children = (events.at(-1)?.['ChildShards'] ?? []) as ApiObject[];
    expect(children.map((c) => c['ShardId'])).toEqual([
      'shardId-000000000001',
      'shardId-000000000002',
    ]);
    expect(ended()).toBe('end');
  });

  it('stops when its signal aborts, and frees the place', async () => {
    const made = await withConsumer();
    const stop = new AbortController();
    const { ended } = await collect(made, { Type: 'LATEST' }, stop.signal);
    stop.abort();
    await made.clock.advance(1000);
    expect(ended()).toBe('end');
    const again = await collect(made, { Type: 'LATEST' });
    expect(again.events).toHaveLength(1);
  });

  it('ends when its consumer is deregistered, and sends 2 MiB a second', async () => {
    const made = await withConsumer();
    made.service.setAllQuotas(false);
    made.service.setQuota('consumer-read-bytes', true);
    for (let i = 0; i < 6; i += 1)
      await made.call('PutRecord', {
        StreamName: NAME,
        Data: new Uint8Array(1024 * 1024 - 1),
        PartitionKey: 'k',
      });
    const { events, ended } = await collect(made, { Type: 'TRIM_HORIZON' });
    expect(recordsIn(events)).toBe(1);
    await made.clock.advance(1000);
    expect(recordsIn(events)).toBe(3);
    await made.call('DeregisterStreamConsumer', { ConsumerARN: made.arn });
    await made.clock.advance(1000);
    expect(ended()).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Consumer app, account 123456789012 not found.',
    });
  });
});
