import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeAggregate } from '../../kinesis/records/kpl.ts';
import { compileFilter, parseFilter } from '../filter.ts';
import { decodeData } from './decode.ts';
import { lineOf } from './line.ts';

const JSON_TEXT = '{"city":"Zürich","n":7}';
const UUID = 'b7b4c0de-1f3a-4a5b-9c8d-0123456789ab';

function joined(...parts: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array {
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  return new Uint8Array(Buffer.concat(bytes.map((part) => Uint8Array.from(part))));
}

function finds(data: Uint8Array, words: string): boolean {
  const filter = parseFilter(words);
  if (!filter.ok) throw new Error(filter.error);
  return compileFilter(filter.value)({ shardId: 's', arrival: 0, partitionKey: 'k', data });
}

const uuid = Buffer.from(UUID.replaceAll('-', ''), 'hex');
const otherId = Buffer.alloc(16, 0xab);
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(isLittle ? bytes : bytes.swap16());
};

describe('what producers put around JSON', () => {
  it.each([
    ['Glue', joined([3, 0], uuid, JSON_TEXT), ['glue-schema'], `schema version ${UUID}`],
    ['Glue with zlib', joined([3, 5], uuid, deflateSync(JSON_TEXT)), ['glue-schema', 'zlib'], UUID],
    ['Glue with another id', joined([3, 0], otherId, JSON_TEXT), ['glue-schema'], 'abababab-abab-'],
    ['gzip of Glue', gzipSync(joined([3, 0], uuid, JSON_TEXT)), ['gzip', 'glue-schema'], ''],
    ['Confluent', joined([0, 0, 0, 1, 2], JSON_TEXT), ['confluent-schema'], 'schema 258'],
    [
      'UTF-8 with a byte order mark',
      joined([0xef, 0xbb, 0xbf], JSON_TEXT),
      ['byte-order-mark'],
      '',
    ],
    ['UTF-16, little end first', utf16(JSON_TEXT, true), ['utf-16'], ''],
    ['UTF-16, big end first', utf16(JSON_TEXT, false), ['utf-16'], ''],
    ['NULs', joined(JSON_TEXT, [0, 0, 0]), ['nul-padding'], '3 NUL bytes at the end'],
    ['many NULs', joined(JSON_TEXT, Buffer.alloc(500)), ['nul-padding'], '500 NUL bytes'],
    ['base64 on lines', Buffer.from(`${wrapped(gzipSync(JSON_TEXT))}\r\n`), ['base64', 'gzip'], ''],
  ])('%s is named, and what follows is decoded and found', (_name, bytes, steps, note) => {
    const data = new Uint8Array(bytes);
    const decoded = decodeData(data);
    expect(decoded.steps.map(({ name }) => name)).toEqual(steps);
    expect(decoded.steps.flatMap(({ notes = [] }) => notes).join()).toContain(note);
    expect(decoded).toMatchObject({ format: 'json', text: JSON_TEXT });
    expect(lineOf(data, 256)).toBe(JSON_TEXT);
    expect(finds(data, 'zürich')).toBe(true);
    expect(finds(data, 'n = 7')).toBe(true);
  });

  it('Glue names its schema before Avro too, and inside an aggregate', () => {
    const avro = joined([3, 0], uuid, [0x0e, 0xff, 0x81, 0x02]);
    expect(decodeData(avro)).toMatchObject({
      steps: [{ name: 'glue-schema', notes: [`schema version ${UUID}`], outputBytes: 4 }],
      format: 'bytes',
    });
    const aggregate = encodeAggregate([{ partitionKey: 'k', data: avro }]);
    expect(decodeData(aggregate).parts[0]?.data).toEqual(avro);
  });

  it.each([
    ['a protobuf', [3, 0, ...Array<number>(20).fill(0xff)]],
    ['three bytes', [3, 5, 1]],
    ['a header alone', [3, 0, ...uuid]],
    ['a Confluent header before Avro', [0, 0, 0, 0, 1, 2, 3]],
    ['a mark of two bytes before others', [0xff, 0xfe, 0, 1]],
    ['bytes that end in NUL', [0x80, 0x81, 0]],
    ['text with a NUL inside', [0x61, 0, 0x62, 0]],
  ])('%s stays as it came', (_name, bytes) => {
    expect(decodeData(Uint8Array.from(bytes)).steps).toEqual([]);
  });
});

function wrapped(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return text.replaceAll(/.{20}/g, '$&\r\n').trim();
}
