import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  PutRecordsCommand,
  UpdateShardCountCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKinesisLocal } from '../../../e2e/peers/kinesis.ts';
import type { Peer } from '../../../e2e/peers/process.ts';
import { createNodeClient } from '../../connection/client/node-client.ts';
import { command as tail } from './tail.ts';
import { AWS_KEYS, screen } from '../testing/screen.ts';

let peer: Peer;
let client: KinesisClient;

beforeAll(async () => {
  peer = await startKinesisLocal();
  client = createNodeClient({ endpoint: peer.url, env: AWS_KEYS });
}, 60_000);

afterAll(async () => {
  client.destroy();
  await peer.stop();
});

async function active(): Promise<void> {
  for (;;) {
    const { StreamDescriptionSummary: found } = await client.send(
      new DescribeStreamSummaryCommand({ StreamName: 'web' }),
    );
    if (found?.StreamStatus === 'ACTIVE') return;
    await pause(20);
  }
}

async function put(from: number): Promise<void> {
  await client.send(
    new PutRecordsCommand({
      StreamName: 'web',
      Records: Array.from({ length: 200 }, (_, i) => ({
        PartitionKey: `key-${(from + i) % 17}`,
        Data: new TextEncoder().encode(`{"n":${from + i}}`),
      })),
    }),
  );
}

it('tails a stream of kinesis-local through two reshards, each key in order', async () => {
  await client.send(new CreateStreamCommand({ StreamName: 'web', ShardCount: 2 }));
  await active();
  await put(0);
  for (const [round, TargetShardCount] of [3, 2].entries()) {
    await client.send(
      new UpdateShardCountCommand({
        StreamName: 'web',
        TargetShardCount,
        ScalingType: 'UNIFORM_SCALING',
      }),
    );
    await active();
    await put(200 * (round + 1));
  }
  const shown = screen();
  expect(await tail.run(['web', '--endpoint', peer.url], shown.terminal)).toBe(0);
  const last = new Map<string, number>();
  const seen = new Set<number>();
  for (const line of shown.out.trimEnd().split('\n')) {
    const { partitionKey, data } = JSON.parse(line) as {
      partitionKey: string;
      data: { n: number };
    };
    expect(data.n).toBeGreaterThan(last.get(partitionKey) ?? -1);
    last.set(partitionKey, data.n);
    seen.add(data.n);
  }
  expect(seen.size).toBe(600);
}, 60_000);
