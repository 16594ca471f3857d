import { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { expect, test } from 'vitest';
import { encodeCbor } from '../../base/cbor-encode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { ManualClock } from '../../base/manual-clock.ts';
import { ApiLog } from './api-log.ts';

test('an error that repeats the signed headers is logged without the session token', async () => {
  const message = 'The Canonical String should have been\nx-amz-security-token:IQoJb3/Jp+Z2lu==\n';
  const log = new ApiLog(new ManualClock());
  const body = encodeUtf8(JSON.stringify({ __type: 'InvalidSignatureException', message }));
  const handler = log.wrap({
    handle: () => Promise.resolve({ response: new HttpResponse({ statusCode: 400, body }) }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  });
  const headers = {
    'x-amz-target': 'Kinesis_20131202.ListStreams',
    'x-amz-security-token': 'IQoJb3/Jp+Z2lu==',
  };
  const request = new HttpRequest({ method: 'POST', headers, body: encodeUtf8('{"Limit":1}') });
  const { response } = await handler.handle(request);
  // What reads the answer gets it as it came.
  expect(response.body).toEqual(body);
  const { calls } = log.take();
  expect(calls).toMatchObject([
    {
      operation: 'ListStreams',
      status: 400,
      error: 'InvalidSignatureException',
      request: '{"Limit":1}',
    },
  ]);
  expect(calls[0]?.response).toContain('x-amz-security-token:(not shown)');
  expect(JSON.stringify(calls)).not.toContain('IQoJ');
});

test.each([
  ['bytes', encodeUtf8],
  ['a stream', (text: string) => new Blob([text]).stream()],
])('an answer that is %s is logged, and handed on whole', async (_, bodyFrom) => {
  const text = '{"FailedRecordCount":0,"Records":[]}';
  const log = new ApiLog(new ManualClock());
  const handler = log.wrap({
    handle: () =>
      Promise.resolve({ response: new HttpResponse({ statusCode: 200, body: bodyFrom(text) }) }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  });
  const headers = { 'x-amz-target': 'Kinesis_20131202.PutRecords' };
  const { response } = await handler.handle(new HttpRequest({ method: 'POST', headers }));
  expect(await new Response(response.body as BodyInit).text()).toBe(text);
  expect(log.take().calls).toMatchObject([
    { operation: 'PutRecords', status: 200, response: text, responseBytes: text.length },
  ]);
});

test('a call in CBOR is logged as the JSON that says the same, cut where that would be', async () => {
  const log = new ApiLog(new ManualClock());
  const type = { 'content-type': 'application/x-amz-cbor-1.1' };
  const reply = { FailedRecordCount: 0, Records: [{ SequenceNumber: '1', ShardId: 's' }] };
  const handler = log.wrap({
    handle: () =>
      Promise.resolve({
        response: new HttpResponse({ statusCode: 200, headers: type, body: encodeCbor(reply) }),
      }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  });
  const call = async (operation: string, ...data: Uint8Array[]) => {
    const records = data.map((bytes) => ({ Data: bytes, PartitionKey: 'k' }));
    const headers = { ...type, 'x-amz-target': `Kinesis_20131202.${operation}` };
    const body = encodeCbor({ Records: records, StreamName: 'web' });
    await handler.handle(new HttpRequest({ method: 'POST', headers, body }));
    return log.take().calls[0];
  };
  expect(await call('PutRecords', encodeUtf8('hi'))).toMatchObject({
    cbor: true,
    request: '{"Records":[{"Data":"aGk=","PartitionKey":"k"}],"StreamName":"web"}',
    response: JSON.stringify(reply),
    responseBytes: encodeCbor(reply).length,
  });
  const long = (await call('PutRecord', new Uint8Array(15_000), new Uint8Array(15_000)))?.request;
  expect(long).toBe(
    `{"Records":[{"Data":"${'A'.repeat(20_000)}","PartitionKey":"k"}`.slice(0, 20_000),
  );
});

test.each([
  ['its caller gave it up', undefined, { cancelled: true, error: undefined }],
  [
    'its time was up',
    new Error('No reply within 10 seconds.'),
    { cancelled: false, error: 'No reply within 10 seconds.' },
  ],
])('a call that was cut because %s', async (_, reason, logged) => {
  const log = new ApiLog(new ManualClock());
  const handler = log.wrap({
    handle: () => Promise.reject(new DOMException('The call was cut off.', 'AbortError')),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  });
  const headers = { 'x-amz-target': 'Kinesis_20131202.GetRecords' };
  const abortSignal = AbortSignal.abort(reason);
  await expect(
    handler.handle(new HttpRequest({ method: 'POST', headers }), { abortSignal }),
  ).rejects.toThrow('cut off');
  expect(log.take().calls).toMatchObject([
    { operation: 'GetRecords', status: undefined, ...logged },
  ]);
});

test('a call without an answer that nobody cut is an error', async () => {
  const log = new ApiLog(new ManualClock());
  const handler = log.wrap({
    handle: () => Promise.reject(new TypeError('Failed to fetch')),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  });
  const { signal: abortSignal } = new AbortController();
  await expect(
    handler.handle(new HttpRequest({ method: 'POST' }), { abortSignal }),
  ).rejects.toThrow();
  expect(log.take().calls).toMatchObject([{ cancelled: false, error: 'Failed to fetch' }]);
});
