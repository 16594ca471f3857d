import { afterAll, beforeAll, expect, test } from 'vitest';
import { AWS_CLI, runProgram } from './testing/program.ts';
import { startSimulator, until, type RunningSimulator } from './testing/start.ts';
import { WarmPrograms } from './testing/warm.ts';

const SLOW = 120_000;

let simulator: RunningSimulator;
const warm = new WarmPrograms();

beforeAll(async () => {
  simulator = await startSimulator({ transitionMs: 300 });
});

afterAll(async () => {
  warm.stop();
  await simulator.stop();
  expect(simulator.bugs).toEqual([]);
});

function kinesis(...args: readonly string[]): string[] {
  return ['--endpoint-url', simulator.url, '--output', 'json', 'kinesis', ...args];
}

async function aws<T>(...args: readonly string[]): Promise<T> {
  const { code, stdout: text, stderr } = await warm.aws(kinesis(...args));
  expect(`${code} ${stderr}`).toMatch(/^0 /);
  return (text.trim() === '' ? {} : JSON.parse(text)) as T;
}

interface Described {
  readonly StreamDescription: {
    readonly StreamStatus: string;
    readonly Shards: readonly { readonly ShardId: string; readonly ParentShardId?: string }[];
  };
}

function describeStream(): Promise<Described> {
  return aws<Described>('describe-stream', '--stream-name', 'worksheet');
}

/** The worksheet of a class, command by command. */
test(
  'the classroom worksheet runs to its end',
  async () => {
    expect(await aws('list-streams')).toMatchObject({ StreamNames: [] });
    await aws('create-stream', '--stream-name', 'worksheet', '--shard-count', '2');
    const created = await until(
      describeStream,
      (answer) => answer.StreamDescription.StreamStatus === 'ACTIVE',
    );
    expect(created.StreamDescription.Shards).toHaveLength(2);
    expect(await aws('list-streams')).toMatchObject({ StreamNames: ['worksheet'] });

    const sent = ['Test Data 1', 'Test Data 2', 'Test Data 3'];
    const shards: string[] = [];
    for (const text of sent) {
      const { ShardId, SequenceNumber } = await aws<{ ShardId: string; SequenceNumber: string }>(
        'put-record',
        '--stream-name',
        'worksheet',
        '--cli-binary-format',
        'raw-in-base64-out',
        '--data',
        text,
        '--partition-key',
        'one-key',
      );
      expect(SequenceNumber).toMatch(/^\d{56}$/);
      shards.push(ShardId);
    }
    expect(new Set(shards).size).toBe(1);
    const { ShardIterator } = await aws<{ ShardIterator: string }>(
      'get-shard-iterator',
      '--stream-name',
      'worksheet',
      '--shard-id',
      shards[0] ?? '',
      '--shard-iterator-type',
      'TRIM_HORIZON',
    );
    const { Records, MillisBehindLatest } = await aws<{
      Records: readonly { Data: string; PartitionKey: string }[];
      MillisBehindLatest: number;
    }>('get-records', '--shard-iterator', ShardIterator);
    expect(Records.map(({ Data }) => Buffer.from(Data, 'base64').toString())).toEqual(sent);
    expect(MillisBehindLatest).toBe(0);

    expect(
      await aws(
        'update-shard-count',
        '--stream-name',
        'worksheet',
        '--target-shard-count',
        '4',
        '--scaling-type',
        'UNIFORM_SCALING',
      ),
    ).toMatchObject({ StreamName: 'worksheet', CurrentShardCount: 2, TargetShardCount: 4 });
    const scaled = await until(
      describeStream,
      (answer) => answer.StreamDescription.StreamStatus === 'ACTIVE',
    );
    expect(scaled.StreamDescription.Shards.map(({ ShardId }) => ShardId)).toEqual(
      ['0', '1', '2', '3', '4', '5'].map((digit) => `shardId-00000000000${digit}`),
    );
    await aws('delete-stream', '--stream-name', 'worksheet');
  },
  SLOW,
);

test(
  'an error reaches the user with its name and its text',
  async () => {
    const { code, stderr } = await runProgram(
      AWS_CLI,
      kinesis('describe-stream', '--stream-name', 'nope'),
    );
    expect(code).toBe(254);
    expect(stderr).toContain(
      'An error occurred (ResourceNotFoundException) when calling the DescribeStream operation: Stream nope under account 123456789012 not found.',
    );
  },
  SLOW,
);
