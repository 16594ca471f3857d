/** Quotas of Kinesis Data Streams. docs/kinesis.md has the source of each. */
export const KIB = 1024;
export const MIB = 1024 * KIB;

/** Records a shard accepts in a second (docs/kinesis.md#shard-write-limits). */
export const SHARD_WRITE_RECORDS_PER_SECOND = 1000;
/** Bytes a shard accepts in a second (docs/kinesis.md#shard-write-limits). */
export const SHARD_WRITE_BYTES_PER_SECOND = MIB;
/**
 * GetRecords calls a second on a shard, shared by all its readers
 * (docs/kinesis.md#shard-read-limits).
 */
export const SHARD_READ_CALLS_PER_SECOND = 5;
/**
 * Bytes a second that GetRecords gives from a shard, shared by all its readers
 * (docs/kinesis.md#shard-read-limits).
 */
export const SHARD_READ_BYTES_PER_SECOND = 2 * MIB;
/** Records in one GetRecords answer (docs/kinesis.md#shard-read-limits). */
export const GET_RECORDS_MAX_RECORDS = 10_000;
/** Bytes in one GetRecords answer (docs/kinesis.md#shard-read-limits). */
export const GET_RECORDS_MAX_BYTES = 10 * MIB;
/** Records in one PutRecords call (docs/kinesis.md#putrecords-limits). */
export const PUT_RECORDS_MAX_RECORDS = 500;
/**
 * Bytes in one PutRecords call: data before base64, and keys (docs/kinesis.md#putrecords-limits).
 */
export const PUT_RECORDS_MAX_BYTES = 10 * MIB;
/** The largest record of a stream, unless it was raised (docs/kinesis.md#largest-record). */
export const DEFAULT_MAX_RECORD_BYTES = MIB;
/** The largest record a stream can be raised to (docs/kinesis.md#largest-record). */
export const HIGHEST_MAX_RECORD_BYTES = 10 * MIB;
/** Characters in a partition key (docs/kinesis.md#constraints-of-members). */
export const PARTITION_KEY_MAX_LENGTH = 256;
/** Characters in a stream name (docs/kinesis.md#constraints-of-members). */
export const STREAM_NAME_MAX_LENGTH = 128;
/** How long a shard iterator lives, in ms (docs/kinesis.md#lifetime-of-iterators). */
export const ITERATOR_LIFETIME_MS = 300_000;
/** Retention in hours: default, least and most (docs/kinesis.md#retention). */
export const RETENTION_HOURS = { default: 24, min: 24, max: 8760 } as const;
/** UpdateShardCount in a rolling day (docs/kinesis.md#updateshardcount-limits). */
export const UPDATE_SHARD_COUNT_PER_DAY = 10;
/**
 * Shards of an account in us-east-1, us-west-2 and eu-west-1
 * (docs/kinesis.md#shards-of-an-account).
 */
export const ACCOUNT_SHARDS = 20_000;
/** Registered consumers of a stream (docs/kinesis.md#registered-consumers). */
export const CONSUMERS_PER_STREAM = 20;
/** Shards a new on-demand stream starts with (docs/kinesis.md#start-of-an-on-demand-stream). */
export const ON_DEMAND_INITIAL_SHARDS = 4;
/** A PUT payload unit, in bytes (docs/kinesis.md#put-payload-units). */
export const PAYLOAD_UNIT_BYTES = 25 * KIB;
