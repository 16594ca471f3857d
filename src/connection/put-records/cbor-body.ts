import { writeCborHead } from '../../base/cbor-encode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { OutgoingRecord } from '../../load/target.ts';
import { copyShort, takeBuffer } from './body-pool.ts';

/** Major types of CBOR (RFC 8949 §3.1). */
const BYTES = 2;
const TEXT = 3;
const LIST = 4;
const MAP = 5;

/** The most bytes of a head: its type and a length of 64 bits. */
const HEAD_BYTES = 9;
/** The most bytes in UTF-8 that one UTF-16 unit takes. */
const BYTES_A_UNIT = 3;

const RECORDS = name('Records');
const DATA = name('Data');
const HASH = name('ExplicitHashKey');
const KEY = name('PartitionKey');
const STREAM = name('StreamName');

/**
 * The CBOR body of a PutRecords call, written straight into one buffer. The data goes as the bytes
 * that it is: a quarter less to send, hash and read than base64.
 */
export function cborBody(
  streamName: string,
  records: readonly OutgoingRecord[],
): Uint8Array<ArrayBuffer> {
  const fixed = DATA.length + HASH.length + KEY.length + 4 * HEAD_BYTES;
  let capacity = RECORDS.length + STREAM.length + streamName.length * BYTES_A_UNIT + 3 * HEAD_BYTES;
  for (const { data, partitionKey, explicitHashKey } of records)
    capacity +=
      fixed +
      data.length +
      partitionKey.length * BYTES_A_UNIT +
      (explicitHashKey?.length ?? 0) * BYTES_A_UNIT;
  const out = takeBuffer(capacity);
  let at = writeCborHead(out, 0, MAP, 2);
  at = copyShort(RECORDS, out, at);
  at = writeCborHead(out, at, LIST, records.length);
  for (let i = 0; i < records.length; i += 1) {
    const { data, partitionKey, explicitHashKey } = records[i] as OutgoingRecord;
    at = writeCborHead(out, at, MAP, explicitHashKey === undefined ? 2 : 3);
    at = copyShort(DATA, out, at);
    at = writeCborHead(out, at, BYTES, data.length);
    out.set(data, at);
    at += data.length;
    if (explicitHashKey !== undefined) {
      at = copyShort(HASH, out, at);
      at = writeText(explicitHashKey, out, at);
    }
    at = copyShort(KEY, out, at);
    at = writeText(partitionKey, out, at);
  }
  at = copyShort(STREAM, out, at);
  at = writeText(streamName, out, at);
  return out.subarray(0, at);
}

/** The name of a member, with its head. */
function name(text: string): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + text.length);
  return bytes.slice(0, writeText(text, bytes, 0));
}

/** Most texts are ASCII: as many bytes as characters. */
function writeText(text: string, out: Uint8Array, at: number): number {
  const start = writeCborHead(out, at, TEXT, text.length);
  let all = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    all |= code;
    out[start + i] = code;
  }
  if (all < 128) return start + text.length;
  const bytes = encodeUtf8(text);
  const after = writeCborHead(out, at, TEXT, bytes.length);
  out.set(bytes, after);
  return after + bytes.length;
}
