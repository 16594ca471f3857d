import { CreateStreamCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { startKinesisLocal } from '../../../e2e/peers/kinesis.ts';
import { systemClock } from '../../base/clock.ts';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { Sfc32 } from '../../base/random.ts';
import { CBOR_TYPE, JSON_TYPE } from '../../kinesis/content-types.ts';
import { startReading } from '../../reader/reader.ts';
import type { ReadRecord } from '../../reader/decode/read-record.ts';
import { startSimulator } from '../../simulator/clients/testing/start.ts';
import { createKinesisClient } from '../client/client.ts';
import { createKinesisSource } from '../kinesis/kinesis-source.ts';
import { createKinesisTarget } from '../kinesis/kinesis-target.ts';
import { speaksCbor } from './cbor-call.ts';

const signal = new AbortController().signal;
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function clientOf(endpoint: string, cbor = true): KinesisClient {
  const client = createKinesisClient({
    region: 'us-east-1',
    endpoint,
    credentials: () => Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' }),
    requestHandler: new NodeHttpHandler(),
    cbor,
  });
  stops.push(() => client.destroy());
  return client;
}

describe('an endpoint that speaks CBOR', () => {
  it.each([
    ['our own', startSimulator],
    ['kinesis-local', startKinesisLocal],
  ])('is written to in CBOR, and gives back what was written: %s', async (_, start) => {
    const peer = await start();
    stops.push(() => peer.stop());
    const client = clientOf(peer.url);
    await client.send(new CreateStreamCommand({ StreamName: 'web', ShardCount: 2 }));
    const target = createKinesisTarget(client, 'web');
    expect(speaksCbor(client)).toBe(false);
    await expect
      .poll(async () => {
        const shards = await target.listShards(signal);
        return shards.ok && shards.value.length;
      })
      .toBe(2);
    expect(speaksCbor(client)).toBe(true);
    await pause(600);
    const sent = Array.from({ length: 60 }, (_unused, i) => ({
      data: Uint8Array.from({ length: i * 11 }, (_byte, at) => (at * 37 + i) & 255),
      partitionKey: `ключ ${i}`,
      ...(i % 3 === 0 && { explicitHashKey: String(BigInt(i) << 121n) }),
    }));
    const reply = await target.putRecords(sent, signal);
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.value.entries.every((entry) => entry.ok)).toBe(true);
    const read: ReadRecord[] = [];
    await startReading(
      { shards: 'all', from: { type: 'TRIM_HORIZON' }, until: 'tip', keep: 'nothing' },
      {
        source: createKinesisSource(client, 'web'),
        clock: systemClock,
        random: new Sfc32(1),
        sink: (records) => {
          read.push(...records);
        },
      },
    ).done;
    const byKey = new Map(read.map((record) => [record.partitionKey, record]));
    expect(read).toHaveLength(sent.length);
    sent.forEach(({ data, partitionKey }, i) => {
      const record = byKey.get(partitionKey);
      expect(record?.data).toEqual(data);
      const entry = reply.value.entries[i];
      expect(entry?.ok && String(entry.sequenceNumber)).toBe(record?.sequenceNumber);
      expect(entry?.ok && entry.shardId).toBe(record?.shardId);
    });
  });

  it('says in CBOR what is wrong', async () => {
    const simulator = await startSimulator();
    stops.push(() => simulator.stop());
    const client = clientOf(simulator.url);
    const none = await createKinesisTarget(client, 'none').listShards(signal);
    expect(none).toMatchObject({
      ok: false,
      error: {
        kind: 'not-found',
        message: 'Stream none under account 123456789012 not found.',
      },
    });
    expect(speaksCbor(client)).toBe(true);
    const target = createKinesisTarget(client, 'none');
    expect(await target.putRecords(RECORDS, signal)).toMatchObject({
      ok: false,
      error: {
        kind: 'not-found',
        name: 'ResourceNotFoundException',
        httpStatus: 400,
        message: 'Stream none under account 123456789012 not found.',
      },
    });
  });

  it('that answers a call with rubbish has lost it', async () => {
    const { client, seen } = await portOf((request, response) => {
      response.setHeader('content-type', CBOR_TYPE);
      response.end(
        request.operation === 'ListShards' ? encodeCbor({ Shards: [] }) : Uint8Array.of(0xbf),
      );
    });
    const target = createKinesisTarget(client, 'web');
    expect(await target.listShards(signal)).toEqual({ ok: true, value: [] });
    expect(await target.putRecords(RECORDS, signal)).toMatchObject({
      ok: false,
      error: { kind: 'lost', name: 'MalformedReply' },
    });
    expect(seen).toEqual([`ListShards ${CBOR_TYPE}`, `PutRecords ${CBOR_TYPE}`]);
  });
});

it('an endpoint of which nothing is known is not asked', async () => {
  const { url, seen } = await portOf((_, response) => json(response, 200, { Shards: [] }));
  const target = createKinesisTarget(clientOf(url, false), 'web');
  expect(await target.listShards(signal)).toEqual({ ok: true, value: [] });
  expect(seen).toEqual([`ListShards ${JSON_TYPE}`]);
});

describe('an endpoint that does not', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['an error in JSON', (response) => json(response, 400, { __type: 'SerializationException' })],
    ['415', (response) => response.writeHead(415).end()],
    ['500 and a page', (response) => response.writeHead(500).end('<html>')],
    ['JSON as if nothing were', (response) => json(response, 200, { Shards: [] })],
    ['an end of the connection', (response) => response.destroy()],
  ])('is spoken to in JSON after %s', async (_, refuse) => {
    const { client, seen } = await portOf((request, response) => {
      if (request.type === CBOR_TYPE) refuse(response);
      else if (request.operation === 'ListShards') json(response, 200, { Shards: [] });
      else json(response, 200, { Records: [{ ShardId: 's', SequenceNumber: '1' }] });
    });
    const target = createKinesisTarget(client, 'web');
    expect(await target.listShards(signal)).toEqual({ ok: true, value: [] });
    expect(await target.putRecords(RECORDS, signal)).toMatchObject({ ok: true });
    expect(seen).toEqual([
      `ListShards ${CBOR_TYPE}`,
      `ListShards ${JSON_TYPE}`,
      `PutRecords ${JSON_TYPE}`,
    ]);
  });
});

const RECORDS = [{ data: Uint8Array.of(1), partitionKey: 'k' }];

function json(response: ServerResponse, status: number, body: CborValue): void {
  response.writeHead(status, { 'content-type': JSON_TYPE }).end(JSON.stringify(body));
}

interface Seen {
  readonly operation: string | undefined;
  readonly type: string | undefined;
}

/** A port that answers as told, and what it was asked. */
async function portOf(answer: (request: Seen, response: ServerResponse) => void) {
  const seen: string[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    void buffer(request).then(() => {
      const operation = String(request.headers['x-amz-target']).split('.')[1];
      const type = request.headers['content-type'];
      seen.push(`${operation} ${type}`);
      answer({ operation, type }, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { url, client: clientOf(url), seen };
}
