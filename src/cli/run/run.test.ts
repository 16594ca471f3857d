import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunResult } from '../../load/result.ts';
import { UsageError } from '../command.ts';
import { command as run } from './run.ts';
import { command as simulate } from '../simulate/simulate.ts';
import { screen, type Screen } from '../testing/screen.ts';

let simulator: Screen;
let simulation: Promise<number>;
let endpoint: string;
let folder: string;
let template: string;

beforeAll(async () => {
  simulator = screen();
  simulation = simulate.run(
    ['--port', '0', '--transition', '20ms', '--stream', 'two:2', '--stream', 'four:4'],
    simulator.terminal,
  );
  for (let i = 0; i < 1000 && !simulator.out.includes('\n'); i += 1)
    await new Promise((go) => setTimeout(go, 10));
  endpoint = simulator.out.replace('listening on ', '').trim();
  folder = await mkdtemp(join(tmpdir(), 'run-'));
  template = join(folder, 'template.txt');
  await writeFile(template, '{"id":{{index}}}\n');
});

afterAll(async () => {
  simulator.interrupt.abort();
  await simulation;
  await rm(folder, { recursive: true });
});

async function shardlabRun(args: readonly string[], terminal = screen()) {
  const json = join(folder, `${Math.random()}.json`);
  const all = ['--endpoint', endpoint, '--template', template, '--json', json, ...args];
  const code = await run.run(all, terminal.terminal);
  const result = JSON.parse(await readFile(json, 'utf8')) as RunResult;
  return { code, result, screen: terminal };
}

describe('shardlab run', () => {
  it('says on standard error which date format may mean something else, and runs', async () => {
    const file = join(folder, 'java-dates.txt');
    await writeFile(file, '{"at":"{{date.utc("yyyy-MM-dd")}}"}\n');
    const { code, screen: shown } = await shardlabRun([
      '--stream',
      'two',
      '--rate',
      '100',
      '--records',
      '10',
      '--template',
      file,
    ]);
    expect(code).toBe(0);
    expect(shown.err).toContain(
      `${file}:1:19: warning: "yyyy" in a date format prints the letters; the year is YYYY\n`,
    );
  });

  it('sends what it is told, and says so in the words of the result', async () => {
    const { code, result } = await shardlabRun([
      '--stream',
      'two',
      '--rate',
      '2000',
      '--records',
      '1000',
      '--seed',
      'x',
    ]);
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual([
      'version',
      'scenario',
      'seed',
      'startedAt',
      'durationMs',
      'exitReason',
      'target',
      'due',
      'generated',
      'accepted',
      'acceptedBytes',
      'kinesisRecords',
      'payloadUnits',
      'throttledAttempts',
      'retried',
      'gaveUp',
      'failed',
      'unconfirmed',
      'possibleDuplicates',
      'dropped',
      'errors',
      'windows',
      'shards',
      'latencyMs',
      'hotShardIndex',
      'predictedHotShardIndex',
      'chiSquare',
    ]);
    expect(result).toMatchObject({ seed: 'x', exitReason: 'completed', due: 1000, accepted: 1000 });
    expect(result.shards.map((shard) => shard.predictedRecords)).toEqual(
      result.shards.map((shard) => shard.records),
    );
  });

  it('fails a threshold with 99, after a run that throttled', async () => {
    const {
      code,
      result,
      screen: shown,
    } = await shardlabRun([
      '--stream',
      'four',
      '--rate',
      '3000',
      '--duration',
      '1500ms',
      '--keys',
      'one:k',
      '--retry',
      'none',
      '--threshold',
      'throttled.rate < 0.01',
      '--threshold',
      'dropped.rate<=0',
    ]);
    expect(code).toBe(99);
    expect(result.gaveUp).toBe(result.generated - result.accepted);
    expect(result.gaveUp).toBeGreaterThan(500);
    expect(shown.err).toContain('threshold failed: throttled.rate < 0.01');
    expect(shown.err).not.toContain('dropped.rate');
  });

  it('ends at once where there are no credentials, and says where they come from', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('HOME', '/nonexistent');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    const shown = screen();
    const startedAt = Date.now();
    const args = ['--stream', 'two', '--template', template, '--rate', '1'];
    expect(await run.run(args, shown.terminal)).toBe(1);
    vi.unstubAllEnvs();
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(shown.err).toContain('error: CredentialsProviderError: ');
    expect(shown.err).toContain('There are no valid credentials. Set AWS_ACCESS_KEY_ID');
  });

  it('drains on Ctrl-C', async () => {
    const terminal = screen();
    setTimeout(() => {
      terminal.interrupt.abort();
    }, 500);
    const { code, result } = await shardlabRun(['--stream', 'two', '--rate', '100'], terminal);
    expect(code).toBe(0);
    expect(result.exitReason).toBe('stopped');
    expect(result.accepted).toBe(result.generated);
  });

  it('ends with 1 when the stream is not there, and still writes the result', async () => {
    const { code, result, screen: shown } = await shardlabRun(['--stream', 'nope', '--rate', '1']);
    expect(code).toBe(1);
    expect(result).toMatchObject({ exitReason: 'blocked', due: 0 });
    expect(shown.err).toContain('error: ResourceNotFoundException: ');
  });

  it('takes a scenario from a file, which flags override', async () => {
    const file = join(folder, 'scenario.json');
    const scenario = {
      version: 1,
      stream: 'two',
      template: { text: 'from the file {{index}}' },
      profile: { type: 'constant', rate: 5 },
      total: 3,
      keys: { type: 'n', count: 2 },
    };
    await writeFile(file, JSON.stringify(scenario));
    const json = join(folder, 'scenario-result.json');
    const code = await run.run(
      [file, '--rate', '100', '--endpoint', endpoint, '--json', json],
      screen().terminal,
    );
    const result = JSON.parse(await readFile(json, 'utf8')) as RunResult;
    expect(code).toBe(0);
    expect(result).toMatchObject({ target: 100, accepted: 3 });
    expect(result.scenario.keys).toEqual({ type: 'n', count: 2 });
  });

  it('writes to a stream given by its ARN, and only to that of its account', async () => {
    const arn = (account: string): string => `arn:aws:kinesis:us-east-1:${account}:stream/two`;
    const rest = ['--rate', '100', '--records', '5'];
    const own = await shardlabRun(['--stream', arn('123456789012'), ...rest]);
    expect(own.result).toMatchObject({ accepted: 5, scenario: { stream: 'two' } });
    const foreign = await shardlabRun(['--stream', arn('999999999999'), ...rest]);
    expect(foreign.code).toBe(1);
    expect(foreign.result.accepted).toBe(0);
  });

  it('reads keys with weights from a file', async () => {
    const file = join(folder, 'weights.csv');
    await writeFile(file, 'a,1\nb,0\n');
    const { result } = await shardlabRun([
      '--stream',
      'four',
      '--rate',
      '500',
      '--records',
      '50',
      '--keys',
      `weights:${file}`,
    ]);
    expect(result.shards.filter((shard) => shard.records > 0)).toHaveLength(1);
  });

  it.each<[string, readonly string[], string]>([
    ['a rate of 0', ['--rate', '0'], 'would never send'],
    ['a rate of -1', ['--rate', '-1'], 'would never send'],
    ['a rate of 1e9', ['--rate', '1e9'], 'more than one machine'],
    ['a rate of abc', ['--rate', 'abc'], '"abc", which is not a number'],
    ['no rate', [], '--rate N'],
    ['a rate and a profile', ['--rate', '1', '--profile', 'x'], 'one of them'],
    ['unknown keys', ['--rate', '1', '--keys', 'some'], 'none of uuid'],
    ['an unknown metric', ['--rate', '1', '--threshold', 'speed < 1'], 'none of throttled.rate'],
    ['a duration of 0', ['--rate', '1', '--duration', '0'], 'no time at all'],
    ['a strange retry', ['--rate', '1', '--retry', 'often'], 'neither none'],
    ['an unknown limiter', ['--rate', '1', '--limiter', 'x'], 'none of off, kpl, strict'],
  ])('refuses %s in words', async (_, args, words) => {
    const all = ['--stream', 'two', '--template', template, '--endpoint', endpoint, ...args];
    const refused = run.run(all, screen().terminal);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(run.run(all, screen().terminal)).rejects.toThrow(words);
  });

  it('says of a scenario of another version just that', async () => {
    const file = join(folder, 'later.json');
    await writeFile(file, '{"version":7,"name":"of next year"}');
    await expect(run.run([file], screen().terminal)).rejects.toThrow(
      /later\.json: .*"version" should be 1/,
    );
  });

  it('points at the place in a template', async () => {
    const file = join(folder, 'wrong.txt');
    await writeFile(file, 'abc {{no.such}}');
    const terminal = screen();
    const args = ['--stream', 'two', '--rate', '1', '--template', file, '--endpoint', endpoint];
    expect(await run.run(args, terminal.terminal)).toBe(2);
    expect(terminal.err).toMatch(/wrong\.txt:1:\d+: /);
  });
});
