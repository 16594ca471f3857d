import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { jsonRequest } from '../simulator/protocol/testing/double.ts';
import { UsageError, type Terminal } from './command.ts';
import { command } from './simulate.ts';

interface Running {
  readonly out: string[];
  readonly err: string[];
  readonly interrupt: AbortController;
  readonly exit: Promise<number>;
}

let running: Running | undefined;

function run(...args: readonly string[]): Running {
  const out: string[] = [];
  const err: string[] = [];
  const interrupt = new AbortController();
  const terminal: Terminal = {
    stdin: (async function* () {})(),
    out: (text) => {
      out.push(String(text));
      return Promise.resolve();
    },
    err: (text) => {
      err.push(text);
    },
    env: {},
    isTerminal: false,
    interrupted: interrupt.signal,
    interruptedTwice: new AbortController().signal,
  };
  running = { out, err, interrupt, exit: command.run(args, terminal) };
  return running;
}

afterEach(async () => {
  running?.interrupt.abort();
  await running?.exit.catch(() => undefined);
  running = undefined;
});

async function url({ out, exit }: Running): Promise<string> {
  const ended = exit.then(() => undefined);
  while (out.length === 0) {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))]);
  }
  const match = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(out.join(''));
  return match?.[1] ?? `no url in ${JSON.stringify(out)}`;
}

async function call(base: string, operation: string, input: unknown): Promise<unknown> {
  const { headers, body } = jsonRequest(operation, input);
  const response = await fetch(base, { method: 'POST', headers, body: body.slice() });
  return await response.json();
}

test('prints one line when every stream is ACTIVE, and ends with 0 within 2 s', async () => {
  const simulation = run('--port', '0', '--stream', 'orders:2', '--stream', 'clicks:1');
  const base = await url(simulation);
  expect(await call(base, 'DescribeStreamSummary', { StreamName: 'orders' })).toMatchObject({
    StreamDescriptionSummary: {
      StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders',
      StreamStatus: 'ACTIVE',
      OpenShardCount: 2,
    },
  });
  const started = performance.now();
  simulation.interrupt.abort();
  expect(await simulation.exit).toBe(0);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(simulation.out).toHaveLength(1);
  expect(simulation.err).toEqual([]);
});

test('region, account and transition are what was asked', async () => {
  const base = await url(
    run(
      '--port=0',
      '--region=eu-west-1',
      '--account=000000000001',
      '--transition=20ms',
      '--stream=a:1',
    ),
  );
  expect(await call(base, 'DescribeStreamSummary', { StreamName: 'a' })).toMatchObject({
    StreamDescriptionSummary: { StreamARN: 'arn:aws:kinesis:eu-west-1:000000000001:stream/a' },
  });
  const merge = { StreamName: 'a', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' };
  await call(base, 'UpdateShardCount', merge);
  expect(await call(base, 'DescribeStreamSummary', { StreamName: 'a' })).toMatchObject({
    StreamDescriptionSummary: { StreamStatus: 'UPDATING' },
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await call(base, 'DescribeStreamSummary', { StreamName: 'a' })).toMatchObject({
    StreamDescriptionSummary: { StreamStatus: 'ACTIVE', OpenShardCount: 2 },
  });
});

test('--no-limits takes the quotas off; without it a shard throttles', async () => {
  const Records = Array.from({ length: 500 }, () => ({ Data: '', PartitionKey: 'k' }));
  const failures = async (...flags: string[]): Promise<number> => {
    const base = await url(run('--port', '0', '--stream', 'a:1', ...flags));
    let failed = 0;
    for (let i = 0; i < 6; i += 1) {
      const answer = (await call(base, 'PutRecords', { StreamName: 'a', Records })) as {
        FailedRecordCount: number;
      };
      failed += answer.FailedRecordCount;
    }
    running?.interrupt.abort();
    await running?.exit;
    return failed;
  };
  expect(await failures()).toBeGreaterThan(500);
  expect(await failures('--no-limits')).toBe(0);
});

test('--verbose tells of each request on standard error only', async () => {
  const simulation = run('--port', '0', '--verbose');
  await call(await url(simulation), 'DescribeStream', { StreamName: 'nope' });
  expect(simulation.out).toHaveLength(1);
  expect(simulation.err).toHaveLength(1);
  expect(simulation.err[0]).toMatch(
    /^\S+Z POST DescribeStream 400 ResourceNotFoundException 21 B \d+\.\d ms\n$/,
  );
});

test('a taken port is told by name', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      resolve((other.address() as { port: number }).port);
    });
  });
  await expect(run('--port', String(port)).exit).rejects.toMatchObject({
    name: 'EADDRINUSE',
    message: `127.0.0.1:${port} is in use`,
  });
  other.close();
});

test.each([
  [['--port', 'x']],
  [['--port', '65536']],
  [['--stream', 'orders']],
  [['--stream', 'orders:0']],
  [['--stream', 'or ders:1']],
  [['--stream', 'a:1', '--stream', 'a:2']],
  [['--account', '1']],
  [['--region', 'US EAST']],
  [['--transition', 'soon']],
  [['--max-bytes', '-1']],
  [['--nope']],
  [['extra']],
])('%j is a bad flag', async (args) => {
  await expect(run(...args).exit).rejects.toBeInstanceOf(UsageError);
});
