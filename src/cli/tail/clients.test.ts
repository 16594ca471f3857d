import { PutRecordCommand } from '@aws-sdk/client-kinesis';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNodeClient } from '../../connection/client/node-client.ts';
import { AWS_CLI, mustRun, PYTHON } from '../../simulator/clients/testing/program.ts';
import { startSimulator, type RunningSimulator } from '../../simulator/clients/testing/start.ts';
import { command as tail } from './tail.ts';
import { AWS_KEYS, screen } from '../testing/screen.ts';

/** What is used of aws-kinesis-agg; its own types leave it out. */
interface Aggregation {
  RecordAggregator: new () => {
    addUserRecord(record: { partitionKey: string; data: Buffer }): unknown;
    build(): { partitionKey: string; data: Buffer };
  };
}

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
  for (const stream of ['cli', 'boto', 'agg']) simulator.service.seedStream(stream, 2);
});

afterAll(async () => {
  await simulator.stop();
});

interface Line {
  readonly partitionKey: string;
  readonly subSequenceNumber?: number;
  readonly data: unknown;
}

async function tailed(stream: string): Promise<readonly Line[]> {
  const shown = screen();
  expect(await tail.run([stream, '--endpoint', simulator.url], shown.terminal)).toBe(0);
  return shown.out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

const DATA = '{"id":7,"text":"naïve"}';

it('decodes what the AWS CLI put, from text and from base64', async () => {
  const put = (...data: readonly string[]): Promise<string> => {
    const place = ['--endpoint-url', simulator.url, 'kinesis', 'put-record'];
    const which = ['--stream-name', 'cli', '--partition-key', 'from cli'];
    return mustRun(AWS_CLI, [...place, ...which, ...data]);
  };
  await put('--cli-binary-format', 'raw-in-base64-out', '--data', DATA);
  await put('--cli-binary-format', 'base64', '--data', Buffer.from(DATA).toString('base64'));
  const one = { partitionKey: 'from cli', data: JSON.parse(DATA) as unknown };
  expect(await tailed('cli')).toMatchObject([one, one]);
}, 120_000);

const BOTO = `
import boto3, gzip, sys
kinesis = boto3.client("kinesis", endpoint_url=sys.argv[1], region_name="us-east-1")
data = sys.argv[2].encode()
entries = [data, gzip.compress(data), b"\\xff\\xfe"]
answer = kinesis.put_records(StreamName="boto", Records=[
    {"Data": each, "PartitionKey": "from boto"} for each in entries])
assert answer["FailedRecordCount"] == 0
`;

it('decodes what boto3 put: text, gzip and bytes', async () => {
  await mustRun(PYTHON, ['-c', BOTO, simulator.url, DATA]);
  expect(await tailed('boto')).toMatchObject([
    { partitionKey: 'from boto', data: JSON.parse(DATA) as unknown },
    { data: JSON.parse(DATA) as unknown },
    { data: { base64: '//4=' } },
  ]);
  const text = screen();
  const args = ['boto', '--endpoint', simulator.url, '--format', 'text', '--limit', '2'];
  expect(await tail.run(args, text.terminal)).toBe(0);
  expect(text.out).toBe(`${DATA}\n${DATA}\n`);
}, 120_000);

it('opens what aws-kinesis-agg aggregated, each record with its place in it', async () => {
  const { RecordAggregator } = createRequire(import.meta.url)('aws-kinesis-agg') as Aggregation;
  const aggregator = new RecordAggregator();
  const made = Array.from({ length: 1000 }, (_, i) => ({
    partitionKey: `key-${i % 7}`,
    data: `user ${i}`,
  }));
  for (const { partitionKey, data } of made)
    aggregator.addUserRecord({ partitionKey, data: Buffer.from(data) });
  const built = aggregator.build();
  const client = createNodeClient({ endpoint: simulator.url, env: AWS_KEYS });
  await client.send(
    new PutRecordCommand({
      StreamName: 'agg',
      Data: built.data,
      PartitionKey: built.partitionKey,
    }),
  );
  client.destroy();
  expect(await tailed('agg')).toMatchObject(
    made.map((record, subSequenceNumber) => ({ ...record, subSequenceNumber })),
  );
}, 120_000);
