import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createHandler } from '../protocol/handler.ts';
import { DoubleService } from '../protocol/testing/double.ts';
import { HEADERS, open, post, postHttp2, raw } from './testing/client.ts';

const CHUNK = Buffer.alloc(64 * 1024, 32);

/** Sends all of a body but its last byte. */
function unfinished(port: number, bytes: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${bytes + 1}\r\n\r\n`);
    for (let sent = 0; sent < bytes; sent += CHUNK.length) socket.write(CHUNK);
    socket.write('', () => {
      resolve(socket);
    });
  });
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('data', (chunk: Buffer) => {
      resolve(chunk.toString());
    });
  });
}

function closed(session: ClientHttp2Session): Promise<number> {
  const started = performance.now();
  session.on('error', () => undefined);
  return new Promise((resolve) => {
    session.on('close', () => {
      resolve(performance.now() - started);
    });
  });
}

test('bodies that are never finished give way to others: the oldest is answered 503', async () => {
  const port = await open({ maxUnfinishedBytes: 4 * 1024 * 1024 });
  const first = await unfinished(port, 1024 * 1024);
  const gone = answerOf(first);
  const more = await Promise.all(Array.from({ length: 5 }, () => unfinished(port, 1024 * 1024)));
  expect(await gone).toMatch(/^HTTP\/1\.1 503 /);
  expect((await post(port, '{}')).status).toBe(200);
  expect((await post(port, Buffer.alloc(2 * 1024 * 1024, 32))).status).toBe(400);
  for (const socket of [first, ...more]) socket.destroy();
});

test('a body in pieces of one byte is refused before it fills the memory', async () => {
  const port = await open();
  const head =
    'POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n';
  const answer = await raw(port, head, '1\r\nx\r\n'.repeat(70_000), '0\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('sessions of HTTP/2 that say nothing are closed, before a call and after one', async () => {
  const port = await open({ silenceMs: 300, keepAliveMs: 600 });
  const silent = Array.from({ length: 20 }, () => connectHttp2(`http://127.0.0.1:${port}`));
  const called = connectHttp2(`http://127.0.0.1:${port}`);
  const afterCall = closed(called);
  const ends = silent.map(closed);
  expect((await postHttp2(called, '{}')).status).toBe(200);
  for (const lived of await Promise.all(ends)) expect(lived).toBeLessThan(3000);
  expect(await afterCall).toBeGreaterThan(500);
});

test('connections of HTTP/1.1 that say nothing are closed, before a call and after one', async () => {
  const port = await open({ silenceMs: 300, keepAliveMs: 600 });
  expect(await raw(port)).toBe('');
  const head = Object.entries(HEADERS)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const call = `POST / HTTP/1.1\r\nhost: localhost\r\n${head}content-length: 2\r\n\r\n{}`;
  expect(await raw(port, call)).toMatch(/^HTTP\/1\.1 200 /);
});

test('a client that takes nothing of its answer is hung up on, by either protocol', async () => {
  const body = new Uint8Array(40_000_000);
  const handler = () => Promise.resolve({ status: 200, headers: {}, body });
  const port = await open({ silenceMs: 300, handler });
  const head = Object.entries(HEADERS)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  const ended = new Promise((resolve) => socket.on('close', resolve));
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\n${head}content-length: 2\r\n\r\n{}`);
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  session.on('error', () => undefined);
  const stream = session.request({ ':method': 'POST', ':path': '/', ...HEADERS });
  stream.on('error', () => undefined);
  stream.end('{}');
  const reset = new Promise((resolve) => stream.on('close', resolve));
  await new Promise((resolve) => setTimeout(resolve, 2000));
  // It reads at last, and finds that the rest was given up.
  let got = 0;
  socket.on('data', (chunk: Buffer) => (got += chunk.length));
  socket.resume();
  await ended;
  expect(got).toBeLessThan(40_000_000);
  stream.resume();
  await reset;
  expect(stream.rstCode).not.toBe(0);
  session.destroy();
});

test('a subscription that is open keeps its session', async () => {
  const quiet = new DoubleService();
  quiet.subscribe = (_, signal) => {
    const ended = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    const events = (async function* () {
      await ended;
      yield* [];
    })();
    return Promise.resolve({ events });
  };
  const port = await open({
    handler: createHandler(quiet),
    keepAliveMs: 200,
    silenceMs: 5000,
  });
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const end = closed(session);
  const stream = session.request({
    ':method': 'POST',
    ':path': '/',
    ...HEADERS,
    'x-amz-target': 'Kinesis_20131202.SubscribeToShard',
  });
  stream.on('error', () => undefined);
  stream.end(
    JSON.stringify({
      ConsumerARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/a/consumer/c:1',
      ShardId: 's',
      StartingPosition: { Type: 'LATEST' },
    }),
  );
  await new Promise((resolve) => stream.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(session.destroyed).toBe(false);
  stream.close();
  expect(await end).toBeLessThan(3000);
});
