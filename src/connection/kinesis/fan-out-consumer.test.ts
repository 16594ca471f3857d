import {
  ListStreamConsumersCommand,
  PutRecordsCommand,
  SplitShardCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { startReading, type Reader } from '../../reader/reader.ts';
import { openHttpDoor, type HttpDoor } from '../../simulator/http/server.ts';
import { createHandler } from '../../simulator/protocol/handler.ts';
import { createService, type SimulatedService } from '../../simulator/service/service.ts';
import { openFanOutConsumer } from './fan-out-consumer.ts';
import { createKinesisSource } from './kinesis-source.ts';
import { sendLast } from './signed-request.ts';
import { createNodeClient } from '../client/node-client.ts';

let service: SimulatedService;
let door: HttpDoor;
let client: KinesisClient;

beforeAll(async () => {
  service = createService({
    clock: systemClock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 20,
    limits: true,
    maxBytes: 1e8,
  });
  service.seedStream('orders', 2);
  door = await openHttpDoor({
    handler: createHandler(service),
    host: '127.0.0.1',
    port: 0,
  });
  client = createNodeClient({
    endpoint: `http://127.0.0.1:${door.port}`,
    env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  });
});

afterAll(async () => {
  client.destroy();
  await door.stop();
  service.close();
});

async function put(from: number, count: number): Promise<void> {
  await client.send(
    new PutRecordsCommand({
      StreamName: 'orders',
      Records: Array.from({ length: count }, (_, i) => ({
        PartitionKey: `key-${(from + i) % 17}`,
        Data: new TextEncoder().encode(String(from + i)),
      })),
    }),
  );
}

async function untilRead(reader: Reader, count: number): Promise<void> {
  for (let i = 0; i < 800 && reader.snapshot().totals.read < count; i += 1)
    await new Promise((go) => setTimeout(go, 10));
  expect(reader.snapshot().totals.read).toBe(count);
}

it('registers, reads a stream through a split, and is gone after leaving', async () => {
  const signal = new AbortController().signal;
  const opened = await openFanOutConsumer(client, 'orders', 'shardlab', systemClock, signal);
  if (!opened.ok) throw new Error(opened.error.message);
  const consumer = opened.value;
  expect(consumer.registered).toBe(true);
  const again = await openFanOutConsumer(client, 'orders', 'shardlab', systemClock, signal);
  expect(again).toMatchObject({ ok: true, value: { arn: consumer.arn, registered: false } });
  await put(0, 100);
  const reader = startReading(
    { shards: 'all', from: { type: 'TRIM_HORIZON' }, consumerArn: consumer.arn },
    { source: createKinesisSource(client, 'orders'), clock: systemClock, random: new Sfc32(1) },
  );
  await untilRead(reader, 100);
  const sent = performance.now();
  await put(100, 1);
  await untilRead(reader, 101);
  expect(performance.now() - sent).toBeLessThan(1000);
  await client.send(
    new SplitShardCommand({
      StreamName: 'orders',
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: String(2n ** 126n),
    }),
  );
  await new Promise((go) => setTimeout(go, 100));
  await put(101, 100);
  await untilRead(reader, 201);
  const snapshot = reader.snapshot();
  expect(snapshot.shards.map((shard) => shard.state.state)).toEqual([
    'ended',
    'at-tip',
    'at-tip',
    'at-tip',
  ]);
  expect(snapshot.shards.every((shard) => shard.calls === 0)).toBe(true);
  const last = new Map<string, number>();
  for (const id of reader.store.idsByReading(0, 1000)) {
    const record = reader.store.get(id);
    const n = Number(new TextDecoder().decode(record?.data));
    expect(n).toBeGreaterThan(last.get(record?.partitionKey ?? '') ?? -1);
    last.set(record?.partitionKey ?? '', n);
  }
  reader.stop();
  await reader.done;
  await consumer.deregister();
  const { StreamARN } = { StreamARN: consumer.arn.replace(/\/consumer\/.*$/, '') };
  for (let i = 0; i < 100; i += 1) {
    const { Consumers } = await client.send(new ListStreamConsumersCommand({ StreamARN }));
    if (Consumers?.length === 0) return;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error('the consumer is still there');
});

it('keeps its place over a pause, which ends the subscription', async () => {
  const signal = new AbortController().signal;
  const opened = await openFanOutConsumer(client, 'orders', 'pausing', systemClock, signal);
  if (!opened.ok) throw new Error(opened.error.message);
  const reader = startReading(
    { shards: ['shardId-000000000001'], from: { type: 'LATEST' }, consumerArn: opened.value.arn },
    { source: createKinesisSource(client, 'orders'), clock: systemClock, random: new Sfc32(1) },
  );
  const mine = async (from: number): Promise<void> => {
    await client.send(
      new PutRecordsCommand({
        StreamName: 'orders',
        Records: [0, 1, 2].map((i) => ({
          PartitionKey: 'k',
          ExplicitHashKey: String(2n ** 128n - 1n),
          Data: new TextEncoder().encode(String(from + i)),
        })),
      }),
    );
  };
  for (let i = 0; i < 300 && reader.snapshot().millisBehindLatest === undefined; i += 1)
    await new Promise((go) => setTimeout(go, 10));
  await mine(0);
  await untilRead(reader, 3);
  reader.pause();
  await new Promise((go) => setTimeout(go, 100));
  await mine(3);
  await new Promise((go) => setTimeout(go, 300));
  expect(reader.snapshot()).toMatchObject({ state: 'paused', totals: { read: 3 } });
  reader.resume();
  await untilRead(reader, 6);
  expect(reader.snapshot().shards[0]).toMatchObject({ errors: 0 });
  reader.stop();
  await reader.done;
  await opened.value.deregister();
}, 30_000);

it('signs the farewell of a page that closes, and does not send it before', async () => {
  const { signal } = new AbortController();
  const opened = await openFanOutConsumer(client, 'orders', 'closing', systemClock, signal);
  if (!opened.ok) throw new Error(opened.error.message);
  const names = async (): Promise<(string | undefined)[]> => {
    const { Consumers = [] } = await client.send(
      new ListStreamConsumersCommand({ StreamARN: opened.value.arn.replace(/\/consumer\/.*/, '') }),
    );
    return Consumers.filter(({ ConsumerStatus }) => ConsumerStatus === 'ACTIVE').map(
      ({ ConsumerName }) => ConsumerName,
    );
  };
  const farewell = await opened.value.farewell();
  expect(await names()).toContain('closing');
  sendLast(farewell, undefined);
  await expect.poll(names).not.toContain('closing');
  expect(await opened.value.deregister()).toBeUndefined();
});

it('leaves no consumer behind when it cannot be seen whether it became active', async () => {
  const failing = createNodeClient({
    endpoint: `http://127.0.0.1:${door.port}`,
    env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  });
  failing.middlewareStack.add(
    (next, context) => (args) =>
      context.commandName === 'DescribeStreamConsumerCommand'
        ? // When it is registered for good: one that is still being made cannot be removed.
          new Promise((_, fail) => setTimeout(() => fail(new Error('cut')), 100))
        : next(args),
    { step: 'initialize' },
  );
  const { signal } = new AbortController();
  const opened = await openFanOutConsumer(failing, 'orders', 'lost', systemClock, signal);
  failing.destroy();
  expect(opened.ok).toBe(false);
  // Deregistering takes its time too; then the name is free, so it is made anew.
  await new Promise((done) => setTimeout(done, 100));
  const again = await openFanOutConsumer(client, 'orders', 'lost', systemClock, signal);
  expect(again.ok && again.value.registered).toBe(true);
  if (again.ok) await again.value.deregister();
});
