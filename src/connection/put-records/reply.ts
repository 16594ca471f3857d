import { SequenceText } from '../../kinesis/sequence-numbers/sequence-digits.ts';
import type { EntryResult } from '../../load/target.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** As many as the largest streams have: an emulator's fancies shall not fill the memory. */
const MOST_SHARDS = 20_000;
const byText = new Map<string, string>();
let last = '';

/**
 * The same string for the same shard, however often a reply names it: what looks it up or
 * compares it later need not read it again, which is 0.1 µs a record.
 */
function shardIdKept(shardId: string): string {
  if (shardId === last) return last;
  const found = byText.get(shardId);
  if (found === undefined && byText.size < MOST_SHARDS) byText.set(shardId, shardId);
  last = found ?? shardId;
  return last;
}

/** The last one with each hash. */
const byHash = new Map<number, string>();

/** {@link shardIdKept} of an id that lies in bytes, which becomes no text when it is known. */
export function shardIdIn(bytes: Uint8Array, start: number, length: number): string {
  let hash = length;
  for (let i = start; i < start + length; i += 1)
    hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  const known = byHash.get(hash);
  if (known !== undefined && spells(known, bytes, start, length)) return known;
  const shardId = shardIdKept(utf8.decode(bytes.subarray(start, start + length)));
  if (byHash.size < MOST_SHARDS) byHash.set(hash, shardId);
  return shardId;
}

function spells(text: string, bytes: Uint8Array, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i += 1) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

/** A reply of the service that cannot be read: nobody knows what became of the records. */
export class MalformedReplyError extends Error {
  override readonly name = 'MalformedReply';
}

/**
 * The entries of a PutRecords reply, whatever it was written in.
 * @throws MalformedReplyError when any entry says neither where it is stored nor why not
 */
export function toEntries(reply: unknown): EntryResult[] {
  const records = isObject(reply) ? reply['Records'] : undefined;
  if (!Array.isArray(records))
    throw new MalformedReplyError('The reply to PutRecords has no list of records.');
  return records.map(toEntry);
}

/**
 * One entry of a PutRecords reply, or a whole reply to PutRecord. It is stored only where it names
 * both the shard and the sequence number, in texts that are not empty.
 * @throws MalformedReplyError when it says neither where the record is stored nor why not
 */
export function toEntry(record: unknown): EntryResult {
  if (isObject(record)) {
    const { ErrorCode, ErrorMessage, ShardId, SequenceNumber } = record;
    if (isText(ErrorCode))
      return {
        ok: false,
        code: ErrorCode,
        message: typeof ErrorMessage === 'string' ? ErrorMessage : '',
      };
    // Some services write members that do not apply as null or as an empty text.
    const noError = ErrorCode === undefined || ErrorCode === null || ErrorCode === '';
    if (noError && isText(ShardId) && isText(SequenceNumber))
      return {
        ok: true,
        shardId: shardIdKept(ShardId),
        sequenceNumber: new SequenceText(SequenceNumber),
      };
  }
  throw new MalformedReplyError('A record of the reply says neither shard nor error.');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * The entries of a PutRecords reply in JSON, without the SDK's walk through its schema.
 * @throws MalformedReplyError when any entry says neither where it is stored nor why not
 */
export function parseJsonReply(body: Uint8Array): EntryResult[] {
  let reply: unknown;
  try {
    reply = JSON.parse(decodeUtf8(body));
  } catch {
    throw new MalformedReplyError('The reply to PutRecords is not JSON.');
  }
  return toEntries(reply);
}
