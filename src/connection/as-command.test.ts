import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../simulator/clients/testing/program.ts';
import { startSimulator, type RunningSimulator } from '../simulator/clients/testing/start.ts';
import { asCommand } from './as-command.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ transitionMs: 0 });
});

afterAll(async () => {
  await simulator.stop();
});

const DATA = Buffer.from('{"text":"it\'s é 😀"}').toString('base64');
const PLACE = { region: 'us-east-1' };

/** One call of every shape that the page copies: plain, bytes, lists, nested, flags, times. */
const CALLS: readonly [string, Parameters<typeof asCommand>[1]][] = [
  ['CreateStream', { StreamName: 'lines', ShardCount: 2 }],
  ['ListStreams', { Limit: 10 }],
  ['DescribeStreamSummary', { StreamName: 'lines' }],
  ['PutRecord', { StreamName: 'lines', PartitionKey: "o'hara é 😀", Data: DATA }],
  ['PutRecords', { StreamName: 'lines', Records: [{ Data: DATA, PartitionKey: 'a "b"' }] }],
  ['ListShards', { StreamName: 'lines', ShardFilter: { Type: 'AT_LATEST' } }],
  ['AddTagsToStream', { StreamName: 'lines', Tags: { team: 'a b', 'cost-centre': '7' } }],
  ['RemoveTagsFromStream', { StreamName: 'lines', TagKeys: ['team', 'cost-centre'] }],
  [
    'GetShardIterator',
    {
      StreamName: 'lines',
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'AT_TIMESTAMP',
      Timestamp: 1700000000.5,
    },
  ],
  ['IncreaseStreamRetentionPeriod', { StreamName: 'lines', RetentionPeriodHours: 48 }],
  ['EnableEnhancedMonitoring', { StreamName: 'lines', ShardLevelMetrics: ['IncomingBytes'] }],
  [
    'SplitShard',
    {
      StreamName: 'lines',
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: '42535295865117307932921825928971026432',
    },
  ],
  [
    'UpdateShardCount',
    { StreamName: 'lines', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' },
  ],
  ['DeleteStream', { StreamName: 'lines', EnforceConsumerDeletion: true }],
];

async function runs(program: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runProgram(program, args);
  expect(`${code} ${stderr.replaceAll(/^.*(Warning|warn|NodeVersion).*$/gim, '').trim()}`).toMatch(
    /^0/,
  );
}

describe.each(['cli', 'boto3', 'javascript'] as const)('%s lines', (kind) => {
  it('run as they were copied, one after another', { timeout: 180_000 }, async () => {
    for (const [operation, input] of CALLS) {
      const line = asCommand(operation, input, { ...PLACE, endpoint: simulator.url })[kind];
      if (kind === 'cli') await runs('/bin/sh', ['-c', line.replace(/^aws /, '/usr/bin/aws ')]);
      else if (kind === 'boto3') await runs('/usr/bin/python3', ['-c', line]);
      else await runs(process.execPath, ['--input-type=module', '-e', line]);
    }
  });
});

it('names the endpoint only when there is one', () => {
  expect(asCommand('ListStreams', {}, PLACE).cli).toBe(
    'aws kinesis list-streams --region us-east-1',
  );
});
