import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ApiObject } from '../operation.ts';
import { ConnectionCut } from '../service/errors.ts';
import { createHandler } from '../protocol/handler.ts';
import { DoubleService, SIGNED } from '../protocol/testing/double.ts';
import { openHttpDoor, type HttpDoor, type HttpDoorOptions } from './server.ts';

const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'Kinesis_20131202.ListStreams',
  ...SIGNED,
};

/** Its subscriptions say nothing and end only when they are told to. */
class EndlessService extends DoubleService {
  static open = 0;

  override subscribe(
    _: ApiObject,
    signal: AbortSignal,
  ): Promise<{ events: AsyncIterable<ApiObject> }> {
    EndlessService.open += 1;
    const ended = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        EndlessService.open -= 1;
        resolve();
      });
    });
    async function* events(): AsyncGenerator<ApiObject> {
      await ended;
      yield* [];
    }
    return Promise.resolve({ events: events() });
  }
}

let door: HttpDoor | undefined;
const service = new DoubleService();

async function open(over: Partial<HttpDoorOptions> = {}): Promise<number> {
  service.calls.length = 0;
  service.answer = { StreamNames: [], HasMoreStreams: false };
  door = await openHttpDoor({
    handler: createHandler(service),
    host: '127.0.0.1',
    port: 0,
    ...over,
  });
  return door.port;
}

afterEach(async () => {
  await door?.stop();
  door = undefined;
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function post(port: number, body: string | Buffer, headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method: 'POST', headers: { ...HEADERS, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function postHttp2(session: ClientHttp2Session, body: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':method': 'POST', ':path': '/', ...HEADERS });
    const chunks: Buffer[] = [];
    let headers: Record<string, unknown> = {};
    stream.on('response', (got) => {
      headers = got;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      resolve({
        status: headers[':status'] as number,
        headers: headers as IncomingMessage['headers'],
        body: Buffer.concat(chunks).toString(),
      });
    });
    stream.on('error', reject);
    stream.end(body);
  });
}

/** Sends bytes as they are and waits until the server has hung up. */
function raw(port: number, ...parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let got = '';
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(got);
    });
    for (const part of parts) socket.write(part);
  });
}

const OK = '{"StreamNames":[],"HasMoreStreams":false}';

test('HTTP/1.1 and HTTP/2 with prior knowledge share the port', async () => {
  const port = await open();
  const first = await post(port, '{}');
  expect([first.status, first.body]).toEqual([200, OK]);
  expect(first.headers['date']).toBeDefined();
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => postHttp2(session, i % 2 === 0 ? '{}' : '{')),
  );
  answers.forEach((answer, i) => {
    expect(answer.status).toBe(i % 2 === 0 ? 200 : 400);
    expect(answer.headers['x-amzn-requestid']).toBeDefined();
  });
  session.close();
});

test('bodies of megabytes arrive whole by either protocol', async () => {
  const port = await open();
  service.answer = { FailedRecordCount: 0, Records: [] };
  const Data = Buffer.alloc(5_000_000, 7).toString('base64');
  const body = JSON.stringify({ StreamName: 'a', Records: [{ Data, PartitionKey: 'k' }] });
  const target = { 'x-amz-target': 'Kinesis_20131202.PutRecords' };
  expect((await post(port, body, target)).status).toBe(200);
  expect((await post(port, body, { ...target, expect: '100-continue' })).status).toBe(200);
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  HEADERS['x-amz-target'] = target['x-amz-target'];
  try {
    expect((await postHttp2(session, body)).status).toBe(200);
  } finally {
    HEADERS['x-amz-target'] = 'Kinesis_20131202.ListStreams';
    session.close();
  }
  expect(service.calls).toHaveLength(3);
  for (const { input } of service.calls) {
    const [record] = input['Records'] as readonly { Data: Uint8Array }[];
    expect(record?.Data.length).toBe(5_000_000);
    expect(record?.Data.every((byte) => byte === 7)).toBe(true);
  }
});

test('header names are written as AWS writes them', async () => {
  const port = await open();
  const text = await raw(
    port,
    'POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\norigin: b\r\ncontent-length: 1\r\n\r\nx',
  );
  expect(text).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(text).toContain('\r\nx-amzn-RequestId: ');
  expect(text).toContain('\r\nAccess-Control-Allow-Origin: *\r\n');
});

test('a body over the limit gets 413, announced or not, and the server lives on', async () => {
  const port = await open({ maxBodyBytes: 1000 });
  const big = Buffer.alloc(300_000, 32);
  expect((await post(port, big)).status).toBe(413);
  expect((await post(port, big, { 'transfer-encoding': 'chunked' })).status).toBe(413);
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  expect((await postHttp2(session, big)).status).toBe(413);
  session.destroy();
  expect((await post(port, '{}')).status).toBe(200);
  expect(service.calls).toHaveLength(1);
});

test('a slow sender gets 408, in headers and in the body', async () => {
  const port = await open({ requestTimeoutMs: 300 });
  const started = performance.now();
  const head = 'POST / HTTP/1.1\r\nhost: a\r\n';
  const [inHeaders, inBody] = await Promise.all([
    raw(port, head),
    raw(port, `${head}content-length: 100\r\n\r\n`, 'x'),
  ]);
  expect(inHeaders).toContain('408 Request Timeout');
  expect(inBody).toContain('408 Request Timeout');
  expect(performance.now() - started).toBeLessThan(5000);
  expect((await post(port, '{}')).status).toBe(200);
});

test('1,000 connections are served, and 1,000 silent ones are no harm', async () => {
  const port = await open();
  const silent: Socket[] = await Promise.all(
    Array.from(
      { length: 1000 },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => {
            resolve(socket);
          });
          socket.on('error', reject);
        }),
    ),
  );
  const head = Object.entries(HEADERS)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const answers = await Promise.all(
    silent.map(
      (socket) =>
        new Promise<string>((resolve) => {
          socket.once('data', (chunk: Buffer) => {
            resolve(chunk.toString());
          });
          socket.write(`POST / HTTP/1.1\r\nhost: a\r\n${head}content-length: 2\r\n\r\n{}`);
        }),
    ),
  );
  expect(answers.every((answer) => answer.startsWith('HTTP/1.1 200 OK'))).toBe(true);
  for (const socket of silent) socket.destroy();
});

test('clients that hang up at any point leave the server up', async () => {
  const port = await open();
  const head = Object.entries(HEADERS)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const whole = `POST / HTTP/1.1\r\nhost: a\r\n${head}content-length: 2\r\n\r\n{}`;
  for (let cutAt = 0; cutAt <= whole.length; cutAt += 7) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(whole.slice(0, cutAt), () => {
          socket.destroy();
        });
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve();
      });
    });
  }
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':method': 'POST', ':path': '/', ...HEADERS });
  stream.on('error', () => undefined);
  stream.write('{');
  await new Promise((resolve) => setTimeout(resolve, 50));
  session.destroy();
  expect((await post(port, '{}')).status).toBe(200);
});

test('bytes that are no HTTP are refused, and the server lives on', async () => {
  const port = await open();
  expect(await raw(port, 'hello\r\n\r\n')).toContain('400 Bad Request');
  expect(await raw(port, 'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n')).toContain('400');
  await raw(port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'garbage that is no frame at all');
  expect((await post(port, '{}')).status).toBe(200);
});

test('a cut connection gives no answer at all', async () => {
  const port = await open();
  service.answer = new ConnectionCut('cut');
  await expect(post(port, '{}')).rejects.toThrow('socket hang up');
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  await expect(postHttp2(session, '{}')).rejects.toThrow();
  service.answer = { StreamNames: [], HasMoreStreams: false };
  expect((await postHttp2(session, '{}')).status).toBe(200);
  session.close();
});

test('a subscription ends when its client hangs up, by either protocol', async () => {
  const port = await open({ handler: createHandler(new EndlessService()) });
  const headers = { ...HEADERS, 'x-amz-target': 'Kinesis_20131202.SubscribeToShard' };
  const body = JSON.stringify({
    ConsumerARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/a/consumer/c:1',
    ShardId: 's',
    StartingPosition: { Type: 'LATEST' },
  });
  const first = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body });
  expect(first.status).toBe(200);
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const stream = session.request({ ':method': 'POST', ':path': '/', ...headers });
  stream.on('error', () => undefined);
  stream.end(body);
  await new Promise((resolve) => stream.once('data', resolve));
  expect(EndlessService.open).toBe(2);
  await first.body?.cancel();
  session.destroy();
  const deadline = Date.now() + 2000;
  while (EndlessService.open > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(EndlessService.open).toBe(0);
});

test('stopping hangs up within two seconds, whatever is open', async () => {
  const port = await open();
  const idle = connect(port, '127.0.0.1');
  idle.on('error', () => undefined);
  const half = connect(port, '127.0.0.1');
  half.on('error', () => undefined);
  half.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\n1');
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  session.on('error', () => undefined);
  expect((await postHttp2(session, '{}')).status).toBe(200);
  const started = performance.now();
  await door?.stop();
  expect(performance.now() - started).toBeLessThan(2000);
  await expect(post(port, '{}')).rejects.toThrow('ECONNREFUSED');
});

test('each request is told for a log', async () => {
  const lines: string[] = [];
  const port = await open({
    onRequest: ({ method, operation, status, errorType }) =>
      lines.push(`${method} ${operation} ${status} ${errorType ?? ''}`),
  });
  await post(port, '{}');
  await post(port, '{');
  expect(lines).toEqual(['POST ListStreams 200 ', 'POST ListStreams 400 SerializationException']);
});
