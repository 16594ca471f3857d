import { AGGREGATE_OVERHEAD, encodeAggregate } from '../../kinesis/records/kpl.ts';
import { hashKeyOf } from '../../kinesis/hash-keys/hash-key.ts';
import { recordSize } from '../../kinesis/records/record-size.ts';
import type { Entry, Waiting } from './entry.ts';

/** The KPL's AggregationMaxSize, bytes. */
const AGGREGATION_MAX_BYTES = 51_200;
/** What the wire format adds to a record, at most: tags, lengths and indexes. */
const PER_RECORD_BYTES = 24;

interface Group {
  readonly records: Waiting[];
  bytes: number;
}

/**
 * Puts user records of one predicted shard into one Kinesis record, in the KPL's
 * format. A group never mixes shards: a consumer would drop what hashes elsewhere.
 */
export class Aggregator {
  readonly #groups = new Map<number, Group>();

  /** @returns the entry that became full and leaves, if one did */
  add(shard: number, mapVersion: number, record: Waiting): Entry | undefined {
    const size = recordSize(record.data.length, record.partitionKey) + PER_RECORD_BYTES;
    let group = this.#groups.get(shard);
    let full: Entry | undefined;
    if (group !== undefined && group.bytes + size > AGGREGATION_MAX_BYTES) {
      full = toEntry(group.records, shard, mapVersion);
      group = undefined;
    }
    if (group === undefined) {
      group = { records: [], bytes: AGGREGATE_OVERHEAD };
      this.#groups.set(shard, group);
    }
    group.records.push(record);
    group.bytes += size;
    return full;
  }

  /** Lets go of the groups whose first record was generated at or before `before`. */
  flush(before: number, mapVersion: number): Entry[] {
    const entries: Entry[] = [];
    for (const [shard, group] of this.#groups) {
      if ((group.records[0]?.generatedAt ?? 0) > before) continue;
      this.#groups.delete(shard);
      entries.push(toEntry(group.records, shard, mapVersion));
    }
    return entries;
  }

  /** Empties all groups, to be filed anew on another map. */
  clear(): Waiting[] {
    const records = [...this.#groups.values()].flatMap((group) => group.records);
    this.#groups.clear();
    return records;
  }
}

/** One record travels as it is; more travel as an aggregate aimed by the first one's hash key. */
export function toEntry(records: readonly Waiting[], shard: number, mapVersion: number): Entry {
  const first = records[0] as Waiting;
  const alone = records.length === 1;
  const partitionKey = alone ? first.partitionKey : 'a';
  const explicitHashKey = alone
    ? first.explicitHashKey
    : (first.explicitHashKey ?? String(hashKeyOf(first.partitionKey)));
  const data = alone ? first.data : encodeAggregate(records);
  return {
    data,
    partitionKey,
    ...(explicitHashKey !== undefined && { explicitHashKey }),
    count: records.length,
    size: recordSize(data.length, partitionKey),
    dueAt: first.dueAt,
    generatedAt: first.generatedAt,
    users: records,
    slab: undefined,
    shard,
    mapVersion,
    tries: Math.max(...records.map((one) => one.tries)),
    lost: records.some((one) => one.lost),
    readyAt: first.generatedAt,
  };
}
