import { SequenceText } from '../../kinesis/sequence-digits.ts';
import type { EntryResult } from '../../load/target.ts';
import { shardIdKept } from './shard-ids.ts';

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
      return {
        ok: true,
        shardId: shardIdKept(ShardId),
        sequenceNumber: new SequenceText(SequenceNumber),
      };
  }
  throw new MalformedReplyError('A record of the reply says neither shard nor error.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
