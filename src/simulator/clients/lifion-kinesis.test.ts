import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDynalite } from '../../../e2e/peers/dynalite.ts';
import type { Peer } from '../../../e2e/peers/process.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { SIGNED } from '../protocol/testing/double.ts';
import { CREDENTIALS } from './testing/program.ts';
import { startSimulator, until, type RunningSimulator } from './testing/start.ts';

interface Batch {
  readonly shardId: string;
  readonly records: readonly { readonly data: string; readonly partitionKey: string }[];
}

const RECORDS = 600;
const PATIENCE_MS = 40_000;

let simulator: RunningSimulator;
let dynalite: Peer;

beforeAll(async () => {
  [simulator, dynalite] = await Promise.all([startSimulator(), startDynalite()]);
  await createLeaseTable();
});

afterAll(async () => {
  await Promise.all([simulator.stop(), dynalite.stop()]);
  expect(simulator.bugs).toEqual([]);
});

/** The client would make it too, and then wait for 20 s. */
async function createLeaseTable(): Promise<void> {
  const names = ['consumerGroup', 'streamName'];
  const response = await fetch(dynalite.url, {
    method: 'POST',
    headers: {
      ...SIGNED,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.CreateTable',
    },
    body: JSON.stringify({
      TableName: 'leases',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: names.map((AttributeName, i) => ({
        AttributeName,
        KeyType: i === 0 ? 'HASH' : 'RANGE',
      })),
    }),
  });
  expect(response.status).toBe(200);
}

async function put(from: number, to: number): Promise<void> {
  const answer = await simulator.service.call('PutRecords', {
    StreamName: 'lion',
    Records: Array.from({ length: to - from }, (_, i) => ({
      Data: encodeUtf8(`record ${from + i}`),
      PartitionKey: `key-${(from + i) % 50}`,
    })),
  });
  expect(answer['FailedRecordCount']).toBe(0);
}

/** Batches as the client prints them, until `enough` records came. */
async function readBatches(enough: number): Promise<Batch[]> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'lifion-client.cjs'), simulator.url, dynalite.url, 'lion'],
    {
      env: { ...process.env, ...CREDENTIALS, AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const batches: Batch[] = [];
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const batch = JSON.parse(line) as Batch;
    batches.push(batch);
    count += batch.records.length;
    if (count >= enough) break;
  }
  clearTimeout(timer);
  child.kill('SIGKILL');
  return batches;
}

test('lifion-kinesis reads a stream to its end across a split', async () => {
  simulator.service.seedStream('lion', 1);
  await put(0, RECORDS / 2);
  await simulator.service.call('SplitShard', {
    StreamName: 'lion',
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: String(1n << 127n),
  });
  await until(
    () => simulator.service.call('ListShards', { StreamName: 'lion' }),
    (answer) => (answer['Shards'] as readonly unknown[]).length === 3,
  );
  await put(RECORDS / 2, RECORDS);

  const batches = await readBatches(RECORDS);
  const records = batches.flatMap((batch) => batch.records);
  expect(records).toHaveLength(RECORDS);
  expect(new Set(records.map(({ data }) => data)).size).toBe(RECORDS);
  // Parents come before their children, so the order of a key holds across the split.
  const lastOfKey = new Map<string, number>();
  for (const { data, partitionKey } of records) {
    const number = Number(data.slice('record '.length));
    expect(number).toBeGreaterThan(lastOfKey.get(partitionKey) ?? -1);
    lastOfKey.set(partitionKey, number);
  }
  expect([...new Set(batches.map(({ shardId }) => shardId))].toSorted()).toEqual([
    'shardId-000000000000',
    'shardId-000000000001',
    'shardId-000000000002',
  ]);
}, 60_000);
