import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWS_CLI, PYTHON, runProgram } from '../simulator/clients/testing/program.ts';
import { startSimulator, type RunningSimulator } from '../simulator/clients/testing/start.ts';
import type { ApiObject } from '../simulator/operation.ts';
import { asCommand, type CommandLine } from './as-command.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ transitionMs: 0 });
});

afterAll(async () => {
  await simulator.stop();
});

type Input = Parameters<typeof asCommand>[1];

const TEXT = '{"text":"it\'s é 😀"}';
const DATA = Buffer.from(TEXT).toString('base64');
const PLACE = { region: 'us-east-1' };
const SHARD = 'shardId-000000000000';
const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/lines';

async function asked(operation: string, input: ApiObject): Promise<ApiObject> {
  return (await simulator.service.call(operation, input)) as ApiObject;
}

async function consumerArn(): Promise<string> {
  const { Consumers } = await asked('ListStreamConsumers', { StreamARN: ARN });
  return (Consumers as ApiObject[])[0]?.['ConsumerARN'] as string;
}

async function iterator(): Promise<string> {
  const reply = await asked('GetShardIterator', {
    StreamName: 'lines',
    ShardId: SHARD,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  return reply['ShardIterator'] as string;
}

/** One call of every shape that the page copies: plain, bytes, lists, nested, flags, times, events. */
const CALLS: readonly [string, Input | (() => Promise<Input>)][] = [
  ['CreateStream', { StreamName: 'lines', ShardCount: 2 }],
  ['ListStreams', { Limit: 10 }],
  ['DescribeStreamSummary', { StreamName: 'lines' }],
  ['DescribeStream', { StreamName: 'lines', Limit: 10 }],
  ['PutRecord', { StreamName: 'lines', PartitionKey: "o'hara é 😀", Data: DATA }],
  ['PutRecord', { StreamName: 'lines', PartitionKey: '--key', ExplicitHashKey: '0', Data: DATA }],
  ['PutRecords', { StreamName: 'lines', Records: [{ Data: DATA, PartitionKey: 'a "b"' }] }],
  ['ListShards', { StreamName: 'lines', ShardFilter: { Type: 'AT_LATEST' } }],
  [
    'ListShards',
    { StreamName: 'lines', ShardFilter: { Type: 'FROM_TIMESTAMP', Timestamp: 1.7e9 } },
  ],
  ['AddTagsToStream', { StreamName: 'lines', Tags: { team: 'a b', 'cost-centre': '7' } }],
  ['RemoveTagsFromStream', { StreamName: 'lines', TagKeys: ['team', 'cost-centre'] }],
  [
    'GetShardIterator',
    {
      StreamName: 'lines',
      ShardId: SHARD,
      ShardIteratorType: 'AT_TIMESTAMP',
      Timestamp: 1700000000.5,
    },
  ],
  ['GetRecords', async () => ({ ShardIterator: await iterator(), Limit: 100 })],
  ['IncreaseStreamRetentionPeriod', { StreamName: 'lines', RetentionPeriodHours: 48 }],
  ['EnableEnhancedMonitoring', { StreamName: 'lines', ShardLevelMetrics: ['IncomingBytes'] }],
  [
    'StartStreamEncryption',
    { StreamName: 'lines', EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
  ],
  ['RegisterStreamConsumer', { StreamARN: ARN, ConsumerName: 'reader' }],
  [
    'SplitShard',
    {
      StreamName: 'lines',
      ShardToSplit: SHARD,
      NewStartingHashKey: '42535295865117307932921825928971026432',
    },
  ],
  [
    // The shard is closed now, so its events come to an end.
    'SubscribeToShard',
    async () => ({
      ConsumerARN: await consumerArn(),
      ShardId: SHARD,
      StartingPosition: { Type: 'TRIM_HORIZON' },
    }),
  ],
  [
    'UpdateShardCount',
    { StreamName: 'lines', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' },
  ],
  ['UpdateStreamMode', { StreamARN: ARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
  ['DeleteStream', { StreamName: 'lines', EnforceConsumerDeletion: true }],
];

/** Runs a line as it was copied. @returns what it printed */
async function runs(kind: 'cli' | 'boto3' | 'javascript', line: string): Promise<string> {
  const [program, args] =
    kind === 'cli'
      ? ['/bin/sh', ['-c', line.replace(/^aws /, `${AWS_CLI} `)]]
      : kind === 'boto3'
        ? [PYTHON, ['-c', line]]
        : [process.execPath, ['--input-type=module', '-e', line]];
  const { code, stdout, stderr } = await runProgram(program as string, args as string[]);
  expect(`${code} ${line}\n${stderr}`).toMatch(/^0 /);
  return stdout;
}

function lineOf(lines: CommandLine, kind: 'cli' | 'boto3' | 'javascript'): string | undefined {
  return lines[kind];
}

describe.each(['cli', 'boto3', 'javascript'] as const)('%s lines', (kind) => {
  it('run as they were copied, one after another', { timeout: 240_000 }, async () => {
    const ran: string[] = [];
    const place = { ...PLACE, endpoint: simulator.url };
    for (const [operation, given] of CALLS) {
      const input = typeof given === 'function' ? await given() : given;
      const line = lineOf(asCommand(operation, input, place), kind);
      if (line === undefined) continue;
      const printed = await runs(kind, line);
      if (operation === 'SubscribeToShard') expect(printed).toContain('SubscribeToShardEvent');
      ran.push(operation);
    }
    const expected = CALLS.map(([operation]) => operation);
    expect(ran).toEqual(
      kind === 'cli' ? expected.filter((one) => one !== 'SubscribeToShard') : expected,
    );
  });
});

it('the line for version 1 of the CLI has the bytes as text', { timeout: 60_000 }, async () => {
  const place = { ...PLACE, endpoint: simulator.url };
  await asked('CreateStream', { StreamName: 'old', ShardCount: 1 });
  // Version 2 takes bytes as version 1 does when it is told so.
  const asVersion1 = (line: string): string => `${line} --cli-binary-format raw-in-base64-out`;
  for (const [operation, input] of [
    ['PutRecord', { StreamName: 'old', PartitionKey: 'a', Data: DATA }],
    ['PutRecords', { StreamName: 'old', Records: [{ PartitionKey: 'a', Data: DATA }] }],
  ] as const) {
    const { cliV1 = '' } = asCommand(operation, input, place);
    expect(cliV1).toContain('😀');
    await runs('cli', asVersion1(cliV1));
  }
  const { ShardIterator = '' } = await asked('GetShardIterator', {
    StreamName: 'old',
    ShardId: SHARD,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { Records } = await asked('GetRecords', { ShardIterator });
  expect((Records as ApiObject[]).map(({ Data }) => Buffer.from(Data as Uint8Array).toString())) //
    .toEqual([TEXT, TEXT]);

  expect(asCommand('ListStreams', {}, PLACE)).not.toHaveProperty('cliV1');
  const noText = asCommand(
    'PutRecord',
    { StreamName: 'old', PartitionKey: 'a', Data: '/w==' },
    PLACE,
  );
  expect(noText.bytesAreNoText).toBe(true);
  expect(noText).not.toHaveProperty('cliV1');
});

describe('a call of CloudWatch', () => {
  let server: Server;
  const seen: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('latin1')));
      request.on('end', () => {
        seen.push(decodeURIComponent(body));
        const json = (request.headers['content-type'] ?? '').includes('json');
        response.setHeader('content-type', json ? 'application/x-amz-json-1.0' : 'text/xml');
        response.end(
          json
            ? '{"MetricDataResults":[]}'
            : '<GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricDataResult><MetricDataResults/></GetMetricDataResult></GetMetricDataResponse>',
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });

  it.each(['cli', 'boto3', 'javascript'] as const)(
    'runs as a %s line',
    { timeout: 60_000 },
    async (kind) => {
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const input = {
        MetricDataQueries: [
          {
            Id: 'records',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/Kinesis',
                MetricName: 'IncomingRecords',
                Dimensions: [{ Name: 'StreamName', Value: 'lines' }],
              },
              Period: 60,
              Stat: 'Sum',
            },
          },
        ],
        StartTime: 1700000000,
        EndTime: 1700003600,
      };
      const lines = asCommand('GetMetricData', input, { ...PLACE, endpoint });
      await runs(kind, lineOf(lines, kind) ?? '');
      expect(seen.at(-1)).toMatch(/1700000000|2023-11-14T22:13:20/);
      expect(seen.at(-1)).toContain('IncomingRecords');
    },
  );
});

it('names the endpoint only when there is one', () => {
  expect(asCommand('ListStreams', {}, PLACE).cli).toBe(
    'aws kinesis list-streams --region us-east-1',
  );
});
