/**
 * Texts for which no answer of AWS was found, each with the case that it is for. Where one was
 * modelled on another text, that is said.
 */
export const OURS: readonly (readonly [text: string, when: string])[] = [
  ['Either StreamARN or StreamName must be provided.', 'neither names the stream'],
  ['StreamName … and StreamARN … name different streams.', 'the two of one call disagree'],
  // Creating and modes.
  [
    'ShardCount must not be specified for a stream in On-Demand mode.',
    'CreateStream; CloudFormation says “ShardCount is not expected when StreamMode=ON_DEMAND”',
  ],
  ['ShardCount must be specified for a stream in Provisioned mode.', 'CreateStream'],
  [
    'Request is invalid. Stream … under account … is in On-Demand mode.',
    'resharding an on-demand stream; as moto words it',
  ],
  [
    'Request is invalid. Stream … under account … is in Provisioned mode.',
    'UpdateStreamWarmThroughput; modelled on the line above',
  ],
  ['Stream … under account … is already in mode ….', 'UpdateStreamMode with warm throughput'],
  [
    'UpdateStreamMode cannot be called more than … times in a rolling 24-hour period on stream … under account ….',
    'the third switch of a day',
  ],
  ['WarmThroughputMiBps is only supported for on-demand streams.', 'a provisioned stream'],
  [
    'Warm throughput needs MinimumThroughputBillingCommitment to be ENABLED: see UpdateAccountSettings.',
    'warm throughput without the commitment',
  ],
  [
    'Warm throughput of … MiB/s exceeds the limit of … MiB/s for a stream under account ….',
    'more than 10 GiB/s',
  ],
  [
    'Remove the warm throughput of stream … before you disable the commitment.',
    'UpdateAccountSettings',
  ],
  // Resharding and settings.
  [
    'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: … Target shard count: …',
    'more than double; quoted in public, but by no report that could be found again',
  ],
  [
    'UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: … Target shard count: …',
    'less than half; modelled on the line above',
  ],
  [
    'UpdateShardCount cannot scale a stream beyond … shards. Current open shard count: … Target shard count: …',
    'more than 10,000 shards; modelled on the same',
  ],
  [
    'UpdateShardCount cannot be called more than … times in a rolling 24-hour period on stream … under account ….',
    'the eleventh call of a day',
  ],
  [
    '… cannot be called more than … times in a rolling 24-hour period on stream … under account ….',
    'StartStreamEncryption and StopStreamEncryption, the 26th call of a day',
  ],
  [
    'Maximum allowed retention period is … hours. Requested retention period (… hours) is too long.',
    'more than 8,760 hours; modelled on the minimum, as moto does',
  ],
  ['EncryptionType must be KMS to start or stop encryption.', 'the type NONE'],
  // Reading and lists.
  ['The ShardIterator is not one of the stream ….', 'GetRecords with another stream’s ARN'],
  ['Invalid NextToken.', 'a damaged token; modelled on the shard iterator'],
  [
    'NextToken expired. It was created at time … while right now it is … which is further in the future than the tolerated delay of … milliseconds.',
    'a token of more than 300 s; modelled on the shard iterator',
  ],
  ['Must specify a ShardId for a ShardFilter of type AFTER_SHARD_ID.', 'ListShards'],
  ['Must specify a Timestamp for a ShardFilter of type ….', 'ListShards'],
  // Consumers.
  ['Consumer …, account … not found.', 'as moto words it'],
  ['Consumer … under stream … already exists for account ….', 'RegisterStreamConsumer'],
  ['Limit of … registered consumers exceeded for stream … under account ….', 'the 21st consumer'],
  [
    'Limit of consumers being created concurrently exceeded for stream … under account ….',
    'the sixth consumer in CREATING',
  ],
  [
    'Either ConsumerARN, or StreamARN and ConsumerName, must be provided.',
    'nothing names the consumer',
  ],
  [
    'Rate exceeded for consumer … and shard … in stream … under account ….',
    'more than one SubscribeToShard a second',
  ],
  [
    'Another subscription of this consumer to this shard took over.',
    'how the earlier subscription ends',
  ],
  // Tags, policies, channels.
  [
    'Failed to add tags: a given resource cannot have more than … tags associated with it.',
    'the 51st tag of a consumer',
  ],
  ['Failed to add tags: the tag key … starts with the reserved aws:.', 'a key of AWS’s own'],
  ['Policy is not a valid JSON policy document.', 'PutResourcePolicy'],
  [
    'No resource policy found for resource ARN ….',
    'DeleteResourcePolicy; reported to this project as recorded on AWS',
  ],
  [
    'Channels are not simulated by the practice stream: try this operation on a stream in AWS.',
    'the five Channel operations',
  ],
  ['The timestamp is out of range', 'a time that no calendar has'],
  // Signatures.
  [
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '…'",
    'as other services of AWS word it',
  ],
  ["Unsupported AWS 'algorithm': '…'. ", 'as other services of AWS word it'],
  [
    "Date must be in ISO-8601 'basic format'. Got '…'. See http://en.wikipedia.org/wiki/ISO_8601",
    'as other services of AWS word it',
  ],
];
