import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { ServiceError, type WireRequest, type WireResponse } from '../operation.ts';
import { ConnectionCut } from '../service/errors.ts';
import { createHandler } from './handler.ts';
import { bodyOf, DoubleService, jsonRequest, SIGNED } from './testing/double.ts';

const STREAM = { StreamName: 'orders' };

function setUp(): { service: DoubleService; send: (r: WireRequest) => Promise<WireResponse> } {
  const service = new DoubleService();
  return { service, send: createHandler(service) };
}

async function said(response: Promise<WireResponse>): Promise<[number, string]> {
  const answer = await response;
  return [answer.status, decodeUtf8(bodyOf(answer))];
}

describe('a call', () => {
  test('reaches the service with blobs as bytes and timestamps in milliseconds', async () => {
    const { service, send } = setUp();
    service.answer = { ShardId: 'shardId-000000000000', SequenceNumber: '1' };
    await send(jsonRequest('PutRecord', { ...STREAM, Data: 'aGk=', PartitionKey: 'k', Extra: 1 }));
    await send(
      jsonRequest('GetShardIterator', {
        ...STREAM,
        ShardId: 's',
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: 1459799926.48,
      }),
    );
    expect(service.calls[0]).toEqual({
      operation: 'PutRecord',
      input: { ...STREAM, Data: encodeUtf8('hi'), PartitionKey: 'k' },
    });
    expect(service.calls[1]?.input['Timestamp']).toBe(1459799926480);
  });

  test('answers with base64, seconds, and the headers of the service', async () => {
    const { service, send } = setUp();
    service.answer = {
      Records: [
        {
          SequenceNumber: '1',
          Data: encodeUtf8('hi'),
          PartitionKey: 'k',
          ApproximateArrivalTimestamp: 1459799926480,
        },
      ],
      MillisBehindLatest: 0,
    };
    const response = await send(jsonRequest('GetRecords', { ShardIterator: 'x' }));
    const text = decodeUtf8(bodyOf(response));
    expect(text).toBe(
      '{"Records":[{"SequenceNumber":"1","ApproximateArrivalTimestamp":1459799926.48,"Data":"aGk=","PartitionKey":"k"}],"MillisBehindLatest":0}',
    );
    expect(response.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(response.headers['content-length']).toBe(String(text.length));
    expect(response.headers['x-amzn-requestid']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(response.headers['x-amz-id-2']).toMatch(/^[A-Za-z0-9+/]{96}$/);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('without an output has no body', async () => {
    const { send } = setUp();
    expect(await said(send(jsonRequest('DeleteStream', STREAM)))).toEqual([200, '']);
  });

  test('that the service refuses carries type, text and status', async () => {
    const { service, send } = setUp();
    service.answer = new ServiceError('ResourceNotFoundException', 'Stream a not found.');
    const response = await send(jsonRequest('DescribeStream', STREAM));
    expect(response.status).toBe(400);
    expect(response.headers['x-amzn-errortype']).toBe('ResourceNotFoundException');
    expect(decodeUtf8(bodyOf(response))).toBe(
      '{"__type":"ResourceNotFoundException","message":"Stream a not found."}',
    );
    service.answer = new ServiceError('InternalFailure', 'Internal service failure.', 500);
    expect((await send(jsonRequest('DescribeStream', STREAM))).status).toBe(500);
  });

  test('whose connection the service cuts is thrown on to the door', async () => {
    const { service, send } = setUp();
    service.answer = new ConnectionCut('cut');
    await expect(send(jsonRequest('DescribeStream', STREAM))).rejects.toThrow('cut');
  });

  test('that meets a bug of ours is a 500, and the bug is told', async () => {
    const service = new DoubleService();
    service.answer = new TypeError('oops');
    const bugs: unknown[] = [];
    const send = createHandler(service, { onBug: (thrown) => bugs.push(thrown) });
    expect(await said(send(jsonRequest('DescribeStream', STREAM)))).toEqual([
      500,
      '{"__type":"InternalFailureException","message":"Internal service failure."}',
    ]);
    expect(bugs).toEqual([service.answer]);
  });
});

describe('the front end', () => {
  const unsigned = { 'content-type': 'application/x-amz-json-1.1' };
  const target = { 'x-amz-target': 'Kinesis_20131202.ListStreams' };
  const denied =
    '<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n';
  const auth = (headers: Record<string, string>): string =>
    JSON.stringify({ __type: 'IncompleteSignatureException', ...headers });

  test.each<[string, Partial<WireRequest>, number, string]>([
    ['GET', { method: 'GET' }, 403, denied],
    ['OPTIONS without an origin', { method: 'OPTIONS' }, 403, denied],
    ['no body', { body: new Uint8Array() }, 400, '{"__type":"SerializationException"}'],
    [
      'no body, no target',
      { body: new Uint8Array(), headers: unsigned },
      400,
      '{"__type":"UnknownOperationException"}',
    ],
    ['no content type, no target', { headers: {} }, 403, denied],
    [
      'a wrong content type',
      { headers: { 'content-type': 'text/xml', ...target } },
      404,
      '<UnknownOperationException/>\n',
    ],
    [
      'a body that is not JSON, before the target',
      { headers: unsigned, body: encodeUtf8('{') },
      400,
      '{"__type":"SerializationException"}',
    ],
    [
      'a body that is not an object',
      { body: encodeUtf8('"hello"') },
      400,
      '{"__type":"SerializationException"}',
    ],
    [
      'a body that is not UTF-8',
      { body: Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d) },
      400,
      '{"__type":"SerializationException"}',
    ],
    [
      'an unknown target, before the signature',
      { headers: { ...unsigned, 'x-amz-target': 'Kinesis_20131202.Nope' } },
      400,
      '{"__type":"UnknownOperationException"}',
    ],
    [
      'another service',
      { headers: { ...unsigned, 'x-amz-target': 'DynamoDB_20120810.ListTables' } },
      400,
      '{"__type":"UnknownOperationException"}',
    ],
    [
      'plain JSON',
      { headers: { 'content-type': 'application/json', ...target, ...SIGNED } },
      404,
      '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
    ],
    [
      'no signature',
      { headers: { ...unsigned, ...target } },
      400,
      '{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}',
    ],
    [
      'another kind of Authorization',
      { headers: { ...unsigned, ...target, authorization: 'Bearer x' } },
      400,
      auth({
        message:
          "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=Bearer x",
      }),
    ],
    [
      'a signature of many regions',
      {
        headers: {
          ...unsigned,
          ...target,
          ...SIGNED,
          authorization:
            'AWS4-ECDSA-P256-SHA256 Credential=a/20261121/kinesis/aws4_request, SignedHeaders=host, Signature=b',
        },
      },
      400,
      auth({ message: "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'. " }),
    ],
    [
      'no date',
      { headers: { ...unsigned, ...target, authorization: SIGNED.authorization } },
      400,
      auth({
        message: `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${SIGNED.authorization}`,
      }),
    ],
    [
      'a date that is none',
      { headers: { ...unsigned, ...target, ...SIGNED, 'x-amz-date': 'yesterday' } },
      400,
      auth({
        message:
          "Date must be in ISO-8601 'basic format'. Got 'yesterday'. See http://en.wikipedia.org/wiki/ISO_8601",
      }),
    ],
    [
      'both ways to sign',
      { path: '/?X-Amz-Algorithm=AWS4-HMAC-SHA256' },
      400,
      `{"__type":"InvalidSignatureException","message":"Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."}`,
    ],
    [
      'a presigned request that lacks parts',
      { path: '/?X-Amz-Algorithm=a&X-Amz-Date=b', headers: { ...unsigned, ...target } },
      400,
      auth({
        message:
          "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
      }),
    ],
  ])('refuses %s', async (_, over, status, text) => {
    const { service, send } = setUp();
    expect(await said(send(jsonRequest('ListStreams', {}, over)))).toEqual([status, text]);
    expect(service.calls).toEqual([]);
  });

  test('takes a presigned request', async () => {
    const { service, send } = setUp();
    service.answer = { StreamNames: [], HasMoreStreams: false };
    const path =
      '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2Fb%2Fc%2Fkinesis%2Faws4_request&X-Amz-Signature=1&X-Amz-SignedHeaders=host&X-Amz-Date=20261121T000000Z';
    const response = await send(
      jsonRequest('ListStreams', {}, { path, headers: { ...unsigned, ...target } }),
    );
    expect(response.status).toBe(200);
  });
});

describe('across origins', () => {
  test('a preflight is answered as AWS answers it', async () => {
    const { send } = setUp();
    const response = await send({
      method: 'OPTIONS',
      path: '/',
      headers: {
        origin: 'https://example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-amz-target',
      },
      body: new Uint8Array(),
    });
    const { 'x-amzn-requestid': id, ...headers } = response.headers;
    expect(response.status).toBe(200);
    expect(id).toBeDefined();
    expect(headers).toEqual({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization,content-type,x-amz-target',
      'access-control-allow-methods': 'POST',
      'access-control-expose-headers':
        'x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date',
      'access-control-max-age': '172800',
      'content-length': '0',
    });
  });

  test('an answer to a page may be read by it, errors too', async () => {
    const { send } = setUp();
    const request = jsonRequest('ListStreams', '{');
    const response = await send({
      ...request,
      headers: { ...request.headers, origin: 'https://example.com' },
    });
    expect(response.status).toBe(400);
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['access-control-expose-headers']).toContain('x-amzn-ErrorType');
    expect(response.headers['timing-allow-origin']).toBe('*');
  });
});
