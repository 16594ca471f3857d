import type { ApiObject } from '../operation.ts';
import { SequencePrinter } from './sequence-printer.ts';
import { describeRange, type ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';
import { shardIdOf } from '../../kinesis/shard-id.ts';

/** A part of a shard, as GetRecords and SubscribeToShard give it. */
export interface ShardPart {
  readonly records: readonly ApiObject[];
  readonly bytes: number;
  /** Sequence index to go on from. */
  readonly next: number;
  /** The end of a closed shard was reached. */
  readonly atEnd: boolean;
  readonly millisBehindLatest: number;
  readonly childShards: readonly ApiObject[];
}

/** Reads from a sequence index on; at least one record, when there is one, whatever it weighs. */
export function readRecords(
  stream: Stream,
  shard: ShardState,
  from: number,
  most: { readonly records: number; readonly bytes: number },
): ShardPart {
  const { log, origin } = shard;
  const printer = new SequencePrinter(origin.createdAt, origin.index);
  const records: ApiObject[] = [];
  let bytes = 0;
  let next = Math.max(from, log.firstIndex);
  log.forEachFrom(next, (record, size) => {
    if (records.length >= most.records || (records.length > 0 && bytes + size > most.bytes))
      return false;
    records.push({
      SequenceNumber: printer.print(record.index, record.time),
      ApproximateArrivalTimestamp: record.time,
      Data: record.data,
      ...(record.partitionKey !== undefined && { PartitionKey: record.partitionKey }),
      ...(record.encrypted && { EncryptionType: 'KMS' }),
    });
    bytes += size;
    next = record.index + 1;
    return true;
  });
  const atTip = next >= log.nextIndex;
  const atEnd = atTip && !shard.isOpen;
  return {
    records,
    bytes,
    next,
    atEnd,
    // Not 0 before the tip, even within one millisecond: 0 says "caught up".
    millisBehindLatest: atTip ? 0 : Math.max(1, Math.floor(stream.time() - log.timeOf(next))),
    childShards: atEnd ? stream.children(shard).map(describeChild) : [],
  };
}

function describeChild(shard: ShardState): ApiObject {
  const { parent, adjacentParent, range } = shard.origin;
  return {
    ShardId: shard.id,
    ParentShards: [parent, adjacentParent].filter((index) => index !== undefined).map(shardIdOf),
    HashKeyRange: describeRange(range),
  };
}
