import { base64Length, writeBase64 } from '../../base/base64.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { takeBytes, copyShort } from '../../base/byte-pool.ts';
import { isArn } from '../../kinesis/stream-ref.ts';
import type { OutgoingRecord } from '../../load/target.ts';

const HEAD = encodeUtf8('{"Records":[');
const DATA = encodeUtf8('{"Data":"');
const HASH = encodeUtf8('","ExplicitHashKey":"');
const KEY = encodeUtf8('","PartitionKey":"');
const END = encodeUtf8('"}');
const STREAM_NAME = encodeUtf8('],"StreamName":');
const STREAM_ARN = encodeUtf8('],"StreamARN":');
const COMMA = 44;
const CLOSE = 125;

/** The most bytes that one UTF-16 unit takes in a JSON string: `\u001f`. */
const MAX_PER_UNIT = 6;

const encoder = new TextEncoder();

/**
 * The JSON body of a PutRecords call, written straight into one buffer: the data goes
 * from bytes to base64 without becoming a string.
 * @param stream its name or its ARN
 */
export function jsonBody(
  stream: string,
  records: readonly OutgoingRecord[],
): Uint8Array<ArrayBuffer> {
  const name = encodeUtf8(JSON.stringify(stream));
  const tail = isArn(stream) ? STREAM_ARN : STREAM_NAME;
  const fixed = DATA.length + HASH.length + KEY.length + END.length + 1;
  let capacity = HEAD.length + tail.length + name.length + 1;
  for (const { data, partitionKey, explicitHashKey } of records)
    capacity +=
      fixed +
      base64Length(data.length) +
      partitionKey.length * MAX_PER_UNIT +
      (explicitHashKey?.length ?? 0);
  const out = takeBytes(capacity);
  let at = copyShort(HEAD, out, 0);
  for (let i = 0; i < records.length; i += 1) {
    const { data, partitionKey, explicitHashKey } = records[i] as OutgoingRecord;
    if (i > 0) out[at++] = COMMA;
    at = copyShort(DATA, out, at);
    at = writeBase64(data, out, at);
    if (explicitHashKey !== undefined) {
      at = copyShort(HASH, out, at);
      at = writeText(explicitHashKey, out, at);
    }
    at = copyShort(KEY, out, at);
    at = writeText(partitionKey, out, at);
    at = copyShort(END, out, at);
  }
  at = copyShort(tail, out, at);
  at = copyShort(name, out, at);
  out[at++] = CLOSE;
  return out.subarray(0, at);
}

/** The inside of a JSON string. */
function writeText(text: string, out: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126 || code === 34 || code === 92) return writeEscaped(text, out, at);
    out[at + i] = code;
  }
  return at + text.length;
}

function writeEscaped(text: string, out: Uint8Array, at: number): number {
  const quoted = JSON.stringify(text);
  return at + encoder.encodeInto(quoted.slice(1, -1), out.subarray(at)).written;
}
