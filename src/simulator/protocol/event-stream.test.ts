import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { ServiceError, type WireResponse } from '../operation.ts';
import { crc32 } from '../../base/crc32.ts';
import { eventFrame } from './event-stream.ts';
import { createHandler } from './handler.ts';
import { bodyOf, DoubleService, jsonRequest } from './testing/double.ts';

const CONSUMER = 'arn:aws:kinesis:us-east-1:123456789012:stream/a/consumer/c:1';
const REQUEST = jsonRequest('SubscribeToShard', {
  ConsumerARN: CONSUMER,
  ShardId: 'shardId-000000000000',
  StartingPosition: { Type: 'LATEST' },
});

/** The frame that an answer begins with (docs/kinesis.md#event-streams). */
const INITIAL_RESPONSE =
  '00000068000000564e6817240d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070010696e697469616c2d726573706f6e73650d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b7dfe942c1d';

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function framesOf(response: WireResponse): Promise<Uint8Array[]> {
  if (response.body instanceof Uint8Array) throw new Error('no event stream');
  const frames: Uint8Array[] = [];
  for await (const frame of response.body) frames.push(frame);
  return frames;
}

test('the CRC is the usual one', () => {
  expect(crc32(encodeUtf8('123456789'))).toBe(0xcbf43926);
});

test('the first frame is byte for byte the one of the service', () => {
  expect(hex(eventFrame('initial-response', 'application/json', encodeUtf8('{}')))).toBe(
    INITIAL_RESPONSE,
  );
});

test('events follow, and a refusal in mid-stream is an exception frame', async () => {
  const service = new DoubleService();
  service.events = [
    {
      Records: [{ SequenceNumber: '1', Data: encodeUtf8('hi'), PartitionKey: 'k' }],
      ContinuationSequenceNumber: '1',
      MillisBehindLatest: 0,
    },
    new ServiceError('ResourceInUseException', 'taken over'),
  ];
  const response = await createHandler(service)(REQUEST);
  expect(response.status).toBe(200);
  expect(response.headers['content-type']).toBe('application/vnd.amazon.eventstream');
  expect(response.headers['content-length']).toBeUndefined();
  const [first, event, exception] = await framesOf(response);
  expect(hex(first as Uint8Array)).toBe(INITIAL_RESPONSE);
  expect(decodeUtf8(event as Uint8Array)).toContain(
    '{"Records":[{"SequenceNumber":"1","Data":"aGk=","PartitionKey":"k"}],"ContinuationSequenceNumber":"1","MillisBehindLatest":0}',
  );
  expect(decodeUtf8(exception as Uint8Array)).toContain('ResourceInUseException');
  expect(decodeUtf8(exception as Uint8Array)).toContain('{"message":"taken over"}');
  expect(service.stopped).toBe(true);
});

test('a refusal before the stream is an ordinary error', async () => {
  const service = new DoubleService();
  service.answer = new ServiceError('ResourceNotFoundException', 'no');
  const response = await createHandler(service)(REQUEST);
  expect(response.status).toBe(400);
  expect(decodeUtf8(bodyOf(response))).toContain('ResourceNotFoundException');
});

test('the subscription stops when the client hangs up', async () => {
  const service = new DoubleService();
  const gone = new AbortController();
  await createHandler(service)({ ...REQUEST, signal: gone.signal });
  expect(service.stopped).toBe(false);
  gone.abort();
  expect(service.stopped).toBe(true);
});
