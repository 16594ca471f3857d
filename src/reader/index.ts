export type {
  IncomingRecord,
  RecordsReply,
  Source,
  StartingPosition,
  SubscriptionEvent,
} from './source.ts';
export {
  clampInterval,
  READ_INTERVAL_MS,
  type ReadingOptions,
  type ShardCheckpoint,
} from './options.ts';
export type { ReadBudget, ReaderSnapshot, ShardReading, ShardState } from './snapshot.ts';
export { toReadRecords, type ReadRecord } from './read-record.ts';
export type { RecordSink } from './shard-context.ts';
export { startReading, type Reader, type ReaderDeps } from './reader.ts';
export { parentsOf } from './lineage.ts';
export {
  DEFAULT_STORE_LIMITS,
  RecordStore,
  type RecordView,
  type StoredRecord,
  type StoreLimits,
} from './store/store.ts';
export {
  ROW_TEXT_LENGTH,
  rows,
  rowsOf,
  toRow,
  type RecordRow,
  type RowOrder,
} from './store/row.ts';
