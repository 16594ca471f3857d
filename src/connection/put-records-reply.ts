import type { EntryResult } from '../load/target.ts';

/** A reply of the service that cannot be read: nobody knows what became of the records. */
export class MalformedReplyError extends Error {
  override readonly name = 'MalformedReply';
}

/**
 * The entries of a PutRecords reply, without the SDK's walk through its schema.
 * @throws MalformedReplyError when any entry says neither where it is stored nor why not
 */
export function parsePutRecordsReply(text: string): EntryResult[] {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    throw new MalformedReplyError('The reply to PutRecords is not JSON.');
  }
  const records = isObject(reply) ? reply['Records'] : undefined;
  if (!Array.isArray(records))
    throw new MalformedReplyError('The reply to PutRecords has no list of records.');
  return records.map(toEntry);
}

function toEntry(record: unknown): EntryResult {
  if (isObject(record)) {
    const { ErrorCode, ErrorMessage, ShardId, SequenceNumber } = record;
    if (typeof ErrorCode === 'string' && ErrorCode !== '')
      return {
        ok: false,
        code: ErrorCode,
        message: typeof ErrorMessage === 'string' ? ErrorMessage : '',
      };
    if (typeof ShardId === 'string' && typeof SequenceNumber === 'string')
      return { ok: true, shardId: known(ShardId), sequenceNumber: SequenceNumber };
  }
  throw new MalformedReplyError('A record of the reply says neither shard nor error.');
}

const shardIds = new Map<string, string>();
/** As many as the largest streams have: an emulator's fancies shall not fill the memory. */
const MOST_SHARDS = 20_000;
let last = '';

/**
 * The same string for the same shard, however often a reply names it: what looks it up or
 * compares it later need not read it again, which is 0.1 µs a record.
 */
function known(shardId: string): string {
  if (shardId === last) return last;
  const found = shardIds.get(shardId);
  if (found === undefined && shardIds.size < MOST_SHARDS) shardIds.set(shardId, shardId);
  last = found ?? shardId;
  return last;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
