type RateScope = 'account' | 'stream' | 'shard' | 'consumer and shard';

export interface ControlRate {
  readonly operation: string;
  readonly perSecond: number;
  readonly scope: RateScope;
}

function rates(scope: RateScope, perSecond: number, ...operations: string[]): ControlRate[] {
  return operations.map((operation) => ({ operation, perSecond, scope }));
}

/**
 * Calls a second (docs/kinesis.md#call-rates). Where the API model and the quota page
 * differ on the scope, the account is taken for tags and resharding.
 */
export const CONTROL_RATES: readonly ControlRate[] = [
  ...rates('account', 1, 'DescribeLimits'),
  ...rates(
    'account',
    5,
    'AddTagsToStream',
    'CreateStream',
    'DeleteResourcePolicy',
    'DeleteStream',
    'DescribeAccountSettings',
    'GetResourcePolicy',
    'ListStreams',
    'ListTagsForStream',
    'MergeShards',
    'PutResourcePolicy',
    'RemoveTagsFromStream',
    'SplitShard',
    'UpdateAccountSettings',
    'UpdateStreamWarmThroughput',
  ),
  ...rates('account', 10, 'DescribeStream', 'UpdateShardCount'),
  ...rates('account', 20, 'DescribeStreamSummary'),
  ...rates(
    'stream',
    5,
    'DecreaseStreamRetentionPeriod',
    'DeregisterStreamConsumer',
    'DisableEnhancedMonitoring',
    'EnableEnhancedMonitoring',
    'IncreaseStreamRetentionPeriod',
    'ListStreamConsumers',
    'RegisterStreamConsumer',
    'StartStreamEncryption',
    'StopStreamEncryption',
  ),
  ...rates('stream', 20, 'DescribeStreamConsumer'),
  ...rates('stream', 1000, 'ListShards'),
  ...rates('shard', 5, 'GetShardIterator'),
  ...rates('consumer and shard', 1, 'SubscribeToShard'),
];
