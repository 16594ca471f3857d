import { cborTextRoom, HEAD_BYTES, writeCborHead, writeCborText } from '../../base/cbor-encode.ts';
import { takeBytes, copyShort } from '../../base/byte-pool.ts';
import { isArn } from '../../kinesis/stream-ref.ts';
import type { OutgoingRecord } from '../../load/target.ts';

/** Major types of CBOR (RFC 8949 §3.1). */
const BYTES = 2;
const LIST = 4;
const MAP = 5;

const RECORDS = name('Records');
const DATA = name('Data');
const HASH = name('ExplicitHashKey');
const KEY = name('PartitionKey');
const STREAM_NAME = name('StreamName');
const STREAM_ARN = name('StreamARN');

/**
 * The CBOR body of a PutRecords call, written straight into one buffer. The data goes as the bytes
 * that it is: a quarter less to send, hash and read than base64.
 * @param stream its name or its ARN
 */
export function cborBody(
  stream: string,
  records: readonly OutgoingRecord[],
): Uint8Array<ArrayBuffer> {
  const fixed = DATA.length + HASH.length + KEY.length + 2 * HEAD_BYTES;
  const streamMember = isArn(stream) ? STREAM_ARN : STREAM_NAME;
  let capacity = RECORDS.length + streamMember.length + cborTextRoom(stream) + 2 * HEAD_BYTES;
  for (const { data, partitionKey, explicitHashKey } of records)
    capacity +=
      fixed + data.length + cborTextRoom(partitionKey) + cborTextRoom(explicitHashKey ?? '');
  const out = takeBytes(capacity);
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
      at = writeCborText(out, at, explicitHashKey);
    }
    at = copyShort(KEY, out, at);
    at = writeCborText(out, at, partitionKey);
  }
  at = copyShort(streamMember, out, at);
  at = writeCborText(out, at, stream);
  return out.subarray(0, at);
}

/** The name of a member, with its head. */
function name(text: string): Uint8Array {
  const bytes = new Uint8Array(cborTextRoom(text));
  return bytes.slice(0, writeCborText(bytes, 0, text));
}
