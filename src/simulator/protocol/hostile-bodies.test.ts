import { expect, test } from 'vitest';
import { CBOR_TYPE } from '../../kinesis/content-types.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { decodeCbor } from '../../base/cbor-decode.ts';
import { createHandler } from './handler.ts';
import { DoubleService, jsonRequest } from './testing/double.ts';
import { hasFewValues, MAX_VALUES } from './value-count.ts';

const BYTES = 15 * 1024 * 1024;

function filled(head: readonly number[], pattern: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(BYTES);
  bytes.set(head);
  for (let at = head.length; at < BYTES; at += 1)
    bytes[at] = pattern[(at - head.length) % pattern.length] as number;
  return bytes;
}

/** Each stalled everyone for seconds, and took a gigabyte or two. */
const HOSTILE: readonly (readonly [string, string, Uint8Array])[] = [
  ['CBOR: a list of empty maps', CBOR_TYPE, filled([0x9f], [0xa0])],
  ['CBOR: a list of zeros', CBOR_TYPE, filled([0x9f], [0])],
  ['CBOR: a map of one-letter keys', CBOR_TYPE, filled([0xbf], [0x61, 0x61, 0])],
  ['CBOR: a text in pieces of one byte', CBOR_TYPE, filled([0x7f], [0x61, 0x61])],
  ['CBOR: bytes in empty pieces', CBOR_TYPE, filled([0x5f], [0x40])],
  ['CBOR: lists in lists', CBOR_TYPE, filled([], [0x81])],
  ['CBOR: tags in tags', CBOR_TYPE, filled([], [0xc1])],
  ['JSON: a list of empty lists', '', encodeUtf8(`[${'[],'.repeat(BYTES / 3)}[]]`)],
  ['JSON: lists in lists', '', encodeUtf8('['.repeat(BYTES / 2) + ']'.repeat(BYTES / 2))],
  ['JSON: a list of zeros', '', encodeUtf8(`[${'0,'.repeat(BYTES / 2)}0]`)],
  ['JSON: many members', '', encodeUtf8(`{${'"a":0,'.repeat(BYTES / 6)}"a":0}`)],
  [
    'JSON: texts of marks, and then lists',
    '',
    encodeUtf8(`["${',[{'.repeat(1e6)}"${',[]'.repeat(4e6)}]`),
  ],
];

test.each(HOSTILE)('%s is refused before it is built', async (_, type, body) => {
  const service = new DoubleService();
  const { headers, ...rest } = jsonRequest('PutRecords', {});
  const asked = type === '' ? headers : { ...headers, 'content-type': type };
  const started = performance.now();
  const answer = await createHandler(service)({ ...rest, headers: asked, body });
  expect(answer.status).toBe(400);
  expect(answer.headers['x-amzn-errortype']).toBe('SerializationException');
  // It took 3 to 10 s on an idle machine, and takes some 20 ms.
  expect(performance.now() - started).toBeLessThan(1500);
});

test('what PutRecords may hold passes, whatever its keys are made of', async () => {
  const service = new DoubleService();
  service.answer = { FailedRecordCount: 0, Records: [] };
  const key = ',[{"\\'.repeat(51);
  const Records = Array.from({ length: 500 }, () => ({
    Data: 'A'.repeat(4000),
    PartitionKey: key,
    ExplicitHashKey: '0',
  }));
  const answer = await createHandler(service)(
    jsonRequest('PutRecords', { StreamName: 'a', Records }),
  );
  expect(answer.status).toBe(200);
});

test('values are counted, and marks in texts are not', () => {
  const padding = `"${'x'.repeat(2 * MAX_VALUES)}"`;
  expect(hasFewValues(`[${padding}${',0'.repeat(MAX_VALUES - 1)}]`)).toBe(true);
  expect(hasFewValues(`[${padding}${',0'.repeat(MAX_VALUES)}]`)).toBe(false);
  expect(hasFewValues(`[${padding}${',"\\\\\\",[{"'.repeat(MAX_VALUES - 1)}]`)).toBe(true);
});

test('CBOR counts every item, and every piece of a text', () => {
  expect(decodeCbor(new Uint8Array([0x83, 1, 2, 3]), 4)).toEqual([1, 2, 3]);
  expect(() => decodeCbor(new Uint8Array([0x83, 1, 2, 3]), 3)).toThrow('too many items');
  const pieces = new Uint8Array([0x7f, 0x61, 0x61, 0x61, 0x62, 0xff]);
  expect(decodeCbor(pieces, 3)).toBe('ab');
  expect(() => decodeCbor(pieces, 2)).toThrow('too many items');
});
