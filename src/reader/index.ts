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
export {
  isReadToEnd,
  type ReadBudget,
  type ReaderSnapshot,
  type ShardReading,
  type ShardState,
} from './snapshot.ts';
export { openAggregates, toReadRecords, type ReadRecord } from './read-record.ts';
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
export { decodeData, formatOf, jsonLines, type DataFormat, type Decoded } from './decode/decode.ts';
export { STEP_NAMES, unpack, type DecodeStep, type StepName } from './decode/steps.ts';
export { viewData, viewsFor, VIEW_LENGTH, type DataView, type ViewKind } from './decode/view.ts';
export { HEX_LINE_BYTES, hexLines, toHex, type HexLine } from './decode/hex.ts';
export { oneLineJson, prettyJson, type PrettyJson } from './decode/json-pretty.ts';
export { checkJson, isJson } from './decode/json-walk.ts';
export { csvCell, parseCsv, sniffCsv, type CsvTable } from './decode/csv.ts';
export { makeVisible, makeVisibleLine } from './decode/visible.ts';
export { lineOf } from './decode/line.ts';
export { parseLogsEnvelope, type LogEvent, type LogsEnvelope } from './decode/logs-envelope.ts';
export { MAX_OUTPUT_BYTES } from './decode/inflate.ts';
export {
  compileFilter,
  parseFilter,
  RECORD_PROPERTIES,
  type Comparison,
  type Filter,
  type Filterable,
  type FilterOperator,
  type RecordProperty,
} from './filter.ts';
export { findInJson, parseJsonPath, type JsonPath, type JsonSlice } from './decode/json-path.ts';
export { findBySequence } from './find-by-sequence.ts';
export { putCommand } from './put-command.ts';
export { EXPORT_FILES, EXPORT_FORMATS, exportRecords, type ExportFormat } from './export/export.ts';
export { dataAsJson, entryLine, ndjsonLine } from './export/lines.ts';
export {
  DeliveryCheck,
  type DeliveryReceipt,
  type DuplicateRecord,
  type MissingReason,
  type MissingRecord,
  type VerifyOptions,
  type VerifyReport,
} from './verify.ts';
export { verifyDelivery, type Verification } from './verify-delivery.ts';
export {
  explainSequenceNumber,
  type SequenceExplanation,
  type SequencePart,
} from './explain-sequence.ts';
export {
  Computation,
  type ComputationOptions,
  type ComputationResult,
  type ComputationSpec,
} from './compute/computation.ts';
export type { CountedThing } from './compute/bounded-counts.ts';
export type { WindowResult } from './compute/sliding-window.ts';
export type { IdMakers, IdRule } from './compute/record-id.ts';
export {
  checkpointsOf,
  startConsumer,
  type AutoCheckpoint,
  type Checkpoints,
  type ConsumerOptions,
  type ConsumerSnapshot,
  type NamedConsumer,
} from './named-consumer.ts';
