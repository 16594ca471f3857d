/**
 * Quotas of Kinesis Data Streams. Sources: "QUOTA" is the AWS page "Quotas and
 * limits" (2026), "SDK" the model documentation of @aws-sdk/client-kinesis 3.1143.
 */
export const KIB = 1024;
export const MIB = 1024 * KIB;

/** Records a shard accepts in a second. QUOTA. */
export const SHARD_WRITE_RECORDS_PER_SECOND = 1000;
/** Bytes a shard accepts in a second. SDK, CreateStream: "1 MiB per second". */
export const SHARD_WRITE_BYTES_PER_SECOND = MIB;
/** GetRecords calls a second on a shard, shared by all its readers. QUOTA. */
export const SHARD_READ_CALLS_PER_SECOND = 5;
/** Bytes a second that GetRecords gives from a shard, shared by all its readers. SDK. */
export const SHARD_READ_BYTES_PER_SECOND = 2 * MIB;
/** Records in one GetRecords answer. SDK. */
export const GET_RECORDS_MAX_RECORDS = 10_000;
/** Bytes in one GetRecords answer. SDK. */
export const GET_RECORDS_MAX_BYTES = 10 * MIB;
/** Records in one PutRecords call. SDK. */
export const PUT_RECORDS_MAX_RECORDS = 500;
/** Bytes in one PutRecords call, data and partition keys, before base64. SDK, since October 2025. */
export const PUT_RECORDS_MAX_BYTES = 10 * MIB;
/** The largest record of a stream, unless it was raised. SDK. */
export const DEFAULT_MAX_RECORD_BYTES = MIB;
/** The largest record a stream can be raised to. SDK, UpdateMaxRecordSize. */
export const HIGHEST_MAX_RECORD_BYTES = 10 * MIB;
/** Characters in a partition key. SDK. */
export const PARTITION_KEY_MAX_LENGTH = 256;
/** Characters in a stream name. SDK. */
export const STREAM_NAME_MAX_LENGTH = 128;
/** How long a shard iterator lives, in ms. SDK. */
export const ITERATOR_LIFETIME_MS = 300_000;
/** Retention in hours: default, least and most. SDK. */
export const RETENTION_HOURS = { default: 24, min: 24, max: 8760 } as const;
/** UpdateShardCount in a rolling day. SDK. */
export const UPDATE_SHARD_COUNT_PER_DAY = 10;
/** Shards of an account in us-east-1, us-west-2 and eu-west-1. QUOTA 2026. */
export const ACCOUNT_SHARDS = 20_000;
/** Registered consumers of a stream. SDK. */
export const CONSUMERS_PER_STREAM = 20;
/** Shards a new on-demand stream starts with. QUOTA. */
export const ON_DEMAND_INITIAL_SHARDS = 4;
/** A PUT payload unit, in bytes. Price list, "25 KB". */
export const PAYLOAD_UNIT_BYTES = 25 * KIB;
