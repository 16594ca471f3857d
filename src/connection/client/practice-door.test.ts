import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { afterEach, expect, test } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { openPortDoor } from '../../simulator/door/port-door.ts';
import { createHandler } from '../../simulator/protocol/handler.ts';
import { createService } from '../../simulator/service/service.ts';
import { createKinesisClient } from './client.ts';
import { createKinesisTarget } from '../kinesis/kinesis-target.ts';
import { PracticeRequestHandler } from './practice-door.ts';

const BATCH = 500;
const CALLS = 12;

let channel: MessageChannel | undefined;
afterEach(() => {
  channel?.port1.close();
  channel?.port2.close();
});

function practice(): KinesisClient {
  const service = createService({
    clock: new ManualClock(1_700_000_000_000),
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 0,
    limits: false,
    maxBytes: 64 * 1024 * 1024,
  });
  service.seedStream('orders', 1);
  channel = new MessageChannel();
  openPortDoor(channel.port1, createHandler(service));
  return createKinesisClient({
    region: 'us-east-1',
    credentials: () => Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' }),
    requestHandler: new PracticeRequestHandler(channel.port2),
    cbor: true,
  });
}

/** All of a shard's records: the first character of each, its length, and its sequence number. */
async function readAll(client: KinesisClient): Promise<string[]> {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName: 'orders',
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  const read: string[] = [];
  for (let iterator = ShardIterator; iterator !== undefined;) {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    for (const { Data, PartitionKey, SequenceNumber } of page.Records ?? [])
      read.push(`${PartitionKey} ${new TextDecoder().decode(Data)} ${SequenceNumber}`);
    if (page.Records?.length === 0) return read;
    iterator = page.NextShardIterator;
  }
  return read;
}

test('calls that go over the port at once keep their records and their replies apart', async () => {
  const client = practice();
  const target = createKinesisTarget(client, 'orders');
  await target.listShards(new AbortController().signal);
  const sent = Array.from({ length: CALLS }, (_, call) =>
    Array.from({ length: BATCH }, (_row, i) => ({
      data: new TextEncoder().encode(`${call}-${i} `.padEnd(200, String.fromCharCode(97 + call))),
      partitionKey: `key-${call}-${i}`,
    })),
  );
  // A body is 130 KB and a reply 50 KB: both lie in memory that is used again.
  const replies = await Promise.all(
    sent.map((records) => target.putRecords(records, new AbortController().signal)),
  );
  const expected = sent.flatMap((records, call) => {
    const reply = replies[call];
    if (reply?.ok !== true) throw new Error(`call ${call} was not answered`);
    return records.map(({ data, partitionKey }, i) => {
      const entry = reply.value.entries[i];
      if (entry?.ok !== true) throw new Error(`record ${i} of call ${call} was refused`);
      return `${partitionKey} ${new TextDecoder().decode(data)} ${entry.sequenceNumber.toString()}`;
    });
  });
  expect(await readAll(client)).toEqual(expected);
  client.destroy();
});
