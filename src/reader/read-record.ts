import { decodeAggregate, hasAggregateMagic } from '../kinesis/kpl.ts';
import type { IncomingRecord } from './source.ts';

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

/**
 * Opens KPL aggregates: each sub-record becomes a record of its own with the outer
 * sequence number and arrival. None is dropped for its hash key (KCL 2 does that, and
 * loses records). What is not a whole aggregate stays as it came.
 */
export function toReadRecords(
  shardId: string,
  incoming: readonly IncomingRecord[],
): readonly ReadRecord[] {
  const out: ReadRecord[] = [];
  for (const record of incoming) {
    const parts = hasAggregateMagic(record.data) ? decodeAggregate(record.data) : undefined;
    // An aggregate of nothing is shown as it is, rather than lost.
    if (parts === undefined || parts.length === 0) {
      out.push({ shardId, ...record });
      continue;
    }
    parts.forEach((part, subSequenceNumber) => {
      out.push({
        shardId,
        ...record,
        subSequenceNumber,
        partitionKey: part.partitionKey,
        data: part.data,
      });
    });
  }
  return out;
}
