import { decodeAggregate, hasAggregateMagic } from '../../kinesis/records/kpl.ts';
import type { IncomingRecord } from '../source.ts';

/** A user record as it was read: a Kinesis record, or one part of an aggregate. */
export interface ReadRecord {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Its place in the aggregate that carried it; absent for a plain record. */
  readonly subSequenceNumber?: number;
  /** Absent on streams that distribute records by themselves. */
  readonly partitionKey: string | undefined;
  /** Epoch milliseconds. */
  readonly arrival: number;
  readonly data: Uint8Array;
  readonly encryptionType?: string;
}

/** Kinesis records as they came: aggregates stay closed. */
export function toClosedRecords(
  shardId: string,
  incoming: readonly IncomingRecord[],
): readonly ReadRecord[] {
  return incoming.map((record) => ({ shardId, ...record }));
}

/** User records: see `openAggregates`. */
export function toReadRecords(
  shardId: string,
  incoming: readonly IncomingRecord[],
): readonly ReadRecord[] {
  return openAggregates(toClosedRecords(shardId, incoming));
}

/**
 * Opens KPL aggregates: each sub-record becomes a record of its own with the outer
 * sequence number and arrival. None is dropped for its hash key (KCL 2 does that, and
 * loses records). What is not a whole aggregate stays as it came.
 */
export function openAggregates(records: readonly ReadRecord[]): readonly ReadRecord[] {
  if (!records.some((record) => hasAggregateMagic(record.data))) return records;
  const out: ReadRecord[] = [];
  for (const record of records) {
    const parts = decodeAggregate(record.data);
    // An aggregate of nothing is shown as it is, rather than lost.
    if (parts === undefined || parts.length === 0) {
      out.push(record);
      continue;
    }
    parts.forEach(({ partitionKey, data }, subSequenceNumber) => {
      out.push({ ...record, subSequenceNumber, partitionKey, data });
    });
  }
  return out;
}
