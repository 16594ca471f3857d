import {
  BOOLEAN,
  integer,
  list,
  oneOf,
  required,
  structure,
  text,
  TIMESTAMP,
  type Operation,
  type StructureShape,
} from '../shape.ts';
import { NEXT_TOKEN, STREAM_ARN, TAG_MAP } from './common.ts';

const ANY = text();
const SECONDS = integer();

const RECORD_CONFIGURATION = structure({
  RecordFormatType: required(oneOf('GSR_JSON', 'JSON', 'STRING', 'BYTE_ARRAY')),
  GSRSchemaARN: ANY,
});
const LOGGING = structure({
  CloudWatchLogs: required(
    structure({ Enabled: required(BOOLEAN), LogGroupName: ANY, LogStreamName: ANY }),
  ),
});
const DEAD_LETTER = structure({
  BucketARN: required(ANY),
  ExpectedBucketOwner: required(ANY),
  ErrorOutputPrefix: ANY,
});
const S3 = structure({
  StorageConfiguration: required(
    structure({
      BucketARN: required(ANY),
      ExpectedBucketOwner: required(ANY),
      CompressionType: required(oneOf('GZIP', 'NONE', 'ZSTD')),
      OutputKeyTemplate: ANY,
      StorageClass: ANY,
    }),
  ),
  DataFreshnessInSeconds: SECONDS,
  DeadLetterQueueS3Configuration: DEAD_LETTER,
});
const S3_TABLES = structure({
  DeadLetterQueueS3Configuration: required(DEAD_LETTER),
  S3TablesConfigurationList: required(
    list(
      structure({
        TableBucketARN: required(ANY),
        Namespace: required(ANY),
        TableName: required(ANY),
        CompressionType: required(oneOf('NONE', 'SNAPPY', 'ZSTD')),
        PartitionSpec: structure({}),
      }),
    ),
  ),
  DataFreshnessInSeconds: SECONDS,
});
const FRESHNESS = structure({ DataFreshnessInSeconds: SECONDS });

const CHANNEL: StructureShape = structure({ ChannelARN: required(ANY) });

/**
 * Delivery channels. They are checked in form only: the service answers that it does
 * not simulate them, so no output is described.
 */
export const CHANNEL_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateChannel: {
    input: structure({
      ChannelName: required(ANY),
      ServiceExecutionRoleARN: required(ANY),
      StreamConfigurationList: required(
        list(
          structure({
            StreamARN: required(STREAM_ARN),
            RecordConfiguration: required(RECORD_CONFIGURATION),
          }),
        ),
      ),
      S3DestinationConfiguration: S3,
      S3TablesDestinationConfiguration: S3_TABLES,
      EncryptionConfiguration: structure({
        EncryptionType: required(oneOf('KMS')),
        KeyId: required(ANY),
      }),
      Tags: TAG_MAP,
      LoggingConfiguration: LOGGING,
    }),
  },
  DeleteChannel: { input: CHANNEL },
  DescribeChannel: { input: CHANNEL },
  ListChannels: {
    input: structure({
      StreamFilter: list(
        structure({ StreamARN: required(STREAM_ARN), StreamCreationTimestamp: TIMESTAMP }),
      ),
      MaxResults: integer({ min: 1 }),
      NextToken: NEXT_TOKEN,
    }),
  },
  UpdateChannel: {
    input: structure({
      ChannelARN: required(ANY),
      S3DestinationConfiguration: FRESHNESS,
      S3TablesDestinationConfiguration: FRESHNESS,
      LoggingConfiguration: LOGGING,
    }),
  },
};
