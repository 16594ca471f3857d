import type { ApiObject } from '../operation.ts';
import type { StoredRecord } from './segment.ts';
import { SequencePrinter } from './sequence-printer.ts';
import { describeRange, type ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';

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
  const found: StoredRecord[] = [];
  let bytes = 0;
  let next = Math.max(from, log.firstIndex);
  log.forEachFrom(next, (record, size) => {
    if (found.length >= most.records || (found.length > 0 && bytes + size > most.bytes))
      return false;
    found.push(record);
    bytes += size;
    next = record.index + 1;
    return true;
  });
  const copies = copiesOf(found);
  const records = found.map((record, i) => ({
    SequenceNumber: printer.print(record.index, record.time),
    ApproximateArrivalTimestamp: record.time,
    Data: copies[i] as Uint8Array,
    ...(record.partitionKey !== undefined && { PartitionKey: record.partitionKey }),
    ...(record.encrypted && { EncryptionType: 'KMS' }),
  }));
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

/** The data of records, in one piece of memory that is not the log's. */
function copiesOf(records: readonly StoredRecord[]): Uint8Array[] {
  const all = new Uint8Array(records.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  return records.map(({ data }) => {
    all.set(data, at);
    at += data.length;
    return all.subarray(at - data.length, at);
  });
}
