import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { encodeBase64 } from '../../base/base64.ts';
import { systemClock } from '../../base/clock.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { jsonRequest } from '../../simulator/protocol/testing/double.ts';
import { createService, encodeSnapshotFile } from '../../simulator/service/service.ts';
import { UsageError, type Terminal } from '../command.ts';
import { command } from './simulate.ts';

interface Running {
  readonly out: string[];
  readonly err: string[];
  readonly interrupt: AbortController;
  readonly exit: Promise<number>;
}

const running: Running[] = [];

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
  const started = { out, err, interrupt, exit: command.run(args, terminal) };
  running.push(started);
  return started;
}

afterEach(async () => {
  for (const { interrupt, exit } of running.splice(0)) {
    interrupt.abort();
    await exit.catch(() => undefined);
  }
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
      '--transition=1s',
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
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(await call(base, 'DescribeStreamSummary', { StreamName: 'a' })).toMatchObject({
    StreamDescriptionSummary: { StreamStatus: 'ACTIVE', OpenShardCount: 2 },
  });
});

test('--no-limits takes the quotas off; without it a shard throttles', async () => {
  const Records = Array.from({ length: 500 }, () => ({ Data: '', PartitionKey: 'k' }));
  const failures = async (...flags: string[]): Promise<number> => {
    const simulation = run('--port', '0', '--stream', 'a:1', ...flags);
    const base = await url(simulation);
    let failed = 0;
    for (let i = 0; i < 6; i += 1) {
      const answer = (await call(base, 'PutRecords', { StreamName: 'a', Records })) as {
        FailedRecordCount: number;
      };
      failed += answer.FailedRecordCount;
    }
    simulation.interrupt.abort();
    await simulation.exit;
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

test('--allow-origin and --allow-host name who else may call', async () => {
  const simulation = run(
    '--port=0',
    '--allow-origin=https://a.example/',
    '--allow-origin=https://b.example',
    '--allow-host=kinesis.test',
  );
  const base = await url(simulation);
  const { headers, body } = jsonRequest('ListStreams', {});
  const status = async (extra: Record<string, string>): Promise<number | undefined> => {
    const request = httpRequest(base, { method: 'POST', headers: { ...headers, ...extra } });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
  expect(await status({ origin: 'https://a.example' })).toBe(200);
  expect(await status({ origin: 'https://b.example', host: 'kinesis.test' })).toBe(200);
  expect(await status({ origin: 'https://c.example' })).toBe(403);
  expect(await status({ host: 'c.test' })).toBe(403);
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
    message: `127.0.0.1:${port} is in use: choose another port with --port`,
  });
  other.close();
});

test('--load opens what another simulator exported, beside new streams', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shardlab-load-'));
  const file = join(folder, 'streams.shardlab');
  const maker = createService({
    clock: systemClock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 0,
    limits: true,
    maxBytes: 1 << 26,
  });
  maker.seedStream('kept', 1);
  await maker.call('PutRecord', {
    StreamName: 'kept',
    Data: encodeUtf8('remember'),
    PartitionKey: 'k',
  });
  await writeFile(file, encodeSnapshotFile(maker.snapshot()));
  maker.close();
  const simulation = run('--port', '0', '--load', file, '--stream', 'new:1', '--stream', 'kept:9');
  const base = await url(simulation);
  expect(await call(base, 'ListStreams', {})).toMatchObject({ StreamNames: ['kept', 'new'] });
  expect(simulation.err).toEqual(['stream kept came with the file; it is kept as it was saved\n']);
  const { ShardIterator } = (await call(base, 'GetShardIterator', {
    StreamName: 'kept',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  })) as { ShardIterator: string };
  expect(await call(base, 'GetRecords', { ShardIterator })).toMatchObject({
    Records: [{ Data: encodeBase64(encodeUtf8('remember')), PartitionKey: 'k' }],
  });
  await writeFile(file, 'something else');
  await expect(run('--port', '0', '--load', file).exit).rejects.toThrow(file);
  await rm(folder, { recursive: true });
  await expect(run('--port', '0', '--load', file).exit).rejects.toThrow('no such file');
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
  [['--allow-origin', 'https://a.example/page']],
  [['--allow-host', 'a.example:80']],
  [['--nope']],
  [['extra']],
])('%j is a bad flag', async (args) => {
  await expect(run(...args).exit).rejects.toBeInstanceOf(UsageError);
});
