import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  PutRecordsCommand,
  SplitShardCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { startReading } from '../../reader/reader.ts';
import { createKinesisClient } from '../client/client.ts';
import { createKinesisSource } from './kinesis-source.ts';

/** A service by other hands: kinesalite, whose answers were compared with production. */
type Kinesalite = (options: { createStreamMs: number; updateStreamMs: number }) => Server;
const kinesalite = createRequire(import.meta.url)('kinesalite') as Kinesalite;

let server: Server;
let client: KinesisClient;

beforeAll(async () => {
  server = kinesalite({ createStreamMs: 5, updateStreamMs: 5 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  client = createKinesisClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    requestHandler: new NodeHttpHandler(),
    credentials: () => Promise.resolve({ accessKeyId: 'test', secretAccessKey: 'test' }),
  });
});

afterAll(() => {
  client.destroy();
  server.close();
});

async function active(stream: string): Promise<void> {
  for (;;) {
    const { StreamDescriptionSummary: summary } = await client.send(
      new DescribeStreamSummaryCommand({ StreamName: stream }),
    );
    if (summary?.StreamStatus === 'ACTIVE') return;
    await pause(10);
  }
}

async function put(stream: string, from: number, count: number): Promise<void> {
  await client.send(
    new PutRecordsCommand({
      StreamName: stream,
      Records: Array.from({ length: count }, (_, i) => ({
        PartitionKey: `key-${(from + i) % 17}`,
        Data: new TextEncoder().encode(`{"n":${from + i}}`),
      })),
    }),
  );
}

it('reads a stream that is split while it is read, to its tip, through the SDK', async () => {
  await client.send(new CreateStreamCommand({ StreamName: 'orders', ShardCount: 2 }));
  await active('orders');
  await put('orders', 0, 300);
  await client.send(
    new SplitShardCommand({
      StreamName: 'orders',
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: String(2n ** 126n),
    }),
  );
  await active('orders');
  await put('orders', 300, 300);
  const reader = startReading(
    {
      shards: 'all',
      from: { type: 'TRIM_HORIZON' },
      until: 'tip',
      giveUpAfterMs: 5000,
      limit: 100,
    },
    { source: createKinesisSource(client, 'orders'), clock: systemClock, random: new Sfc32(1) },
  );
  const snapshot = await reader.done;
  expect(snapshot.failure).toBeUndefined();
  expect(snapshot.shards.map((shard) => shard.state)).toMatchObject([
    {
      state: 'ended',
      why: 'closed',
      childShardIds: ['shardId-000000000002', 'shardId-000000000003'],
    },
    { state: 'ended', why: 'tip' },
    { state: 'ended', why: 'tip' },
    { state: 'ended', why: 'tip' },
  ]);
  const last = new Map<string, number>();
  const seen = new Set<number>();
  for (const id of reader.store.idsByReading(0, 1000)) {
    const record = reader.store.get(id);
    const { n } = JSON.parse(new TextDecoder().decode(record?.data)) as { n: number };
    expect(n).toBeGreaterThan(last.get(record?.partitionKey ?? '') ?? -1);
    last.set(record?.partitionKey ?? '', n);
    seen.add(n);
  }
  expect(seen.size).toBe(600);
});

it('says in words that the stream is not there, and that nothing answers', async () => {
  const wrong = startReading(
    { shards: 'all', from: { type: 'TRIM_HORIZON' } },
    { source: createKinesisSource(client, 'nope'), clock: systemClock, random: new Sfc32(1) },
  );
  expect((await wrong.done).failure).toMatchObject({
    kind: 'not-found',
    name: 'ResourceNotFoundException',
  });
  const dead = createKinesisClient({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:9',
    requestHandler: new NodeHttpHandler(),
    credentials: () => Promise.resolve({ accessKeyId: 'test', secretAccessKey: 'test' }),
  });
  const nobody = startReading(
    { shards: 'all', from: { type: 'LATEST' }, giveUpAfterMs: 200 },
    { source: createKinesisSource(dead, 'orders'), clock: systemClock, random: new Sfc32(1) },
  );
  expect((await nobody.done).failure?.kind).toBe('lost');
  dead.destroy();
});
