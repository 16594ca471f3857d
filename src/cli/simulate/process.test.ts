import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  buildShardlab,
  type BuiltShardlab,
  type ShardlabProcess,
} from '../testing/built-shardlab.ts';

let built: BuiltShardlab;

beforeAll(async () => {
  built = await buildShardlab('simulate-test');
}, 60_000);

afterEach(() => {
  built.kill();
});

afterAll(() => built.remove());

function shardlab(...args: readonly string[]): ShardlabProcess {
  return built.start(args);
}

async function listening({ output, exit }: ShardlabProcess): Promise<string> {
  let ended = false;
  void exit.then(() => (ended = true));
  while (!output.stdout.includes('\n') && !ended) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return output.stdout;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it with 0 within two seconds, whatever is under way',
  async (signal) => {
    const run = shardlab('simulate', '--port', '0', '--stream', 'a:1', '--transition', '10m');
    const line = await listening(run);
    expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    const url = line.slice('listening on '.length).trim();
    // A transition of ten minutes and a connection that is kept must not hold it.
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'Kinesis_20131202.CreateStream',
        'x-amz-date': '20261121T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=b',
      },
      body: '{"StreamName":"slow","ShardCount":1}',
    });
    expect(response.status).toBe(200);
    const started = performance.now();
    run.child.kill(signal);
    expect(await run.exit).toBe(0);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(run.output).toEqual({ stdout: line, stderr: '' });
  },
);

test('a taken port is exit 1 with the reason on standard error', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const run = shardlab('simulate', '--port', String(port));
  expect(await run.exit).toBe(1);
  expect(run.output).toEqual({
    stdout: '',
    stderr: `error: EADDRINUSE: 127.0.0.1:${port} is in use: choose another port with --port\n`,
  });
  other.close();
});

test('a bad flag is exit 2, --help is exit 0', async () => {
  const bad = shardlab('simulate', '--strem', 'a:1');
  expect(await bad.exit).toBe(2);
  expect(bad.output.stdout).toBe('');
  expect(bad.output.stderr).toMatch(/^error: .*--strem/);
  const help = shardlab('simulate', '--help');
  expect(await help.exit).toBe(0);
  expect(help.output.stdout).toContain('--transition TIME');
});

test('a run whose messages nobody reads any more drains, writes its result and exits 0', async () => {
  const server = shardlab('simulate', '--port', '0', '--stream', 'two:2');
  const endpoint = (await listening(server)).replace('listening on ', '');
  const folder = await mkdtemp(join(tmpdir(), 'shardlab-'));
  const template = join(folder, 'template.txt');
  const json = join(folder, 'result.json');
  await writeFile(template, 'x');
  const what = ['--stream', 'two', '--template', template, '--rate', '100', '--json', json];
  const run = shardlab('run', ...what, '--duration', '2s', '--endpoint', endpoint);
  run.child.stderr?.destroy();
  expect(await run.exit).toBe(0);
  const result = JSON.parse(await readFile(json, 'utf8')) as Record<string, number>;
  expect(result['generated']).toBe(result['accepted']);
  await rm(folder, { recursive: true });
}, 30_000);

test.each(['constructor', '__proto__', 'toString'])('there is no command %s', async (name) => {
  const run = shardlab(name);
  expect(await run.exit).toBe(2);
  expect(run.output.stderr).toContain(`error: no command "${name}"`);
});
