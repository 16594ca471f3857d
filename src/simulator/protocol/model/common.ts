import { HIGHEST_MAX_RECORD_BYTES } from '../../../kinesis/quotas-and-prices/quotas.ts';
import {
  blob,
  integer,
  list,
  long,
  map,
  oneOf,
  requiredUnless,
  structure,
  text,
  type StructureShape,
} from '../shape.ts';

/**
 * Shapes that several operations use. Constraints are those of the service's public
 * model (docs/kinesis.md#constraints-of-members); orders of members and of enumerations are as AWS
 * was seen to print them where that is known, else the model's.
 */
const NAME_PATTERN = '[a-zA-Z0-9_.-]+';

export const STREAM_NAME = text({ min: 1, max: 128, pattern: NAME_PATTERN });
export const SHARD_ID = STREAM_NAME;
export const CONSUMER_NAME = STREAM_NAME;
export const STREAM_ARN = text({
  min: 1,
  max: 2048,
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+',
});
export const CONSUMER_ARN = text({
  min: 1,
  max: 2048,
  pattern:
    '^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+',
});
/** A stream or a consumer; a channel too, hence looser than the model of May 2026. */
export const RESOURCE_ARN = text({
  min: 1,
  max: 2048,
  pattern: 'arn:aws.*:kinesis:.*:\\d{12}:.*(stream|channel)/\\S+',
});
export const STREAM_ID = text({ min: 1, max: 24, pattern: '[a-z0-9]{20}-[a-z0-9]{3}' });
export const HASH_KEY = text({ pattern: '0|([1-9]\\d{0,38})' });
export const SEQUENCE_NUMBER = text({ pattern: '0|([1-9]\\d{0,128})' });
export const PARTITION_KEY = text({ min: 1, max: 256 });
export const DATA = blob({ max: HIGHEST_MAX_RECORD_BYTES });
export const SHARD_ITERATOR = text({ min: 1, max: 512 });
export const NEXT_TOKEN = text({ min: 1, max: 1_048_576 });
export const PAGE_SIZE = integer({ min: 1, max: 10_000 });
export const POSITIVE = integer({ min: 1 });
export const NATURAL = integer({ min: 0 });
export const MILLIS = long({ min: 0 });
export const TAG_KEY = text({ min: 1, max: 128 });
const TAG_VALUE = text({ min: 0, max: 256 });
export const TAG_MAP = map(TAG_KEY, TAG_VALUE, { min: 1, max: 200 });
export const TAG_KEYS = list(TAG_KEY, { min: 1, max: 50 });
export const TAGS = list(structure({ Key: TAG_KEY, Value: TAG_VALUE }));
export const MAX_RECORD_SIZE = integer({ min: 1024, max: 10_240 });

export const STREAM_MODE = oneOf('PROVISIONED', 'ON_DEMAND');
export const STREAM_STATUS = oneOf('CREATING', 'DELETING', 'ACTIVE', 'UPDATING');
export const ENCRYPTION_TYPE = oneOf('NONE', 'KMS');
export const DISTRIBUTION_STRATEGY = oneOf('AUTO', 'USER_PARTITION_KEY');
export const ITERATOR_TYPE = oneOf(
  'AFTER_SEQUENCE_NUMBER',
  'LATEST',
  'AT_TIMESTAMP',
  'AT_SEQUENCE_NUMBER',
  'TRIM_HORIZON',
);
export const METRICS = list(
  oneOf(
    'IncomingBytes',
    'IncomingRecords',
    'OutgoingBytes',
    'OutgoingRecords',
    'WriteProvisionedThroughputExceeded',
    'ReadProvisionedThroughputExceeded',
    'IteratorAgeMilliseconds',
    'ALL',
  ),
  { min: 1, max: 7 },
);

export const HASH_KEY_RANGE = structure({ StartingHashKey: HASH_KEY, EndingHashKey: HASH_KEY });
export const WARM_THROUGHPUT = structure({ TargetMiBps: NATURAL, CurrentMiBps: NATURAL });

/**
 * The stream of a request: by name, by ARN, or both (docs/kinesis.md#name-or-arn-of-a-stream).
 * Listed last.
 */
export const STREAM_BY_NAME_OR_ARN = {
  StreamName: requiredUnless('StreamARN', STREAM_NAME),
  StreamARN: STREAM_ARN,
  StreamId: STREAM_ID,
} as const;

export const NO_INPUT: StructureShape = structure({});
