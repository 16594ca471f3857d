import { base64Length, writeBase64 } from '../base/base64.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { OutgoingRecord } from '../load/target.ts';

const HEAD = encodeUtf8('{"Records":[');
const DATA = encodeUtf8('{"Data":"');
const HASH = encodeUtf8('","ExplicitHashKey":"');
const KEY = encodeUtf8('","PartitionKey":"');
const END = encodeUtf8('"}');
const TAIL = encodeUtf8('],"StreamName":');
const COMMA = 44;
const CLOSE = 125;

/** The most bytes that one UTF-16 unit takes in a JSON string: `\u001f`. */
const MAX_PER_UNIT = 6;

const encoder = new TextEncoder();

/** Buffers that are kept for the next call, at most. */
const MAX_POOLED = 16;
/** Larger ones are let go: few calls need them. */
const MAX_POOLED_BYTES = 2 * 1024 * 1024;
const GRAIN_BYTES = 64 * 1024;
const pool: Uint8Array<ArrayBuffer>[] = [];

/** A buffer of at least `bytes`. Fresh memory costs more than what is written into it. */
function bufferOf(bytes: number): Uint8Array<ArrayBuffer> {
  const at = pool.findIndex((buffer) => buffer.length >= bytes);
  const found = at < 0 ? undefined : pool.splice(at, 1)[0];
  return found ?? new Uint8Array(Math.ceil(bytes / GRAIN_BYTES) * GRAIN_BYTES);
}

/** Gives a body's buffer back, once nobody can read it any more. */
export function releaseBody(body: Uint8Array<ArrayBuffer>): void {
  if (pool.length < MAX_POOLED && body.buffer.byteLength <= MAX_POOLED_BYTES)
    pool.push(new Uint8Array(body.buffer));
}

/**
 * The JSON body of a PutRecords call, written straight into one buffer: the data goes
 * from bytes to base64 without becoming a string.
 */
export function putRecordsBody(
  streamName: string,
  records: readonly OutgoingRecord[],
): Uint8Array<ArrayBuffer> {
  const name = encodeUtf8(JSON.stringify(streamName));
  const fixed = DATA.length + HASH.length + KEY.length + END.length + 1;
  let capacity = HEAD.length + TAIL.length + name.length + 1;
  for (const { data, partitionKey, explicitHashKey } of records)
    capacity +=
      fixed +
      base64Length(data.length) +
      partitionKey.length * MAX_PER_UNIT +
      (explicitHashKey?.length ?? 0);
  const out = bufferOf(capacity);
  let at = copy(HEAD, out, 0);
  for (let i = 0; i < records.length; i += 1) {
    const { data, partitionKey, explicitHashKey } = records[i] as OutgoingRecord;
    if (i > 0) out[at++] = COMMA;
    at = copy(DATA, out, at);
    at = writeBase64(data, out, at);
    if (explicitHashKey !== undefined) {
      at = copy(HASH, out, at);
      at = writeText(explicitHashKey, out, at);
    }
    at = copy(KEY, out, at);
    at = writeText(partitionKey, out, at);
    at = copy(END, out, at);
  }
  at = copy(TAIL, out, at);
  at = copy(name, out, at);
  out[at++] = CLOSE;
  return out.subarray(0, at);
}

/** Short runs of bytes: a loop is faster than `set`. */
function copy(from: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < from.length; i += 1) out[at + i] = from[i] as number;
  return at + from.length;
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
