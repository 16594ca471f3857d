import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../load/result.ts';
import { zipfWeights } from '../../load/keys/key-source.ts';
import { startSimulator, type RunningSimulator } from '../../simulator/clients/testing/start.ts';
import { command as run } from './run.ts';
import { command as tail } from '../tail/tail.ts';
import { startFront } from '../testing/front.ts';
import { screen } from '../testing/screen.ts';

/** What the flags of a run promise, as a reader of the stream sees it. */
let simulator: RunningSimulator;
let folder: string;
let template: string;
let streams = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-sends-'));
  template = join(folder, 'template.txt');
  await writeFile(template, '{"id":{{index}}}');
  simulator = await startSimulator();
});

afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

interface Line {
  readonly shardId: string;
  readonly partitionKey: string;
  readonly subSequenceNumber?: number;
  readonly data: unknown;
}

interface Sent {
  readonly code: number;
  readonly result: RunResult;
  readonly err: string;
  readonly lines: readonly Line[];
}

/** Runs on a stream of its own, then reads all of it. */
async function sent(shards: number, args: string, endpoint = simulator.url): Promise<Sent> {
  streams += 1;
  const stream = `stream-${streams}`;
  simulator.service.seedStream(stream, shards);
  const json = join(folder, `${stream}.json`);
  const shown = screen();
  const where = ['--stream', stream, '--template', template, '--endpoint', endpoint];
  const all = [...where, '--seed', '1', '--json', json, ...args.split(' ')];
  const code = await run.run(all, shown.terminal);
  const read = screen();
  await tail.run([stream, '--raw', '--endpoint', simulator.url], read.terminal);
  const lines = read.out.split('\n').slice(0, -1);
  return {
    code,
    result: JSON.parse(await readFile(json, 'utf8')) as RunResult,
    err: shown.err,
    lines: lines.map((line) => JSON.parse(line) as Line),
  };
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const shardOf = ({ shardId }: Line): string => shardId;
const keyOf = ({ partitionKey }: Line): string => partitionKey;
const ids = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
const byId = (a: unknown, b: unknown): number =>
  (a as { id: number }).id - (b as { id: number }).id;

describe('--keys', () => {
  it('sequence counts the records', async () => {
    const { lines } = await sent(2, '--rate 500 --records 100 --keys sequence');
    expect(lines.map(keyOf).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      ids(100).map(({ id }) => String(id)),
    );
    for (const { partitionKey, data } of lines) expect(data).toEqual({ id: Number(partitionKey) });
  });

  it('zipf uses key k as often as 1 / k^s', async () => {
    const { lines } = await sent(4, '--rate 2000 --records 3000 --keys zipf:50:1.2');
    const counts = counted(lines.map(keyOf));
    const weights = zipfWeights(50, 1.2);
    const sum = weights.reduce((a, b) => a + b);
    for (const k of [0, 1, 2, 9]) {
      const expected = (3000 * (weights[k] as number)) / sum;
      const found = counts.get(`key-${k}`) ?? 0;
      // Four standard deviations of a count.
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected));
    }
    expect(counts.size).toBeLessThanOrEqual(50);
  });

  it('template makes them as it makes records', async () => {
    const { lines } = await sent(2, '--rate 500 --records 60 --keys template:user-{{index}}');
    for (const { partitionKey, data } of lines)
      expect(partitionKey).toBe(`user-${(data as { id: number }).id}`);
    expect(lines).toHaveLength(60);
  });

  it('shards takes them in turn', async () => {
    const { lines, result } = await sent(4, '--rate 1000 --records 200 --keys shards');
    expect([...counted(lines.map(shardOf)).values()]).toEqual([50, 50, 50, 50]);
    expect(result.hotShardIndex).toBe(1);
  });

  it('hash draws from all of them at random', async () => {
    const { lines } = await sent(4, '--rate 2000 --records 2000 --keys hash');
    const counts = [...counted(lines.map(shardOf)).values()];
    expect(counts).toHaveLength(4);
    // A fourth each, within five standard deviations, but not in turn.
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(100);
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  it.each(['2', 'shardId-000000000002'])('shard:%s goes to that one alone', async (id) => {
    const { lines } = await sent(4, `--rate 500 --records 50 --keys shard:${id}`);
    expect([...counted(lines.map(shardOf))]).toEqual([['shardId-000000000002', 50]]);
  });
});

describe('what a record is packed in', () => {
  it('--aggregate puts many into one, and each comes out as it went in', async () => {
    const { lines, result } = await sent(2, '--rate 1000 --records 300 --aggregate');
    expect(result).toMatchObject({ accepted: 300 });
    expect(result.kinesisRecords).toBeLessThan(60);
    expect(lines.map(({ data }) => data).toSorted(byId)).toEqual(ids(300));
    expect(lines.every(({ subSequenceNumber }) => subSequenceNumber !== undefined)).toBe(true);
  });

  it('--gzip compresses each by itself, without a delimiter', async () => {
    const { lines } = await sent(2, '--rate 500 --records 40 --gzip');
    const texts = lines.map(({ data }) =>
      gunzipSync(Buffer.from((data as { base64: string }).base64, 'base64')).toString(),
    );
    expect(texts.toSorted()).toEqual(
      ids(40)
        .map((record) => JSON.stringify(record))
        .toSorted(),
    );
  });
});

describe('the pace', () => {
  it('--linger is how long a call waits to be full', async () => {
    const front = await startFront(simulator.url);
    const calls = async (linger: string): Promise<number> => {
      const from = front.operations.length;
      const args = `--rate 40 --records 60 --linger ${linger}`;
      const { result } = await sent(1, args, front.url);
      expect(result.accepted).toBe(60);
      return front.operations.slice(from).filter((one) => one === 'PutRecords').length;
    };
    expect(await calls('700ms')).toBeLessThanOrEqual(4);
    expect(await calls('0')).toBeGreaterThan(20);
    await front.stop();
  });

  it('--profile with stages follows them, and ends with the last', async () => {
    const profile = join(folder, 'stages.json');
    const stages = [
      { durationMs: 1000, rate: 200 },
      { durationMs: 1000, rate: 0 },
      { durationMs: 1000, rate: 400, shape: 'ramp' },
    ];
    await writeFile(profile, JSON.stringify({ type: 'stages', stages }));
    const { code, result } = await sent(2, `--profile ${profile}`);
    expect(code).toBe(0);
    expect(result).toMatchObject({ exitReason: 'completed', due: 400, accepted: 400 });
    expect(result.windows.slice(0, 3).map(({ target }) => target)).toEqual([200, 0, 200]);
  });

  it('--limiter sends no more than a shard takes, or a half more, and what a bucket holds', async () => {
    const args = '--rate 3000 --records 4500 --keys one:k --retry none';
    const limiters = ['off', 'kpl', 'strict'];
    const runs = await Promise.all(limiters.map((one) => sent(1, `${args} --limiter ${one}`)));
    /** Records sent by the end of each second. */
    const [off, kpl, strict] = runs.map(({ result }) => {
      let sum = 0;
      return result.windows.map(({ offered }) => (sum += offered));
    });
    // A batch of 500 may be counted a second early or late.
    const most = (rate: number, held: number) => (sum: number, second: number) =>
      sum <= held + rate * (second + 1) + 500;
    expect(off?.[1]).toBeGreaterThan(kpl?.[1] ?? 0);
    expect(off?.at(-1)).toBe(4500);
    expect(kpl).toSatisfy((sums: number[]) => sums.every(most(1500, 1000)));
    expect(kpl?.at(-1)).toBe(4500);
    expect(kpl?.[1]).toBeGreaterThan(strict?.[1] ?? 0);
    expect(strict).toSatisfy((sums: number[]) => sums.every(most(1000, 750)));
    expect(runs[2]?.result).toMatchObject({ accepted: 4500, throttledAttempts: 0 });
    expect(runs[1]?.result.gaveUp).toBeGreaterThan(0);
    expect(runs[0]?.result.gaveUp).toBeGreaterThan(runs[1]?.result.gaveUp ?? 0);
  });
});

describe('a service that refuses', () => {
  it.each(['AccessDeniedException', 'NotAuthorized', 'InvalidClientTokenId'])(
    '%s in the middle: the rest gave up, and it is exit 1',
    async (name) => {
      const denied = { __type: name, message: 'not authorized' };
      const front = await startFront(simulator.url, (operation, times) =>
        operation === 'PutRecords' && times > 3
          ? { status: 400, body: JSON.stringify(denied) }
          : undefined,
      );
      const { code, result, err, lines } = await sent(2, '--rate 500 --duration 10s', front.url);
      await front.stop();
      expect(code).toBe(1);
      expect(err).toContain(`error: ${name}: not authorized\nThe credentials may not`);
      expect(result.exitReason).toBe('blocked');
      expect(result.durationMs).toBeLessThan(5000);
      expect(result.accepted).toBe(lines.length);
      expect(result.accepted).toBeGreaterThan(0);
      expect(result.gaveUp).toBeGreaterThan(0);
      expect(result).toMatchObject({ failed: 0, unconfirmed: 0 });
      expect(result.generated).toBe(result.accepted + result.gaveUp);
      expect(result.due).toBe(result.generated + result.dropped);
    },
  );

  it.each([
    { status: 400, name: 'Throttling' },
    { status: 400, name: 'RequestLimitExceeded' },
    { status: 408, name: 'RequestTimeout' },
  ])('$name is tried again until all is stored', async ({ status, name }) => {
    const front = await startFront(simulator.url, (operation, times) =>
      operation === 'PutRecords' && times < 3
        ? { status, body: JSON.stringify({ __type: name, message: 'slower' }) }
        : undefined,
    );
    const { code, result, lines } = await sent(1, '--rate 100 --records 20', front.url);
    await front.stop();
    expect(code).toBe(0);
    expect(lines).toHaveLength(20);
    expect(result).toMatchObject({ accepted: 20, failed: 0, unconfirmed: 0 });
    expect(result.errors).toMatchObject([{ code: name }]);
    expect(result.throttledAttempts > 0).toBe(status === 400);
  });

  it('an endpoint can write nothing on the terminal but plain text in its line', async () => {
    const evil = 'Evil\u001b[2J';
    const front = await startFront(simulator.url, (operation) =>
      operation === 'PutRecords'
        ? {
            status: 400,
            body: JSON.stringify({
              __type: `AccessDeniedException${evil}`,
              message: `no\u0007\r\n\u2028exit 0: all is well\n\u009b31m`,
            }),
          }
        : undefined,
    );
    const { err } = await sent(1, '--rate 100 --records 5', front.url);
    await front.stop();
    expect(err).toContain('exit 0: all is well');
    expect(err.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(err).not.toMatch(/^exit 0/m);
  });

  it('a proxy that takes no such call is named by its status, with what to do', async () => {
    const front = await startFront(simulator.url, (operation) =>
      operation === 'PutRecords' ? { status: 413, body: '<html>Too large</html>' } : undefined,
    );
    const args = '--rate 100 --records 5 --threshold hotShardIndex<1.5';
    const { code, result, err } = await sent(2, args, front.url);
    await front.stop();
    expect(code).toBe(99);
    expect(result).toMatchObject({ failed: 5, errors: [{ code: 'HTTP 413', count: 5 }] });
    expect(err).toContain('HTTP 413: what stands before the service');
    expect(err).toContain('threshold failed: hotShardIndex < 1.5, but nothing was accepted\n');
  });
});
