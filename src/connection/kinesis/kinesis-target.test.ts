import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { OutgoingRecord, PutReply } from '../../load/target.ts';
import { createKinesisClient, type ClientSettings } from '../client/client.ts';
import { createKinesisSource } from './kinesis-source.ts';
import { createKinesisTarget } from './kinesis-target.ts';
import { jsonBody } from '../put-records/json-body.ts';
import { SigningSha256 } from '../client/sha256.ts';

const signal = new AbortController().signal;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = (body: Buffer, request: IncomingMessage, response: ServerResponse) => void;

/** A target that writes to a port which answers as told. */
async function targetOf(answer: Answer, credentials?: ClientSettings['credentials']) {
  server = createServer((request, response) => {
    response.setHeader('x-amzn-RequestId', 'request-1');
    void buffer(request).then((body) => {
      answer(body, request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'it listens');
  const client = clientOf(`http://127.0.0.1:${address.port}`, credentials);
  return createKinesisTarget(client, 'orders');
}

function clientOf(
  endpoint: string,
  credentials: ClientSettings['credentials'] = () =>
    Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' }),
): KinesisClient {
  return createKinesisClient({
    region: 'us-east-1',
    endpoint,
    credentials,
    requestHandler: new NodeHttpHandler(),
  });
}

/** With sequence numbers as texts, which can be compared. */
function readable(result: Result<PutReply, ServiceFailure>): unknown {
  if (!result.ok) return result;
  const entries = result.value.entries.map((entry) =>
    entry.ok ? { ...entry, sequenceNumber: entry.sequenceNumber.toString() } : entry,
  );
  return { ok: true, value: { ...result.value, entries } };
}

const RECORDS: OutgoingRecord[] = [
  { data: utf8('one'), partitionKey: 'k' },
  { data: utf8('two'), partitionKey: 'ключ "x"\n', explicitHashKey: '42' },
];

describe('the body of PutRecords', () => {
  it('says what the records say, whatever bytes and characters they hold', () => {
    const record = fc.record(
      {
        data: fc.uint8Array({ maxLength: 100 }),
        partitionKey: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
        explicitHashKey: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map(String),
      },
      { requiredKeys: ['data', 'partitionKey'] },
    );
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 10 }), (records) => {
        const body = jsonBody('orders', records as OutgoingRecord[]);
        expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
          StreamName: 'orders',
          Records: records.map((one) => ({
            ...one,
            data: undefined,
            partitionKey: undefined,
            explicitHashKey: undefined,
            Data: Buffer.from(one.data).toString('base64'),
            PartitionKey: one.partitionKey,
            ...(one.explicitHashKey !== undefined && { ExplicitHashKey: one.explicitHashKey }),
          })),
        });
      }),
    );
  });
});

describe('the signature of PutRecords', () => {
  it('is of the keys that hold now: refreshed ones, and new ones for those that run out', async () => {
    const signedBy: (string | undefined)[] = [];
    let asked = 0;
    let lifeMs = 3_600_000;
    const target = await targetOf(
      (_body, request, response) => {
        signedBy.push(/Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1]);
        expect(request.headers['x-amz-security-token']).toBe(`token ${asked}`);
        const entry = { SequenceNumber: '1', ShardId: 'shardId-000000000000' };
        response.end(JSON.stringify({ FailedRecordCount: 0, Records: [entry, entry] }));
      },
      () => {
        asked += 1;
        return Promise.resolve({
          accessKeyId: `key${asked}`,
          secretAccessKey: `secret ${asked}`,
          sessionToken: `token ${asked}`,
          expiration: Date.now() + lifeMs,
        });
      },
    );
    const put = async (): Promise<void> => {
      expect((await target.putRecords(RECORDS, signal)).ok).toBe(true);
    };
    await put();
    await put();
    // The next ones are about to run out, and are asked for anew.
    lifeMs = 1000;
    await target.refreshCredentials?.();
    lifeMs = 3_600_000;
    await put();
    await put();
    // The second ones were never good enough.
    expect(asked).toBeGreaterThan(2);
    expect(signedBy).toEqual(['key1', 'key1', `key${asked}`, `key${asked}`]);
  });
});

describe('SHA-256 for signing', () => {
  it.each([0, 10, 4096, 4097, 200_000])('agrees with another one on %i bytes', async (length) => {
    const data = new Uint8Array(length).fill(7);
    const hash = new SigningSha256();
    hash.update(data);
    expect(Buffer.from(await hash.digest()).toString('hex')).toBe(
      createHash('sha256').update(data).digest('hex'),
    );
  });

  it('may be fed in parts', async () => {
    const hash = new SigningSha256();
    const data = new Uint8Array(5000).fill(1);
    hash.update(data);
    hash.update(data);
    expect(Buffer.from(await hash.digest()).toString('hex')).toBe(
      createHash('sha256').update(data).update(data).digest('hex'),
    );
  });
});

describe('a target through the SDK', () => {
  it('signs and sends a prebuilt body, and reads the reply', async () => {
    let seen: { body: unknown; target: unknown; length: unknown; signed: boolean } | undefined;
    const target = await targetOf((body, request, response) => {
      seen = {
        body: JSON.parse(body.toString()),
        target: request.headers['x-amz-target'],
        length: request.headers['content-length'],
        signed: request.headers.authorization?.startsWith('AWS4-HMAC-SHA256') === true,
      };
      expect(request.headers['content-length']).toBe(String(body.length));
      response.end(
        JSON.stringify({
          FailedRecordCount: 1,
          Records: [
            { ShardId: 'shardId-000000000000', SequenceNumber: '1' },
            { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'Rate exceeded' },
          ],
        }),
      );
    });
    expect(readable(await target.putRecords(RECORDS, signal))).toEqual({
      ok: true,
      value: {
        requestId: 'request-1',
        entries: [
          { ok: true, shardId: 'shardId-000000000000', sequenceNumber: '1' },
          {
            ok: false,
            code: 'ProvisionedThroughputExceededException',
            message: 'Rate exceeded',
          },
        ],
      },
    });
    expect(seen).toMatchObject({ target: 'Kinesis_20131202.PutRecords', signed: true });
    expect(seen?.body).toMatchObject({
      StreamName: 'orders',
      Records: [{ PartitionKey: 'k' }, {}],
    });
  });

  it.each<[string, Answer, string, string]>([
    ['not JSON', (_, __, response) => response.end('<html>'), 'lost', 'MalformedReply'],
    ['no records', (_, __, response) => response.end('{}'), 'lost', 'MalformedReply'],
    [
      'a record that says nothing',
      (_, __, response) => response.end('{"Records":[{},{}]}'),
      'lost',
      'MalformedReply',
    ],
    ['a cut connection', (_, request) => request.socket.destroy(), 'lost', 'ECONNRESET'],
    [
      'half an answer',
      (_, request, response) => {
        response.setHeader('content-length', '1000');
        response.write('{"Records":[');
        setTimeout(() => request.socket.destroy(), 20);
      },
      'lost',
      'ECONNRESET',
    ],
    [
      '503 without words',
      (_, __, response) => response.writeHead(503).end(''),
      'internal',
      'HTTP 503',
    ],
    [
      '413 of a proxy',
      (_, __, response) => response.writeHead(413).end('<html>413</html>'),
      'invalid',
      'HTTP 413',
    ],
    [
      'a redirect',
      (_, __, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'lost',
      'HTTP 302',
    ],
    [
      'a redirect with words',
      (_, __, response) => response.writeHead(302).end('<a href="elsewhere">'),
      'lost',
      'HTTP 302',
    ],
    [
      'CBOR that is none',
      (_, __, response) =>
        response.writeHead(502, { 'content-type': 'application/cbor' }).end('Bad Gateway'),
      'internal',
      'HTTP 502',
    ],
    [
      'access denied',
      (_, __, response) =>
        response.writeHead(400).end('{"__type":"AccessDeniedException","message":"no"}'),
      'denied',
      'AccessDeniedException',
    ],
    [
      'an expired token',
      (_, __, response) =>
        response.writeHead(400).end('{"__type":"ExpiredTokenException","message":"old"}'),
      'expired-credentials',
      'ExpiredTokenException',
    ],
  ])('sorts %s', async (_what, answer, kind, name) => {
    const target = await targetOf(answer);
    const result = await target.putRecords(RECORDS, signal);
    expect(result).toMatchObject({ ok: false, error: { kind, name } });
  });

  it('knows that a refused connection stored nothing', async () => {
    const target = createKinesisTarget(clientOf('http://127.0.0.1:1'), 'orders');
    expect(await target.putRecords(RECORDS, signal)).toMatchObject({
      ok: false,
      error: { kind: 'internal', name: 'ECONNREFUSED' },
    });
    expect(await target.listShards(signal)).toMatchObject({ error: { name: 'ECONNREFUSED' } });
    const source = createKinesisSource(clientOf('http://127.0.0.1:1'), 'orders');
    expect(await source.listShards(signal)).toMatchObject({
      error: { kind: 'lost', name: 'ECONNREFUSED' },
    });
  });

  it('can be cut off', async () => {
    const target = await targetOf(() => undefined);
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort();
    }, 50);
    expect(await target.putRecords(RECORDS, abort.signal)).toMatchObject({
      ok: false,
      error: { kind: 'lost' },
    });
  });

  it('puts one record after another one', async () => {
    const target = await targetOf((body, _, response) => {
      expect(JSON.parse(body.toString())).toMatchObject({ SequenceNumberForOrdering: '7' });
      response.end('{"ShardId":"shardId-000000000001","SequenceNumber":"8"}');
    });
    const reply = await target.putRecord(RECORDS[0] as OutgoingRecord, '7', signal);
    expect(readable(reply)).toMatchObject({
      ok: true,
      value: { entries: [{ ok: true, shardId: 'shardId-000000000001', sequenceNumber: '8' }] },
    });
  });

  it.each([
    '{}',
    '{"ShardId":"","SequenceNumber":""}',
    '{"ShardId":"shardId-000000000001","SequenceNumber":""}',
    '{"ShardId":"shardId-000000000001","SequenceNumber":8}',
    '{"ShardId":1,"SequenceNumber":"8"}',
    '[]',
  ])('knows nothing of a record after the reply %s to PutRecord', async (body) => {
    const target = await targetOf((_, __, response) => response.end(body));
    const reply = await target.putRecord(RECORDS[0] as OutgoingRecord, undefined, signal);
    expect(reply).toMatchObject({ ok: false, error: { kind: 'lost' } });
  });

  it('asks how large a record may be', async () => {
    const target = await targetOf((_, __, response) => {
      response.end('{"StreamDescriptionSummary":{"MaxRecordSizeInKiB":10240}}');
    });
    expect(await target.describe(signal)).toEqual({
      ok: true,
      value: { maxRecordBytes: 10_485_760 },
    });
  });
});
