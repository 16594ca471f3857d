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
} from '../shape.ts';
import {
  CONSUMER_ARN,
  CONSUMER_NAME,
  ENCRYPTION_TYPE,
  NATURAL,
  NEXT_TOKEN,
  NO_INPUT,
  PAGE_SIZE,
  RESOURCE_ARN,
  STREAM_ARN,
  STREAM_BY_NAME_OR_ARN,
  STREAM_ID,
  TAG_KEY,
  TAG_KEYS,
  TAG_MAP,
  TAGS,
} from './common.ts';

const KEY_ID = text({ min: 1, max: 2048 });
const CONSUMER_STATUS = oneOf('CREATING', 'DELETING', 'ACTIVE');
const CONSUMER = {
  ConsumerName: CONSUMER_NAME,
  ConsumerARN: CONSUMER_ARN,
  ConsumerStatus: CONSUMER_STATUS,
  ConsumerCreationTimestamp: TIMESTAMP,
} as const;
const CONSUMER_OF = structure({
  StreamARN: STREAM_ARN,
  ConsumerName: CONSUMER_NAME,
  ConsumerARN: CONSUMER_ARN,
  StreamId: STREAM_ID,
});
const ENCRYPTION: Operation = {
  input: structure({
    EncryptionType: required(ENCRYPTION_TYPE),
    KeyId: required(KEY_ID),
    ...STREAM_BY_NAME_OR_ARN,
  }),
};
const COMMITMENT = structure({
  MinimumThroughputBillingCommitment: structure({
    Status: oneOf('ENABLED', 'DISABLED', 'ENABLED_UNTIL_EARLIEST_ALLOWED_END'),
    StartedAt: TIMESTAMP,
    EndedAt: TIMESTAMP,
    EarliestAllowedEndAt: TIMESTAMP,
  }),
});
const RESOURCE = { ResourceARN: required(RESOURCE_ARN), StreamId: STREAM_ID } as const;

/** Operations on consumers, tags, encryption, policies and the account. */
export const SETTINGS_OPERATIONS: Readonly<Record<string, Operation>> = {
  AddTagsToStream: { input: structure({ Tags: required(TAG_MAP), ...STREAM_BY_NAME_OR_ARN }) },
  DeleteResourcePolicy: { input: structure(RESOURCE) },
  DeregisterStreamConsumer: { input: CONSUMER_OF },
  DescribeAccountSettings: { input: NO_INPUT, output: COMMITMENT },
  DescribeLimits: {
    input: NO_INPUT,
    output: structure({
      ShardLimit: NATURAL,
      OpenShardCount: NATURAL,
      OnDemandStreamCount: NATURAL,
      OnDemandStreamCountLimit: NATURAL,
      ChannelCount: NATURAL,
      ChannelCountLimit: NATURAL,
    }),
  },
  DescribeStreamConsumer: {
    input: CONSUMER_OF,
    output: structure({
      ConsumerDescription: structure({ ...CONSUMER, StreamARN: STREAM_ARN }),
    }),
  },
  GetResourcePolicy: { input: structure(RESOURCE), output: structure({ Policy: text() }) },
  ListStreamConsumers: {
    input: structure({
      StreamARN: required(STREAM_ARN),
      NextToken: NEXT_TOKEN,
      MaxResults: PAGE_SIZE,
      StreamCreationTimestamp: TIMESTAMP,
      StreamId: STREAM_ID,
    }),
    output: structure({ Consumers: list(structure(CONSUMER)), NextToken: NEXT_TOKEN }),
  },
  ListTagsForResource: { input: structure(RESOURCE), output: structure({ Tags: TAGS }) },
  ListTagsForStream: {
    input: structure({
      Limit: integer({ min: 1, max: 50 }),
      ExclusiveStartTagKey: TAG_KEY,
      ...STREAM_BY_NAME_OR_ARN,
    }),
    output: structure({ Tags: TAGS, HasMoreTags: BOOLEAN }),
  },
  PutResourcePolicy: {
    input: structure({
      ResourceARN: RESOURCE.ResourceARN,
      Policy: required(text()),
      StreamId: STREAM_ID,
    }),
  },
  RegisterStreamConsumer: {
    input: structure({
      StreamARN: required(STREAM_ARN),
      ConsumerName: required(CONSUMER_NAME),
      Tags: TAG_MAP,
      StreamId: STREAM_ID,
    }),
    output: structure({ Consumer: structure(CONSUMER) }),
  },
  RemoveTagsFromStream: {
    input: structure({ TagKeys: required(TAG_KEYS), ...STREAM_BY_NAME_OR_ARN }),
  },
  StartStreamEncryption: ENCRYPTION,
  StopStreamEncryption: ENCRYPTION,
  TagResource: {
    input: structure({
      Tags: required(TAG_MAP),
      ResourceARN: RESOURCE.ResourceARN,
      StreamId: STREAM_ID,
    }),
  },
  UntagResource: {
    input: structure({
      TagKeys: required(TAG_KEYS),
      ResourceARN: RESOURCE.ResourceARN,
      StreamId: STREAM_ID,
    }),
  },
  UpdateAccountSettings: {
    input: structure({
      MinimumThroughputBillingCommitment: required(
        structure({ Status: required(oneOf('ENABLED', 'DISABLED')) }),
      ),
    }),
    output: COMMITMENT,
  },
};
