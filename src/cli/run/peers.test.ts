import { CreateStreamCommand, DescribeStreamSummaryCommand } from '@aws-sdk/client-kinesis';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKinesisLocal } from '../../../e2e/peers/kinesis.ts';
import type { Peer } from '../../../e2e/peers/process.ts';
import { createNodeClient } from '../../connection/client/node-client.ts';
import type { RunResult } from '../../load/result.ts';
import { command as run } from './run.ts';
import { AWS_KEYS, screen } from '../testing/screen.ts';

let peer: Peer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-peers-'));
  peer = await startKinesisLocal();
  const client = createNodeClient({ endpoint: peer.url, env: AWS_KEYS });
  await client.send(new CreateStreamCommand({ StreamName: 'orders', ShardCount: 2 }));
  for (let active = false; !active;) {
    await new Promise((go) => setTimeout(go, 100));
    const output = await client.send(new DescribeStreamSummaryCommand({ StreamName: 'orders' }));
    active = output.StreamDescriptionSummary?.StreamStatus === 'ACTIVE';
  }
  client.destroy();
}, 60_000);

afterAll(async () => {
  await peer.stop();
  await rm(folder, { recursive: true });
});

it('sends 2,000 records at 200/s to kinesis-local', async () => {
  const template = join(folder, 'template.txt');
  const json = join(folder, 'result.json');
  await writeFile(template, '{"id":{{index}}}');
  const code = await run.run(
    [
      '--stream',
      'orders',
      '--template',
      template,
      '--rate',
      '200',
      '--records',
      '2000',
      '--endpoint',
      peer.url,
      '--json',
      json,
    ],
    screen().terminal,
  );
  const result = JSON.parse(await readFile(json, 'utf8')) as RunResult;
  expect(code).toBe(0);
  expect(result).toMatchObject({ due: 2000, accepted: 2000, dropped: 0, unconfirmed: 0 });
  expect(result.windows.slice(0, 10).map((window) => window.target)).toEqual(Array(10).fill(200));
  expect(result.durationMs).toBeGreaterThan(9_900);
}, 60_000);
