import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AWS_CLI,
  PYTHON,
  runProgram,
  type Ended,
} from '../../simulator/clients/testing/program.ts';
import { startSimulator, type RunningSimulator } from '../../simulator/clients/testing/start.ts';
import { WarmPrograms } from '../../simulator/clients/testing/warm.ts';
import type { ApiObject } from '../../simulator/operation.ts';
import { asCommand, type CommandLine } from './as-command.ts';

let simulator: RunningSimulator;
const warm = new WarmPrograms();

beforeAll(async () => {
  simulator = await startSimulator({ transitionMs: 0 });
});

afterAll(async () => {
  warm.stop();
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
  // Tags that are named like bytes, like a time and like an object's prototype.
  [
    'AddTagsToStream',
    {
      StreamName: 'lines',
      Tags: JSON.parse(
        '{"team":"a b","cost-centre":"7","Data":"file://x","Timestamp":"1","__proto__":"p"}',
      ) as Input,
    },
  ],
  ['RemoveTagsFromStream', { StreamName: 'lines', TagKeys: ['team', 'cost-centre', '--y'] }],
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

/** The arguments that `aws` gets from a shell, for each line. */
function words(lines: readonly string[]): string[][] {
  const aws = `aws() { printf '%s\\0' "$@"; printf '\\1\\0'; }`;
  const { stdout } = spawnSync('/bin/sh', ['-s'], { input: [aws, ...lines, ''].join('\n') });
  const calls = stdout.toString('utf8').split('\u0001\0');
  return calls.slice(0, -1).map((call) => call.split('\0').slice(0, -1));
}

type Kind = 'cli' | 'boto3' | 'javascript';

const START: Record<Kind, (line: string) => Promise<Ended>> = {
  cli: (line) => runProgram('/bin/sh', ['-c', line.replace(/^aws /, `${AWS_CLI} `)]),
  boto3: (line) => runProgram(PYTHON, ['-c', line]),
  javascript: (line) => runProgram(process.execPath, ['--input-type=module', '-e', line]),
};

/** As {@link START}: a shell reads the line of the CLI, but `aws` is warm, and so is Python. */
const START_WARM: Record<Kind, (line: string) => Promise<Ended>> = {
  cli: async (line) => {
    const calls = words([line]);
    expect(calls).toHaveLength(1);
    return warm.aws(calls[0] ?? []);
  },
  boto3: (line) => warm.python(line),
  javascript: START.javascript,
};

/** Runs a line as it was copied. @returns what it printed */
async function runs(kind: Kind, line: string, start = START_WARM): Promise<string> {
  const { code, stdout, stderr } = await start[kind](line);
  expect(`${code} ${line}\n${stderr}`).toMatch(/^0 /);
  return stdout;
}

function lineOf(lines: CommandLine, kind: Kind): string | undefined {
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
      // One of each kind in a program that starts for it, as on a user's machine.
      const printed = await runs(kind, line, ran.length === 0 ? START : START_WARM);
      if (operation === 'SubscribeToShard') expect(printed).toContain('SubscribeToShardEvent');
      if (operation === 'RemoveTagsFromStream')
        expect((await asked('ListTagsForStream', { StreamName: 'lines' }))['Tags']).toEqual([
          { Key: 'Data', Value: 'file://x' },
          { Key: 'Timestamp', Value: '1' },
          { Key: '__proto__', Value: 'p' },
        ]);
      ran.push(operation);
    }
    const expected = CALLS.map(([operation]) => operation);
    expect(ran).toEqual(
      kind === 'cli' ? expected.filter((one) => one !== 'SubscribeToShard') : expected,
    );
  });
});

/** Keys that the CLI, a shell, Python or a terminal could take for something else. */
const HOSTILE = [
  'file:///etc/hostname',
  'http://127.0.0.1:1/',
  '--help',
  `"$(id)" \`id\` 'x' !! ~ =ls`,
  'line\nbreak\r\u001b[31m\u0007\u202e\u2028\u007f',
];

describe.each(['cli', 'boto3', 'javascript'] as const)('%s lines with hostile keys', (kind) => {
  it('store each key as it is', { timeout: 120_000 }, async () => {
    const stream = `hostile-${kind}`;
    await asked('CreateStream', { StreamName: stream, ShardCount: 1 });
    const place = { ...PLACE, endpoint: simulator.url };
    for (const PartitionKey of HOSTILE)
      await runs(
        kind,
        asCommand('PutRecord', { StreamName: stream, PartitionKey, Data: DATA }, place)[kind] ?? '',
      );
    const { ShardIterator = '' } = await asked('GetShardIterator', {
      StreamName: stream,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const { Records } = await asked('GetRecords', { ShardIterator });
    expect((Records as ApiObject[]).map(({ PartitionKey }) => PartitionKey)).toEqual(HOSTILE);
  });
});

describe('any text in a line of the CLI', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 12 });
  const misread = fc.constantFrom(
    'file://',
    'FILE://',
    'fileb://',
    'https://',
    '-',
    '--',
    '@',
    '=',
    '[',
    '{',
    '~',
    ' ',
    '',
  );
  const texts = fc.array(
    fc.tuple(misread, anything).map((parts) => parts.join('')),
    { minLength: 50, maxLength: 100 },
  );

  it('reaches the CLI as it is, and never as a flag, a file or an address', () => {
    fc.assert(
      fc.property(texts, (keys) => {
        const lines = keys.map(
          (key) => asCommand('PutRecord', { PartitionKey: key, TagKeys: [key] }, PLACE).cli ?? '',
        );
        expect(lines.join('')).toMatch(/^[^\p{C}]*$/u);
        const read = words(lines).map((call) => {
          const json = call[call.indexOf('--cli-input-json') + 1] ?? '';
          if (json.startsWith('{')) return (JSON.parse(json) as Record<string, Input>)['TagKeys'];
          const key = call[call.indexOf('--partition-key') + 1] ?? '';
          expect(key).not.toMatch(/^(?:[-@=[{~ ]|[a-z]+:\/\/)/i);
          expect(call[call.indexOf('--tag-keys') + 1]).toBe(key);
          return [key];
        });
        expect(read).toEqual(keys.map((key) => [key]));
      }),
      { numRuns: 20 },
    );
  });

  it('goes through a file when it is longer than an argument may be', () => {
    const Data = Buffer.alloc(1 << 20, 'x').toString('base64');
    const { cli = '' } = asCommand('PutRecord', { PartitionKey: 'a', Data }, PLACE);
    const { status, stdout } = spawnSync('/bin/sh', ['-s'], {
      input: `aws() { cat "\${4#file://}"; }\n${cli}\n`,
      maxBuffer: 1 << 22,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toEqual({ PartitionKey: 'a', Data });
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
