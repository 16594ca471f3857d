import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ConnectionCut } from '../service/errors.ts';
import { door, HEADERS, open, post, postHttp2, raw, service } from './testing/client.ts';

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
    'POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\norigin: http://localhost:4173\r\ncontent-length: 1\r\n\r\nx',
  );
  expect(text).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(text).toContain('\r\nx-amzn-RequestId: ');
  expect(text).toContain('\r\nAccess-Control-Allow-Origin: *\r\n');
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

test('stopping hangs up within two seconds, whatever is open', async () => {
  const port = await open();
  const idle = connect(port, '127.0.0.1');
  idle.on('error', () => undefined);
  const half = connect(port, '127.0.0.1');
  half.on('error', () => undefined);
  half.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\n\r\n1');
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
