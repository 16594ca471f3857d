import { lineOf } from '../decode/line.ts';
import type { RecordStore, StoredRecord } from './store.ts';

/** Characters of a record that a list shows. */
const ROW_TEXT_LENGTH = 256;

/** A record as a list shows it. Plain data: can be posted from a worker. */
export interface RecordRow {
  readonly id: number;
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Its place in the aggregate that carried it. */
  readonly subSequenceNumber?: number;
  readonly partitionKey: string | undefined;
  /** Epoch milliseconds. */
  readonly arrival: number;
  /** Data and partition key, in bytes. */
  readonly size: number;
  /** The first 256 characters, decoded, on one line, with what is invisible made visible. */
  readonly text: string;
}

function toRow(record: StoredRecord): RecordRow {
  return {
    id: record.id,
    shardId: record.shardId,
    sequenceNumber: record.sequenceNumber,
    ...(record.subSequenceNumber !== undefined && { subSequenceNumber: record.subSequenceNumber }),
    partitionKey: record.partitionKey,
    arrival: record.arrival,
    size: record.size,
    text: lineOf(record.data, ROW_TEXT_LENGTH),
  };
}

/** The rows of these records; those that fell out meanwhile are left out. */
export function rowsOf(store: RecordStore, ids: readonly number[]): RecordRow[] {
  const rows: RecordRow[] = [];
  for (const id of ids) {
    const record = store.get(id);
    if (record !== undefined) rows.push(toRow(record));
  }
  return rows;
}
