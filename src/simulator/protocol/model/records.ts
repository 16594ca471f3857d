import { PUT_RECORDS_MAX_RECORDS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import {
  BOOLEAN,
  list,
  required,
  requiredWithOthers,
  structure,
  text,
  TIMESTAMP,
  type Operation,
  type StructureShape,
} from '../shape.ts';
import {
  CONSUMER_ARN,
  DATA,
  ENCRYPTION_TYPE,
  HASH_KEY,
  HASH_KEY_RANGE,
  ITERATOR_TYPE,
  MILLIS,
  NATURAL,
  PAGE_SIZE,
  PARTITION_KEY,
  SEQUENCE_NUMBER,
  SHARD_ID,
  SHARD_ITERATOR,
  STREAM_ARN,
  STREAM_BY_NAME_OR_ARN,
  STREAM_ID,
} from './common.ts';

const RECORDS = list(
  structure({
    SequenceNumber: SEQUENCE_NUMBER,
    ApproximateArrivalTimestamp: TIMESTAMP,
    Data: DATA,
    PartitionKey: PARTITION_KEY,
    EncryptionType: ENCRYPTION_TYPE,
  }),
);

const CHILD_SHARDS = list(
  structure({
    ShardId: SHARD_ID,
    ParentShards: list(SHARD_ID),
    HashKeyRange: HASH_KEY_RANGE,
  }),
);

function putRecordsInput(most: number): StructureShape {
  return structure({
    Records: required(
      list(
        structure({
          PartitionKey: requiredWithOthers(PARTITION_KEY),
          ExplicitHashKey: HASH_KEY,
          Data: required(DATA),
        }),
        {
          min: 1,
          max: most,
          printed: 'com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@c965e310',
        },
      ),
    ),
    ...STREAM_BY_NAME_OR_ARN,
    DryRun: BOOLEAN,
  });
}

/** One event of SubscribeToShard. */
export const SUBSCRIBE_TO_SHARD_EVENT = structure({
  Records: RECORDS,
  ContinuationSequenceNumber: SEQUENCE_NUMBER,
  MillisBehindLatest: MILLIS,
  ChildShards: CHILD_SHARDS,
});

/**
 * Operations on records. A missing partition key alone is for the service to judge:
 * streams that distribute records by themselves take records without one.
 */
export const RECORD_OPERATIONS: Readonly<Record<string, Operation>> = {
  GetRecords: {
    input: structure({
      Limit: PAGE_SIZE,
      ShardIterator: required(SHARD_ITERATOR),
      StreamARN: STREAM_ARN,
      StreamId: STREAM_ID,
      DryRun: BOOLEAN,
    }),
    output: structure({
      Records: RECORDS,
      NextShardIterator: SHARD_ITERATOR,
      MillisBehindLatest: MILLIS,
      ChildShards: CHILD_SHARDS,
    }),
  },
  GetShardIterator: {
    input: structure({
      ShardId: required(SHARD_ID),
      ShardIteratorType: required(ITERATOR_TYPE),
      StartingSequenceNumber: SEQUENCE_NUMBER,
      StreamName: STREAM_BY_NAME_OR_ARN.StreamName,
      Timestamp: TIMESTAMP,
      StreamARN: STREAM_ARN,
      StreamId: STREAM_ID,
      DryRun: BOOLEAN,
    }),
    output: structure({ ShardIterator: SHARD_ITERATOR }),
  },
  PutRecord: {
    input: structure({
      SequenceNumberForOrdering: SEQUENCE_NUMBER,
      PartitionKey: requiredWithOthers(PARTITION_KEY),
      ExplicitHashKey: HASH_KEY,
      Data: required(DATA),
      ...STREAM_BY_NAME_OR_ARN,
      DryRun: BOOLEAN,
    }),
    output: structure({
      ShardId: SHARD_ID,
      SequenceNumber: SEQUENCE_NUMBER,
      EncryptionType: ENCRYPTION_TYPE,
    }),
  },
  PutRecords: {
    input: putRecordsInput(PUT_RECORDS_MAX_RECORDS),
    without: { quota: 'put-records-records', input: putRecordsInput(Infinity) },
    output: structure({
      FailedRecordCount: NATURAL,
      Records: list(
        structure({
          SequenceNumber: SEQUENCE_NUMBER,
          ShardId: SHARD_ID,
          ErrorCode: text(),
          ErrorMessage: text(),
        }),
      ),
      EncryptionType: ENCRYPTION_TYPE,
    }),
  },
  SubscribeToShard: {
    input: structure({
      ConsumerARN: required(CONSUMER_ARN),
      ShardId: required(SHARD_ID),
      StartingPosition: required(
        structure({
          Type: required(ITERATOR_TYPE),
          SequenceNumber: SEQUENCE_NUMBER,
          Timestamp: TIMESTAMP,
        }),
      ),
      StreamId: STREAM_ID,
      DryRun: BOOLEAN,
    }),
  },
};
