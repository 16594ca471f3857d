import {
  LAST_SEQUENCE_INDEX,
  decodeSequenceNumber,
  sequenceSecond,
} from '../../kinesis/sequence-numbers/sequence-number.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { invalidArgument } from './errors.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';

/** Where reading starts, as GetShardIterator and SubscribeToShard take it. */
export interface Position {
  readonly type: string;
  readonly sequenceNumber: string | undefined;
  /** Epoch ms. */
  readonly timestamp: number | undefined;
}

/** A bit in the field that is 0 in a record's number: the number lies after that record. */
const AFTER_MARK = 1n << 72n;

/**
 * The sequence index of the first record to read.
 * @throws ServiceError InvalidArgumentException, with the service's texts
 */
export function startOf(
  stream: Stream,
  shard: ShardState,
  position: Position,
  accountId: string,
  operation = 'GetShardIterator',
): number {
  const { type, sequenceNumber, timestamp } = position;
  const bySequence = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (bySequence !== (sequenceNumber !== undefined))
    throw invalidArgument(
      'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
        `(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ${type} and ` +
        `${bySequence ? 'no' : 'also a'} StartingSequenceNumber.`,
    );
  stream.trim(shard);
  if (sequenceNumber !== undefined) {
    const start = startAtNumber(shard, sequenceNumber, type);
    if (start === 'invalid')
      throw invalidArgument(
        `StartingSequenceNumber ${sequenceNumber} used in ${operation} on shard ${shard.id} in stream ${stream.name} under account ${accountId} is invalid.`,
      );
    if (start === 'foreign')
      throw invalidArgument(
        `StartingSequenceNumber ${sequenceNumber} used in ${operation} on shard ${shard.id} in stream ${stream.name} under account ${accountId} is invalid because it did not come from this stream.`,
      );
    return start;
  }
  if (type === 'TRIM_HORIZON') return shard.log.firstIndex;
  if (type === 'LATEST') return shard.log.nextIndex;
  if (timestamp === undefined)
    throw invalidArgument(
      'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.',
    );
  const now = stream.time();
  if (timestamp > now)
    throw invalidArgument(
      'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
        `timestampInMillis: ${timestamp}, currentTimestampInMillis: ${now}`,
    );
  return shard.log.indexAtTime(timestamp);
}

/**
 * A number after every record up to `index` and before the next: from it, AT and AFTER
 * read on alike.
 */
export function continuationAfter(shard: ShardState, index: number, epochMs: number): string {
  const second = Math.floor(epochMs / 1000);
  return (BigInt(shard.sequenceNumber(BigInt(index), second)) | AFTER_MARK).toString();
}

/** Where a number leads to: `foreign` when it is one of an earlier stream of this name. */
function startAtNumber(
  shard: ShardState,
  text: string,
  type: string,
): number | 'invalid' | 'foreign' {
  const value = BigInt(text);
  const parts = decodeSequenceNumber(value);
  if (parts === undefined) return 'invalid';
  if (parts.shardIndex !== shard.origin.index)
    throw invalidArgument(
      `Invalid StartingSequenceNumber. It encodes ${shardIdOf(parts.shardIndex)}, while it was used in a call to a shard with ${shard.id}`,
    );
  if (parts.shardCreatedAt !== sequenceSecond(shard.origin.createdAt)) return 'foreign';
  if (parts.sequenceIndex === LAST_SEQUENCE_INDEX) {
    // Nothing can follow the number that a closed shard ends with; the number itself is a place.
    if (type === 'AFTER_SEQUENCE_NUMBER')
      throw invalidArgument(
        `Invalid SequenceNumber for ShardIteratorType ${type}, SequenceNumber has reached max possible value for the shard.`,
      );
    return shard.log.nextIndex;
  }
  if (parts.sequenceIndex >= BigInt(shard.log.nextIndex)) return 'invalid';
  const isAfter = type === 'AFTER_SEQUENCE_NUMBER' || (value & AFTER_MARK) !== 0n;
  const start = Number(parts.sequenceIndex) + (isAfter ? 1 : 0);
  return Math.max(start, shard.log.firstIndex);
}
