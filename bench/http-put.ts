/**
 * Accepted records/s of PutRecords, 500 records of 200 bytes a call, over HTTP: limits on
 * (where there are any), 200 shards, keys spread, 4 raw keep-alive connections; our door,
 * kinesis-local and kinesalite one after the other in one run, each in its own process.
 * Issue B asks for at least 10 times kinesis-local and 5 times kinesalite.
 */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { startKinesalite, startKinesisLocal } from '../e2e/peers/kinesis.ts';
import { freePort, ROOT, startNode, type Peer } from '../e2e/peers/process.ts';

const SHARDS = 200;
const RECORDS = 500;
const DATA_BYTES = 200;
const CONNECTIONS = 4;
const WARM_UP_MS = 2000;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const BODIES = 40;
const STREAM = 'bench';

const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20261121T000000Z',
};
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function call(peer: Peer, operation: string, body: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: peer.port,
        method: 'POST',
        agent,
        headers: {
          ...HEADERS,
          'x-amz-target': `Kinesis_20131202.${operation}`,
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const got = Buffer.concat(chunks);
          if (response.statusCode === 200) resolve(got);
          else reject(new Error(`${operation} ${response.statusCode}: ${got.toString()}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Keys differ in every record of every body, so that all shards get their share. */
function bodies(): Buffer[] {
  const data = Buffer.alloc(DATA_BYTES, 'x').toString('base64');
  return Array.from({ length: BODIES }, (_, b) =>
    Buffer.from(
      JSON.stringify({
        StreamName: STREAM,
        Records: Array.from({ length: RECORDS }, (__, i) => ({
          Data: data,
          PartitionKey: `key-${b * RECORDS + i}`,
        })),
      }),
    ),
  );
}

async function untilActive(peer: Peer): Promise<void> {
  for (;;) {
    const text = (
      await call(peer, 'DescribeStreamSummary', `{"StreamName":"${STREAM}"}`)
    ).toString();
    if (text.includes('"ACTIVE"')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Figures {
  readonly acceptedPerSecond: number;
  readonly throttled: number;
  readonly p50Ms: number;
}

async function measure(peer: Peer): Promise<Figures> {
  await call(peer, 'CreateStream', `{"StreamName":"${STREAM}","ShardCount":${SHARDS}}`);
  await untilActive(peer);
  const prepared = bodies();
  let next = 0;
  const run = async (ms: number): Promise<Figures> => {
    const started = performance.now();
    const latencies: number[] = [];
    let accepted = 0;
    let throttled = 0;
    const connection = async (): Promise<void> => {
      while (performance.now() - started < ms) {
        const body = prepared[(next += 1) % BODIES] as Buffer;
        const sentAt = performance.now();
        const text = (await call(peer, 'PutRecords', body)).toString('latin1');
        latencies.push(performance.now() - sentAt);
        const failed = Number(/"FailedRecordCount":(\d+)/.exec(text)?.[1] ?? Number.NaN);
        accepted += RECORDS - failed;
        throttled += failed;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    const seconds = (performance.now() - started) / 1000;
    latencies.sort((a, b) => a - b);
    return {
      acceptedPerSecond: accepted / seconds,
      throttled,
      p50Ms: latencies[Math.floor(latencies.length / 2)] ?? Number.NaN,
    };
  };
  await run(WARM_UP_MS);
  return await run(SECONDS * 1000);
}

async function startShardlab(): Promise<Peer> {
  const port = await freePort();
  const entry = process.env['SHARDLAB_CLI'] ?? join(ROOT, 'dist/cli/shardlab.js');
  return await startNode([entry, 'simulate', '--port', String(port)], port);
}

const started: [string, () => Promise<Peer>][] = [
  ['shardlab', startShardlab],
  ['kinesis-local', () => startKinesisLocal({ shardLimit: 500 })],
  ['kinesalite', () => startKinesalite({ shardLimit: 500 })],
];
const results = new Map<string, Figures>();
for (const [name, start] of started) {
  const peer = await start();
  try {
    const figures = await measure(peer);
    results.set(name, figures);
    process.stdout.write(
      `${name.padEnd(14)} ${Math.round(figures.acceptedPerSecond).toLocaleString('en').padStart(9)} records/s accepted, ${figures.throttled} throttled, p50 ${figures.p50Ms.toFixed(1)} ms\n`,
    );
  } finally {
    await peer.stop();
  }
}
const ours = results.get('shardlab')?.acceptedPerSecond ?? Number.NaN;
let missed = false;
for (const [name, factor] of [
  ['kinesis-local', 10],
  ['kinesalite', 5],
] as const) {
  const ratio = ours / (results.get(name)?.acceptedPerSecond ?? Number.NaN);
  const ok = ratio >= factor;
  missed ||= !ok;
  process.stdout.write(
    `${ratio.toFixed(1)} x ${name} (asked for: ${factor}) ${ok ? 'ok' : 'MISSED'}\n`,
  );
}
agent.destroy();
process.exitCode = missed ? 1 : 0;
