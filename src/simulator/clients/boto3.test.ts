import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mustRun, PYTHON } from './testing/program.ts';
import { startSimulator } from './testing/start.ts';

const MAX = (1n << 128n) - 1n;
const HALF = 1n << 127n;

test('boto3 puts with partial failures, splits at half, lists and subscribes', async () => {
  const simulator = await startSimulator();
  let text: string;
  try {
    text = await mustRun(PYTHON, [join(import.meta.dirname, 'boto3-client.py'), simulator.url]);
  } finally {
    await simulator.stop();
  }
  const said = JSON.parse(text) as {
    put: { accepted: number; failed: number; codes: string[]; messages: string[] };
    fan_out: { read: number; children: string[] };
  };
  expect(simulator.bugs).toEqual([]);
  expect(said.put.accepted + said.put.failed).toBe(3000);
  expect(said.put.failed).toBeGreaterThan(0);
  expect(said.put.codes).toEqual(['ProvisionedThroughputExceededException']);
  expect(said.put.messages).toEqual([
    'Rate exceeded for shard shardId-000000000000 in stream boto under account 123456789012.',
  ]);
  expect(said).toMatchObject({
    summary: 1,
    absent: 'Stream absent under account 123456789012 not found.',
    shards: [
      { id: 'shardId-000000000000', parent: null, range: ['0', String(MAX)], closed: true },
      {
        id: 'shardId-000000000001',
        parent: 'shardId-000000000000',
        range: ['0', String(HALF - 1n)],
        closed: false,
      },
      {
        id: 'shardId-000000000002',
        parent: 'shardId-000000000000',
        range: [String(HALF), String(MAX)],
        closed: false,
      },
    ],
    fan_out: {
      read: said.put.accepted,
      children: ['shardId-000000000001', 'shardId-000000000002'],
    },
  });
}, 60_000);
