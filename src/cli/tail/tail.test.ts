import {
  CreateStreamCommand,
  DeleteStreamCommand,
  PutRecordsCommand,
  SplitShardCommand,
  DescribeStreamSummaryCommand,
  waitUntilStreamExists,
  waitUntilStreamNotExists,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeClient } from '../../connection/client/node-client.ts';
import { encodeAggregate } from '../../kinesis/records/kpl.ts';
import { UsageError } from '../command.ts';
import { command as simulate } from '../simulate/simulate.ts';
import { command as tail } from './tail.ts';
import { startFront } from '../testing/front.ts';
import { AWS_KEYS as ENV, screen, type Screen } from '../testing/screen.ts';

let simulator: Screen;
let simulation: Promise<number>;
let endpoint: string;
let client: KinesisClient;
let folder: string;

beforeAll(async () => {
  simulator = screen();
  const streams = [
    'plain:2',
    'split:1',
    'odd:1',
    'live:2',
    'packed:2',
    'point:2',
    'empty:1',
    'again:2',
    'zipped:1',
  ];
  simulation = simulate.run(
    ['--port', '0', '--transition', '20ms', ...streams.flatMap((one) => ['--stream', one])],
    simulator.terminal,
  );
  await until(() => simulator.out.includes('\n'));
  endpoint = simulator.out.replace('listening on ', '').trim();
  client = createNodeClient({ endpoint, env: ENV });
  folder = await mkdtemp(join(tmpdir(), 'tail-'));
});

afterAll(async () => {
  client.destroy();
  simulator.interrupt.abort();
  await simulation;
  await rm(folder, { recursive: true });
});

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !holds(); i += 1) await new Promise((go) => setTimeout(go, 10));
  expect(holds()).toBe(true);
}

type Data = string | Uint8Array;

async function put(stream: string, records: readonly (readonly [string, Data])[]): Promise<void> {
  for (let at = 0; at < records.length; at += 250) {
    const answer = await client.send(
      new PutRecordsCommand({
        StreamName: stream,
        Records: records.slice(at, at + 250).map(([key, data]) => ({
          PartitionKey: key,
          Data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
        })),
      }),
    );
    expect(answer.FailedRecordCount).toBe(0);
  }
}

async function tailed(...args: readonly string[]): Promise<Screen & { code: number }> {
  const shown = screen();
  const code = await tail.run([...args, '--endpoint', endpoint], shown.terminal);
  return Object.assign(shown, { code });
}

interface Line {
  shardId: string;
  sequenceNumber: string;
  subSequenceNumber?: number;
  partitionKey: string;
  approximateArrivalTimestamp: string;
  data: unknown;
}

const lines = (text: string): Line[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);

const numbered = (from: number, count: number): [string, string][] =>
  Array.from({ length: count }, (_, i) => [`k${(from + i) % 9}`, `{"n":${from + i}}`]);

/** Up to 255 bytes as a zstd frame of one block that is stored as it is (RFC 8878 §3.1.1). */
function zstdFrame(data: Buffer): Buffer {
  const size = (data.length << 3) | 1;
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0x20, data.length, size & 255, size >> 8, 0];
  return Buffer.from([...head, ...data]);
}

describe('shardlab tail', () => {
  it('prints every record as a line of JSON and ends at the tip', async () => {
    await put('plain', numbered(0, 500));
    const { out, err, code } = await tailed('plain');
    expect([code, err]).toEqual([0, '']);
    const all = lines(out);
    expect(all.map((line) => (line.data as { n: number }).n).toSorted((a, b) => a - b)).toEqual(
      numbered(0, 500).map((_, n) => n),
    );
    expect(Object.keys(all[0] ?? {})).toEqual([
      'shardId',
      'sequenceNumber',
      'partitionKey',
      'approximateArrivalTimestamp',
      'data',
    ]);
    expect(all[0]?.approximateArrivalTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const first = lines((await tailed('plain', '--shard', 'shardId-000000000001')).out);
    expect(new Set(first.map((line) => line.shardId))).toEqual(new Set(['shardId-000000000001']));
    const at = first[20]?.sequenceNumber ?? '';
    const rest = await tailed('plain', '--shard', 'shardId-000000000001', '--from', at);
    expect(lines(rest.out)).toEqual(first.slice(20));
    expect((await tailed('plain', '--from', 'LATEST')).out).toBe('');
    const later = await tailed('plain', '--from', new Date(Date.now() - 3_600_000).toISOString());
    expect(lines(later.out)).toHaveLength(500);
  });

  it('keeps data as it stands: every digit, several lines as one string, bytes in base64', async () => {
    const data: [Data, string][] = [
      ['{"id":12345678901234567890,\n "x":1.50}\n', '{"id":12345678901234567890, "x":1.50}'],
      ['{"a":1}\n{"a":2}\n', JSON.stringify('{"a":1}\n{"a":2}\n')],
      ['a,b\n1,2', '"a,b\\n1,2"'],
      ['plain', '"plain"'],
      ['', '""'],
      ['0.10', '0.10'],
      [Uint8Array.of(0xff, 0xfe), '{"base64":"//4="}'],
      ['\u001b[31m\u202e', JSON.stringify('\u001b[31m\u202e')],
    ];
    await put(
      'odd',
      data.map(([one]) => ['k', one]),
    );
    const { out } = await tailed('odd');
    expect(
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => line.slice(line.indexOf(',"data":') + 8, -1)),
    ).toEqual(data.map(([, expected]) => expected));
    const hex = await tailed('odd', '--format', 'hex');
    expect(hex.out.split('\n')[6]).toBe('fffe');
    const text = await tailed('odd', '--format', 'text');
    expect(text.out).toContain('{"id":12345678901234567890,\n "x":1.50}\n{"a":1}\n{"a":2}\na,b');
    const entries = lines((await tailed('odd', '--format', 'entries', '--limit', '1')).out);
    expect(entries).toMatchObject([{ source: 'odd/shardId-000000000000', tag: 'k' }]);
    const shown = screen(true);
    await tail.run(['odd', '--format', 'text', '--endpoint', endpoint], shown.terminal);
    expect(shown.out).toContain('␛[31m⟨U+202E⟩');
    // A file gets the data as it is, whatever standard error is, and a terminal never does.
    const toFile = screen(true, false);
    await tail.run(['odd', '--format', 'text', '--endpoint', endpoint], toFile.terminal);
    expect(toFile.out).toBe(text.out);
    expect(text.out).toContain('\u001b[31m\u202e');
    const quiet = screen(false, true);
    await tail.run(['odd', '--format', 'text', '--endpoint', endpoint], quiet.terminal);
    expect(quiet.out).toBe(shown.out);
  });

  it.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
    ['deflate', deflateRawSync],
    ['zstd', zstdFrame],
  ])('unpacks %s as the page does, and leaves it as stored with --raw', async (_, pack) => {
    const json = `{"id":12345678901234567890,"text":"${'naïve '.repeat(20)}"}`;
    const packed = new Uint8Array(pack(Buffer.from(json)));
    await put('zipped', [['k', packed]]);
    const where = ['zipped', '--from', '1m'];
    const last = async (...more: readonly string[]): Promise<string> =>
      (await tailed(...where, ...more)).out.trimEnd().split('\n').at(-1) ?? '';
    expect(await last()).toContain(`,"data":${json}}`);
    expect(await last('--format', 'entries')).toContain(`,"data":${json}}`);
    expect(await last('--format', 'hex')).toBe(Buffer.from(json).toString('hex'));
    const stored = Buffer.from(packed);
    const base64 = `,"data":{"base64":"${stored.toString('base64')}"}}`;
    expect(await last('--raw')).toContain(base64);
    expect(await last('--raw', '--format', 'hex')).toBe(stored.toString('hex'));
  });

  it('prints gzip whose checksum is wrong, and says that it is damaged', async () => {
    const packed = new Uint8Array(gzipSync(Buffer.from(`{"text":"${'damaged '.repeat(20)}"}`)));
    packed.set([1, 2, 3, 4], packed.length - 8);
    await put('zipped', [['k', packed]]);
    const { out, err, code } = await tailed('zipped', '--from', '1m');
    expect(code).toBe(0);
    expect(out).toContain(',"data":{"text":"damaged ');
    expect(err).toMatch(/^shardId-0{12} \d{56} is damaged: gzip, its checksum .*\n$/);
  });

  it('takes an age, an epoch time and a StreamARN', async () => {
    const records = async (...args: readonly string[]): Promise<number> =>
      lines((await tailed(...args)).out).length;
    const now = Date.now() / 1000;
    const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/plain';
    for (const from of ['1h', '5m', (now - 3600).toFixed(3), String(Math.floor(now) - 60), '0'])
      expect(await records(arn, '--from', from)).toBe(500);
    expect(await records(arn, '--from', '0s')).toBe(0);
    const [entry] = lines((await tailed(arn, '--format', 'entries', '--limit', '1')).out);
    expect(entry).toMatchObject({ source: expect.stringMatching(/^plain\//) as unknown });
    const { code, err } = await tailed('arn:aws:kinesis:us-east-1:999999999999:stream/plain');
    expect([code, err]).toEqual([1, expect.stringContaining('ResourceNotFoundException')]);
  });

  it.each([
    ['--from', '1e300'],
    ['--from', '99999999999'.repeat(3) + '.5'],
    ['--from', '-1'],
    ['--from', '999999999h'],
    ['--from', 'yesterday'],
    ['--from', '1459799926480'],
    ['--region', 'eu-west-1'],
  ])('refuses %s %s', async (flag, value) => {
    const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/plain';
    await expect(tailed(arn, flag, value)).rejects.toThrow(UsageError);
  });

  it.each(['1e300', '-1e300'])(
    'says which reply has a record of the time %s, as no calendar has it',
    async (time) => {
      const front = await startFront(endpoint, (operation) =>
        operation === 'GetRecords'
          ? {
              status: 200,
              body: `{"MillisBehindLatest":0,"Records":[{"SequenceNumber":"5","PartitionKey":"k","Data":"eA==","ApproximateArrivalTimestamp":${time}}]}`,
            }
          : undefined,
      );
      const shown = screen();
      expect(await tail.run(['empty', '--endpoint', front.url], shown.terminal)).toBe(1);
      await front.stop();
      expect(shown.err).toContain('error: MalformedReply: The arrival time of a record is');
    },
  );

  it('says that a checkpoint is of a stream that was deleted and made again', async () => {
    const file = join(folder, 'again.json');
    await put('again', numbered(0, 20));
    await tailed('again', '--checkpoint', file);
    const kept = await readFile(file, 'utf8');
    await client.send(new DeleteStreamCommand({ StreamName: 'again' }));
    await waitUntilStreamNotExists(
      { client, maxWaitTime: 10, minDelay: 1 },
      { StreamName: 'again' },
    );
    await client.send(new CreateStreamCommand({ StreamName: 'again', ShardCount: 2 }));
    await waitUntilStreamExists({ client, maxWaitTime: 10, minDelay: 1 }, { StreamName: 'again' });
    await put('again', numbered(0, 20));
    const old = JSON.parse(kept) as { starts?: unknown };
    // Files of older versions do not say where shards start.
    for (const text of [kept, JSON.stringify({ ...old, starts: undefined })]) {
      await writeFile(file, text);
      const { code, err, out } = await tailed('again', '--checkpoint', file);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('error: CheckpointOfAnotherStream: ');
    }
    await writeFile(file, JSON.stringify({ ...old, shards: { x: { timestamp: 1e300 } } }));
    await expect(tailed('again', '--checkpoint', file)).rejects.toThrow(UsageError);
  }, 30_000);

  it('reads parents before children', async () => {
    await put('split', numbered(0, 100));
    await client.send(
      new SplitShardCommand({
        StreamName: 'split',
        ShardToSplit: 'shardId-000000000000',
        NewStartingHashKey: String(2n ** 127n),
      }),
    );
    for (let status = ''; status !== 'ACTIVE';) {
      const { StreamDescriptionSummary: summary } = await client.send(
        new DescribeStreamSummaryCommand({ StreamName: 'split' }),
      );
      status = summary?.StreamStatus ?? '';
    }
    await put('split', numbered(100, 100));
    const all = lines((await tailed('split')).out);
    expect(all).toHaveLength(200);
    const shards = all.map((line) => line.shardId.at(-1));
    expect(shards.slice(0, 100).every((shard) => shard === '0')).toBe(true);
    expect(new Set(shards.slice(100))).toEqual(new Set(['1', '2']));
    const parent = await tailed('split', '--shard', '0');
    expect(lines(parent.out)).toHaveLength(100);
    expect(parent.err).toContain('shardId-000000000001, shardId-000000000002');
  });

  it('prints the parts of an aggregate, and goes on inside one from a checkpoint', async () => {
    const parts = ['a', 'b', 'user-1', 'user-2'].map((partitionKey, i) => ({
      partitionKey,
      data: new TextEncoder().encode(`{"i":${i}}`),
    }));
    await put('packed', [['a', encodeAggregate(parts)]]);
    const all = lines((await tailed('packed')).out);
    expect(all.map((line) => [line.partitionKey, line.subSequenceNumber])).toEqual([
      ['a', 0],
      ['b', 1],
      ['user-1', 2],
      ['user-2', 3],
    ]);
    const file = join(folder, 'packed.json');
    const first = await tailed('packed', '--limit', '2', '--checkpoint', file);
    const rest = await tailed('packed', '--checkpoint', file);
    expect([...lines(first.out), ...lines(rest.out)]).toEqual(all);
  });

  it('goes on from a checkpoint and refuses one of another stream', async () => {
    await put('point', numbered(0, 300));
    const file = join(folder, 'point.json');
    const seen = new Set<unknown>();
    for (const limit of ['1', '50', '100', '1000', '1000']) {
      const { out, code } = await tailed('point', '--limit', limit, '--checkpoint', file);
      expect(code).toBe(0);
      for (const line of lines(out)) {
        expect(seen.has(line.sequenceNumber)).toBe(false);
        seen.add(line.sequenceNumber);
      }
    }
    expect(seen.size).toBe(300);
    expect(await readdir(folder)).not.toContain('point.json.tmp');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1, stream: 'point' });
    await expect(tailed('odd', '--checkpoint', file)).rejects.toThrow(UsageError);
    await writeFile(file, '{}');
    await expect(tailed('point', '--checkpoint', file)).rejects.toThrow(UsageError);
  });

  it('keeps the place of LATEST where nothing came', async () => {
    const file = join(folder, 'empty.json');
    await tailed('empty', '--from', 'LATEST', '--checkpoint', file);
    await put('empty', [['k', 'between']]);
    const { out } = await tailed('empty', '--from', 'LATEST', '--checkpoint', file);
    expect(lines(out).map((line) => line.data)).toEqual(['between']);
  });

  it('filters, and counts lines to the limit', async () => {
    const some = await tailed('plain', '--filter', 'n > 489');
    expect(lines(some.out)).toHaveLength(10);
    const few = await tailed('plain', '--filter', 'k3', '--limit', '7');
    expect(lines(few.out).map((line) => line.partitionKey)).toEqual(Array(7).fill('k3'));
  });

  it('follows until Ctrl-C, then ends with 0', async () => {
    const shown = screen();
    const args = ['live', '--follow', '--from', 'LATEST', '--endpoint', endpoint];
    const running = tail.run(args, shown.terminal);
    await new Promise((go) => setTimeout(go, 500));
    await put('live', numbered(0, 20));
    await until(() => lines(shown.out).length === 20);
    shown.interrupt.abort();
    expect(await running).toBe(0);
  });

  it('ends with 1 and words when the stream or a shard is not there', async () => {
    const none = await tailed('nope');
    expect([none.code, none.out]).toEqual([1, '']);
    expect(none.err).toMatch(
      /^error: ResourceNotFoundException: .*nope.*\nCheck the stream’s name/,
    );
    const shard = await tailed('plain', '--shard', 'shardId-000000000099');
    expect([shard.code, shard.err]).toMatchObject([1, expect.stringContaining('000000000099')]);
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a b']],
    [['a', '--from', 'yesterday']],
    [['a', '--from', '49590338271490256608559692538361571095921575989136588898']],
    [['a', '--limit', '0']],
    [['a', '--limit', 'x']],
    [['a', '--format', 'xml']],
    [['a', '--filter', ' ']],
    [['a', '--endpoint', 'localhost:4567']],
    [['a', '--nope']],
  ])('refuses %j', async (args) => {
    await expect(tail.run(args, screen().terminal)).rejects.toThrow(UsageError);
  });
});

it('ends at once when Ctrl-C came before it could read', async () => {
  const shown = screen();
  shown.interrupt.abort();
  expect(await tail.run(['live', '--follow', '--endpoint', endpoint], shown.terminal)).toBe(0);
});

it('says before it reads that a checkpoint cannot be written', async () => {
  await expect(tailed('live', '--checkpoint', join(folder, 'none', 'cp'))).rejects.toThrow(
    /--checkpoint: cannot write .*ENOENT/,
  );
  expect(await readdir(folder)).not.toContain('none');
});
