import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import type { RunResult } from '../../load/result.ts';
import { startSimulator, type RunningSimulator } from '../../simulator/clients/testing/start.ts';
import {
  buildShardlab,
  type BuiltShardlab,
  type ShardlabProcess,
} from '../testing/built-shardlab.ts';

let built: BuiltShardlab;
let simulator: RunningSimulator;
let folder: string;
let template: string;
let json: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-process-'));
  template = join(folder, 'template.txt');
  json = join(folder, 'result.json');
  await writeFile(template, '{"id":{{index}}}');
  [built, simulator] = await Promise.all([buildShardlab('run-test'), startSimulator()]);
  simulator.service.seedStream('two', 2);
}, 60_000);

afterEach(async () => {
  built.kill();
  simulator.service.clearFaults();
  await rm(json, { force: true });
});

afterAll(async () => {
  await simulator.stop();
  await built.remove();
  await rm(folder, { recursive: true });
});

function run(args: readonly string[], env?: Readonly<Record<string, string>>): ShardlabProcess {
  const where = ['--stream', 'two', '--endpoint', simulator.url, '--template', template];
  return built.start(['run', ...where, ...args], env);
}

async function result(): Promise<RunResult> {
  return JSON.parse(await readFile(json, 'utf8')) as RunResult;
}

function stored(): number {
  const shards = simulator.service.streams()[0]?.shards ?? [];
  return shards.reduce((sum, { storedRecords }) => sum + storedRecords, 0);
}

async function until(pleases: () => boolean): Promise<void> {
  while (!pleases()) await new Promise((go) => setTimeout(go, 20));
}

describe('Ctrl-C', () => {
  it('fails with 99 after the drain when a threshold failed', async () => {
    const before = stored();
    const thresholds = ['--threshold', 'failed.rate < 0', '--threshold', 'failed.rate <= 0'];
    const { child, exit, output } = run(['--rate', '100', '--json', json, ...thresholds]);
    await until(() => stored() > before);
    child.kill('SIGINT');
    expect(await exit).toBe(99);
    const { exitReason, generated, accepted } = await result();
    expect({ exitReason, accepted }).toEqual({ exitReason: 'stopped', accepted: generated });
    expect(output.stderr).toContain('threshold failed: failed.rate < 0, but it is 0\n');
    expect(output.stderr).not.toContain('failed.rate <=');
  });

  it('given twice abandons what waits, writes the result and exits with 130', async () => {
    const before = stored();
    const args = ['--rate', '100', '--json', json, '--threshold', 'failed.rate < 0'];
    const { child, exit } = run(args);
    await until(() => stored() > before);
    simulator.service.addFault({ kind: 'added-latency', meanMs: 60_000, spreadMs: 0 });
    await new Promise((go) => setTimeout(go, 300));
    child.kill('SIGINT');
    await new Promise((go) => setTimeout(go, 300));
    expect(child.exitCode).toBeNull();
    const started = performance.now();
    child.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(performance.now() - started).toBeLessThan(3000);
    const { exitReason, generated, accepted, gaveUp, failed, unconfirmed } = await result();
    expect(exitReason).toBe('abandoned');
    expect(generated).toBe(accepted + gaveUp + failed + unconfirmed);
    expect(generated).toBeGreaterThan(accepted);
  });
});

describe('a pipe that is closed', () => {
  it('ends a run quietly with 0, when its result was for there', async () => {
    const { child, exit, output } = run(['--rate', '100', '--records', '100', '--json', '-']);
    child.stdout?.destroy();
    expect(await exit).toBe(0);
    expect(output.stderr).not.toMatch(/error|EPIPE/i);
  });

  it.each(['stdout', 'stderr'] as const)(
    'ends render and tail quietly with 0: %s',
    async (pipe) => {
      // So many that neither pipe takes them all at once.
      const render = built.start(['render', template, '--count', '1000000']);
      const tail = built.start(['tail', 'two', '--endpoint', simulator.url, '--limit', '20']);
      if (pipe === 'stdout')
        render.child.stdout?.once('data', () => render.child.stdout?.destroy());
      else render.child.stderr?.destroy();
      tail.child[pipe]?.destroy();
      expect(await render.exit).toBe(0);
      expect(await tail.exit).toBe(0);
      if (pipe === 'stdout') expect(render.output.stderr).toMatch(/^(?:seed \d+\n)?$/);
      if (pipe === 'stdout') expect(tail.output.stderr).toBe('');
    },
  );
});

it('takes a grid of the KDG by the local time of the machine', async () => {
  const profile = join(folder, 'kdg.json');
  await writeFile(profile, JSON.stringify({ '3-14-mu': '500', '3-14-sig': '5' }));
  const args = ['--profile', profile, '--records', '1', '--json', json];
  expect(await run(args, { TZ: 'Asia/Tokyo' }).exit).toBe(0);
  expect((await result()).scenario.profile).toMatchObject({ type: 'grid', utcOffsetMinutes: 540 });
});

test.each(['SIGTERM', 'SIGHUP'] as const)(
  '%s drains and writes a whole result; before that there is no file at all',
  async (signal) => {
    const before = stored();
    const { child, exit } = run(['--rate', '100', '--json', json]);
    await until(() => stored() > before);
    await expect(readFile(json, 'utf8')).rejects.toThrow('ENOENT');
    child.kill(signal);
    expect(await exit).toBe(0);
    const { exitReason, generated, accepted } = await result();
    expect({ exitReason, accepted }).toEqual({ exitReason: 'stopped', accepted: generated });
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
);
