import {
  deleteResourcePolicy,
  describeAccountSettings,
  describeLimits,
  getResourcePolicy,
  noChannels,
  putResourcePolicy,
  updateAccountSettings,
} from './account.ts';
import {
  deregisterStreamConsumer,
  describeStreamConsumer,
  listStreamConsumers,
  registerStreamConsumer,
} from './consumers.ts';
import { listShards } from './list-shards.ts';
import { listStreams } from './list-streams.ts';
import { updateDistribution, updateStreamMode, updateWarmThroughput } from './modes.ts';
import { putRecord } from './put-record.ts';
import { putRecords } from './put-records.ts';
import { getRecords, getShardIterator } from './read.ts';
import { mergeShards, splitShard, updateShardCount } from './reshard.ts';
import {
  decreaseRetention,
  disableEnhancedMonitoring,
  enableEnhancedMonitoring,
  increaseRetention,
  startEncryption,
  stopEncryption,
  updateMaxRecordSize,
} from './settings.ts';
import { createStream, deleteStream, describeStream, describeStreamSummary } from './streams.ts';
import {
  addTagsToStream,
  listTagsForResource,
  listTagsForStream,
  removeTagsFromStream,
  tagResource,
  untagResource,
} from './tags.ts';
import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';

/** One operation of the API on one account. @throws ServiceError */
type Operation = (account: Account, input: ApiObject) => ApiObject;

/** Every operation but SubscribeToShard, by its name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['AddTagsToStream', addTagsToStream],
  ['CreateChannel', noChannels],
  ['CreateStream', createStream],
  ['DecreaseStreamRetentionPeriod', decreaseRetention],
  ['DeleteChannel', noChannels],
  ['DeleteResourcePolicy', deleteResourcePolicy],
  ['DeleteStream', deleteStream],
  ['DeregisterStreamConsumer', deregisterStreamConsumer],
  ['DescribeAccountSettings', describeAccountSettings],
  ['DescribeChannel', noChannels],
  ['DescribeLimits', describeLimits],
  ['DescribeStream', describeStream],
  ['DescribeStreamConsumer', describeStreamConsumer],
  ['DescribeStreamSummary', describeStreamSummary],
  ['DisableEnhancedMonitoring', disableEnhancedMonitoring],
  ['EnableEnhancedMonitoring', enableEnhancedMonitoring],
  ['GetRecords', getRecords],
  ['GetResourcePolicy', getResourcePolicy],
  ['GetShardIterator', getShardIterator],
  ['IncreaseStreamRetentionPeriod', increaseRetention],
  ['ListChannels', noChannels],
  ['ListShards', listShards],
  ['ListStreamConsumers', listStreamConsumers],
  ['ListStreams', listStreams],
  ['ListTagsForResource', listTagsForResource],
  ['ListTagsForStream', listTagsForStream],
  ['MergeShards', mergeShards],
  ['PutRecord', putRecord],
  ['PutRecords', putRecords],
  ['PutResourcePolicy', putResourcePolicy],
  ['RegisterStreamConsumer', registerStreamConsumer],
  ['RemoveTagsFromStream', removeTagsFromStream],
  ['SplitShard', splitShard],
  ['StartStreamEncryption', startEncryption],
  ['StopStreamEncryption', stopEncryption],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdateAccountSettings', updateAccountSettings],
  ['UpdateChannel', noChannels],
  ['UpdateMaxRecordSize', updateMaxRecordSize],
  ['UpdateShardCount', updateShardCount],
  ['UpdateStreamMode', updateStreamMode],
  ['UpdateStreamRecordDistributionStrategy', updateDistribution],
  ['UpdateStreamWarmThroughput', updateWarmThroughput],
]);
