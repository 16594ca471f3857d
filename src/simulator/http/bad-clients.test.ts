import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { ApiObject } from '../operation.ts';
import { createHandler } from '../protocol/handler.ts';
import { DoubleService } from '../protocol/testing/double.ts';
import { HEADERS, open, post, postHttp2, raw, service } from './testing/client.ts';

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
  const head = 'POST / HTTP/1.1\r\nhost: localhost\r\n';
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
          socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\n${head}content-length: 2\r\n\r\n{}`);
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
  const whole = `POST / HTTP/1.1\r\nhost: localhost\r\n${head}content-length: 2\r\n\r\n{}`;
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
