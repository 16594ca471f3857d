/**
 * Every text that the simulator's errors can have, and where it was seen on AWS. `…` stands for
 * a value. A text without such a place is ours. docs/simulator.md prints both lists.
 */

/** Its author compared its answers with AWS, 2014 to 2020; the test looks the texts up in it. */
export const KINESALITE = 'kinesalite';
/** The answer is put together of parts, each of which kinesalite has. */
export const IN_PARTS = 'kinesalite, in parts';
const API = 'API Reference';
const GUIDE = 'Developer Guide';

/** A text, and where it was seen. */
export const RECORDED: readonly (readonly [text: string, where: string])[] = [
  // Streams.
  ['Stream … under account … not found.', KINESALITE],
  ['Stream … under account … already exists.', KINESALITE],
  ['Stream … under account … not ACTIVE, instead in state …', KINESALITE],
  [
    'Stream … under account … not ACTIVE or UPDATING, instead in state …',
    'aws/aws-sdk-java-v2#5949 (ListShards)',
  ],
  [
    'This request would exceed the shard limit for the account … in …. Current shard count for the account: …. Limit: …. Number of additional shards that would have resulted from this request: …. Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.',
    KINESALITE,
  ],
  [
    'This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING for the account …. Limit: ….',
    'hashicorp/terraform-provider-aws#1339 (with both blanks)',
  ],
  [
    'This request would exceed the limit on the number of On-Demand streams for the account … in …. Current On-Demand streams count: …. Limit: ….',
    'hashicorp/terraform-provider-aws#38094',
  ],
  [
    'DeleteStream can’t delete …:… because there are consumers associated with this data stream. To delete … anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the consumers that are associated with it.',
    'rebuy-de/aws-nuke#497, hashicorp/terraform-provider-aws#8420',
  ],
  [
    'RecordDistributionStrategy=AUTO is only supported for on-demand streams. Stream […] is using PROVISIONED mode.',
    GUIDE,
  ],
  // Rates.
  ['Rate exceeded for shard … in stream … under account ….', `${API} (PutRecords)`],
  [
    'Rate exceeded for Shard - …/…/…',
    'risingwavelabs/risingwave#7453, awslabs/amazon-kinesis-client#1521 (GetRecords)',
  ],
  ['Rate exceeded for stream … under account ….', 'hashicorp/terraform-provider-aws#3108'],
  ['Rate exceeded for account ….', 'Graylog2/graylog-plugin-integrations#341'],
  // Writing.
  [
    "1 validation error detected: Value at '…data' failed to satisfy constraint: Member must have length less than or equal to ….",
    'awslabs/amazon-kinesis-producer#680 (December 2025)',
  ],
  [
    "1 validation error detected: Value null at '…partitionKey' failed to satisfy constraint: Member must not be null",
    IN_PARTS,
  ],
  [
    'Records size exceeds 10 MB limit',
    'aws/amazon-kinesis-streams-for-fluent-bit#21 (5 MB, before October 2025)',
  ],
  [
    'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was …',
    KINESALITE,
  ],
  [
    'ExclusiveMinimumSequenceNumber … used in PutRecord on stream … under account … is invalid.',
    KINESALITE,
  ],
  [
    'Stream has SERVICE_DEFINED PartitionKey enabled. SequenceNumberForOrdering must not be provided.',
    GUIDE,
  ],
  // Reading.
  ['Invalid ShardIterator.', KINESALITE],
  [
    'Iterator expired. The iterator was created at time … while right now it is … which is further in the future than the tolerated delay of … milliseconds.',
    KINESALITE,
  ],
  ['Shard … in stream … under account … does not exist', KINESALITE],
  [
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified … and … StartingSequenceNumber.',
    KINESALITE,
  ],
  [
    'StartingSequenceNumber … used in … on shard … in stream … under account … is invalid.',
    KINESALITE,
  ],
  [
    'StartingSequenceNumber … used in … on shard … in stream … under account … is invalid because it did not come from this stream.',
    KINESALITE,
  ],
  [
    'Invalid StartingSequenceNumber. It encodes …, while it was used in a call to a shard with …',
    KINESALITE,
  ],
  [
    'Invalid SequenceNumber for ShardIteratorType …, SequenceNumber has reached max possible value for the shard.',
    'spring-attic/spring-cloud-stream-binder-aws-kinesis#187',
  ],
  [
    'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.',
    KINESALITE,
  ],
  [
    'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: …, currentTimestampInMillis: …',
    KINESALITE,
  ],
  // Fan-out.
  [
    'Consumer … with creation timestamp … under stream: … , account … is not in ACTIVE status.',
    'awslabs/kinesis-hot-shard-advisor#37 (SubscribeToShard)',
  ],
  [
    'Consumer … with creation timestamp … under stream … and account … is not in ACTIVE status.',
    'aws-cloudformation/cloudformation-coverage-roadmap#2442 (PutResourcePolicy)',
  ],
  [
    'Another active subscription exists for this consumer: …:…:…:…',
    'awslabs/amazon-kinesis-client#391',
  ],
  // Lists.
  ['Either NextToken or StreamName should be provided.', KINESALITE],
  [
    'NextToken and … cannot be provided together.',
    'hashicorp/terraform-provider-aws#40494, aws/aws-cli#9635, awslabs/amazon-kinesis-scaling-utils#82, apache/beam#33478',
  ],
  // Resharding and retention.
  ['Could not find shard … in stream … under account ….', KINESALITE],
  [
    "NewStartingHashKey … used in SplitShard() on shard … in stream … under account … is not both greater than one plus the shard's StartingHashKey … and less than the shard's EndingHashKey ….",
    KINESALITE,
  ],
  [
    'Shards … and … in stream … under account … are not an adjacent pair of shards eligible for merging',
    KINESALITE,
  ],
  [
    'Shard … in stream … under account … has already been merged or split, and thus is not eligible for merging or splitting.',
    'mhart/kinesalite#109',
  ],
  [
    'Minimum allowed retention period is … hours. Requested retention period (… hours) is too short.',
    KINESALITE,
  ],
  [
    'Requested retention period (… hours) for stream … can not be shorter than existing retention period (… hours). Use DecreaseRetentionPeriod API.',
    KINESALITE,
  ],
  [
    'Requested retention period (… hours) for stream … can not be longer than existing retention period (… hours). Use IncreaseRetentionPeriod API.',
    KINESALITE,
  ],
  // Tags.
  [
    'Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.',
    KINESALITE,
  ],
  [
    "Failed to … tags … stream … under account … because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.",
    KINESALITE,
  ],
  [
    'Failed to add tags to stream … under account … because a given stream cannot have more than 10 tags associated with it.',
    KINESALITE,
  ],
  // Failures and faults.
  ['Internal service failure.', `${API} (PutRecords)`],
  [
    'The request has failed due to a temporary failure of the server.',
    `${API} (Common Error Types)`,
  ],
  [
    'The request was rejected because the DryRun parameter was specified.',
    `${API} (DryRunOperationException)`,
  ],
  [
    'The security token included in the request is expired',
    'MaterializeInc/materialize (its tests)',
  ],
];
