import {
  KinesisClient,
  PutRecordsCommand,
  type KinesisClientConfig,
} from '@aws-sdk/client-kinesis';
import { faker } from '@faker-js/faker';
import { toBase64 } from '@smithy/core/serde';
import { releaseBytes } from '../../src/base/byte-pool.ts';
import { systemClock } from '../../src/base/clock.ts';
import { encodeUtf8 } from '../../src/base/utf8.ts';
import { createKinesisClient } from '../../src/connection/client/client.ts';
import { createKinesisTarget } from '../../src/connection/kinesis/kinesis-target.ts';
import { jsonBody } from '../../src/connection/put-records/json-body.ts';
import { keySource, type RecordKeys } from '../../src/load/keys/key-source.ts';
import type { RecordSource } from '../../src/load/records/record-source.ts';
import { startRun } from '../../src/load/engine.ts';
import { parseScenario, type Scenario } from '../../src/load/scenario.ts';
import { ShardRouter } from '../../src/load/keys/shard-router.ts';
import type { OutgoingRecord, Target } from '../../src/load/target.ts';
import { compileTemplateSource } from '../../src/load/records/template-source.ts';
import { Signer } from './signer.ts';

/** 200 bytes of a sensor, in words that faker and we both know. */
export const SENSOR = String.raw`{"deviceId":"{{string.uuid}}","plant":{{number.int({"min":1,"max":40})}},"temperature":{{number.float({"min":-20,"max":60,"fractionDigits":1})}},"humidity":{{number.int({"min":0,"max":100})}},"pressure":{{number.int({"min":950,"max":1050})}},"battery":{{number.float({"min":0,"max":100,"fractionDigits":1})}},"state":"{{helpers.arrayElement(["RUNNING","IDLE","FAULT"])}}","at":"{{date.recent}}"}`;

export const BATCH = 500;
const IN_FLIGHT = 4;
const REGION = 'us-east-1';
const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

export interface Environment {
  readonly endpoint: string;
  /** Makes a fresh request handler; absent: the SDK's own. */
  readonly handler?: () => NonNullable<KinesisClientConfig['requestHandler']>;
}

/** Works for `ms` and answers with records per second. */
export type Contestant = (ms: number) => Promise<number>;

/** `IN_FLIGHT` loops, each sending call after call until the time is over. */
async function inParallel(ms: number, call: () => Promise<number>): Promise<number> {
  const start = performance.now();
  let records = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      const sent = await call();
      records += sent;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, loop));
  return (records / (performance.now() - start)) * 1000;
}

/** What a first version looks like: faker's own templates and the SDK as it comes. */
export function naive({ endpoint, handler }: Environment): Contestant {
  const client = new KinesisClient({
    region: REGION,
    endpoint,
    credentials: KEYS,
    ...(handler !== undefined && { requestHandler: handler() }),
  });
  return (ms) =>
    inParallel(ms, async () => {
      const records = Array.from({ length: BATCH }, () => ({
        Data: encodeUtf8(faker.helpers.fake(SENSOR)),
        PartitionKey: faker.string.uuid(),
      }));
      const reply = await client.send(
        new PutRecordsCommand({ StreamName: 'bench', Records: records }),
      );
      return reply.Records?.length ?? 0;
    });
}

/** What a run sends to: the sink, through the SDK's client. */
export function sinkTarget({ endpoint, handler }: Environment): Target {
  const client = createKinesisClient({
    region: REGION,
    endpoint,
    credentials: () => Promise.resolve(KEYS),
    // As to AWS: the sink takes it.
    cbor: true,
    ...(handler !== undefined && { requestHandler: handler() }),
  });
  return createKinesisTarget(client, 'bench');
}

/** The product: a run, with its books, through the SDK's client. */
export function full(environment: Environment): Contestant {
  const target = sinkTarget(environment);
  return async (ms) => {
    const run = startRun(scenario(ms), {
      clock: systemClock,
      target,
      compile: compileTemplateSource,
      seed: 1,
    });
    const result = await run.finished;
    return (result.accepted / result.durationMs) * 1000;
  };
}

function scenario(durationMs: number): Scenario {
  const parsed = parseScenario({
    version: 1,
    stream: 'bench',
    template: { text: SENSOR },
    profile: { type: 'closed' },
    inFlight: IN_FLIGHT,
    durationMs,
  });
  if (!parsed.ok) throw new Error(parsed.error[0]?.message);
  return parsed.value;
}

/** The same records, with a signer and a body of our own and a plain fetch: no SDK, no books. */
export async function raw({ endpoint }: Environment): Promise<Contestant> {
  const make = await maker();
  const signer = new Signer(KEYS, REGION);
  return (ms) =>
    inParallel(ms, async () => {
      const body = made(make());
      const headers = await signer.sign(new URL(endpoint).host, body);
      const reply = await fetch(endpoint, { method: 'POST', headers, body });
      const parsed = (await reply.json()) as { Records: unknown[] };
      releaseBytes(body);
      return parsed.Records.length;
    });
}

/** Records and body of our own, nothing sent. */
export async function generation(): Promise<Contestant> {
  const make = await maker();
  return (ms) =>
    alone(ms, () => {
      releaseBytes(made(make()));
    });
}

/** The naive records and body, nothing sent. */
export function naiveGeneration(): Contestant {
  return (ms) =>
    alone(ms, () =>
      encodeUtf8(
        JSON.stringify({
          StreamName: 'bench',
          Records: Array.from({ length: BATCH }, () => ({
            Data: toBase64(encodeUtf8(faker.helpers.fake(SENSOR))),
            PartitionKey: faker.string.uuid(),
          })),
        }),
      ),
    );
}

async function alone(ms: number, batch: () => unknown): Promise<number> {
  const start = performance.now();
  let records = 0;
  while (performance.now() - start < ms) {
    batch();
    records += BATCH;
  }
  return Promise.resolve((records / (performance.now() - start)) * 1000);
}

type Made = OutgoingRecord & Pick<RecordSource, 'slab'>;

/** The body of a call, for which the records themselves are not needed any more. */
function made(records: readonly Made[]): Uint8Array<ArrayBuffer> {
  const body = jsonBody('bench', records);
  for (const { slab } of records) slab?.release();
  return body;
}

/** Makes batches of records with random keys, as a run does. */
async function maker(): Promise<() => Made[]> {
  const source = await compiled();
  const whole = { start: 0n, end: (1n << 128n) - 1n };
  const router = new ShardRouter([
    { shardId: 'shardId-000000000000', range: whole, startingSequenceNumber: '0' },
  ]);
  const keys = keySource({ type: 'uuid' }, { seed: 1, router, source });
  const out: RecordKeys = { partitionKey: '', explicitHashKey: undefined };
  let index = 0;
  return () =>
    Array.from({ length: BATCH }, () => {
      keys(index, 0, out);
      const { partitionKey } = out;
      const shard = router.indexOf(partitionKey, undefined);
      const data = source.next(index, Date.now(), partitionKey, router.idAt(shard));
      index += 1;
      return { data, partitionKey, slab: source.slab };
    });
}

async function compiled(): Promise<RecordSource> {
  const { template } = scenario(1000);
  const source = await compileTemplateSource({ template, keyTemplate: undefined, seed: 1 });
  if (!source.ok) throw new Error(source.error);
  return source.value;
}
