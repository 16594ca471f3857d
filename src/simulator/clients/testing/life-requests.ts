import { encodeBase64 } from '../../../base/base64.ts';
import type { ComparedRequest } from './compared-request.ts';

const S = { StreamName: 'compared' };
const KEY = { PartitionKey: 'k' };

/** The life of a stream, in this order: later rows live off earlier ones. */
export const LIFE_REQUESTS: readonly ComparedRequest[] = [
  // A stream's life.
  { name: 'create', operation: 'CreateStream', input: { ...S, ShardCount: 2 } },
  { name: 'create again', operation: 'CreateStream', input: { ...S, ShardCount: 2 } },
  { name: 'describe', operation: 'DescribeStream', input: S, untilActive: 'compared' },
  { name: 'describe in short', operation: 'DescribeStreamSummary', input: S },
  { name: 'list streams', operation: 'ListStreams', input: {} },
  { name: 'list shards', operation: 'ListShards', input: S },
  { name: 'list shards of nothing', operation: 'ListShards', input: {} },
  {
    name: 'list shards by token and name',
    operation: 'ListShards',
    input: { ...S, NextToken: 'a' },
  },
  { name: 'list two shards by one', operation: 'ListShards', input: { ...S, MaxResults: 1 } },
  {
    name: 'put a record',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: 'aGk=', ExplicitHashKey: '0' },
    keep: 'SequenceNumber',
  },
  {
    name: 'put two records',
    operation: 'PutRecords',
    input: {
      ...S,
      Records: [
        { ...KEY, Data: 'aGk=', ExplicitHashKey: '0' },
        { ...KEY, Data: '' },
      ],
    },
  },
  {
    name: 'explicit hash key above the range',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: '', ExplicitHashKey: String(1n << 128n) },
  },
  {
    name: 'order by a number that is no sequence number',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: '', SequenceNumberForOrdering: '5' },
  },
  {
    name: 'first in order',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: '', SequenceNumberForOrdering: '0' },
  },
  {
    name: 'in the order of an older stream',
    operation: 'PutRecord',
    input: {
      ...S,
      ...KEY,
      Data: '',
      SequenceNumberForOrdering: '49543463076548007577105092703039560359975228518395019266',
    },
  },
  {
    name: 'record of 1 MiB and a byte',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: encodeBase64(new Uint8Array(1024 * 1024 + 1)) },
  },
  {
    name: 'iterator',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' },
    keep: 'ShardIterator',
  },
  { name: 'read', operation: 'GetRecords', input: { ShardIterator: '$ShardIterator' } },
  {
    name: 'read by an iterator in double quotes',
    operation: 'GetRecords',
    input: { ShardIterator: '"$ShardIterator"' },
  },
  {
    name: 'iterator at a sequence number',
    operation: 'GetShardIterator',
    input: {
      ...S,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      StartingSequenceNumber: '$SequenceNumber',
    },
  },
  {
    name: 'iterator at a number of another shard',
    operation: 'GetShardIterator',
    input: {
      ...S,
      ShardId: 'shardId-000000000001',
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      StartingSequenceNumber: '$SequenceNumber',
    },
  },
  {
    name: 'iterator at no sequence number',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'shardId-000000000000', ShardIteratorType: 'AT_SEQUENCE_NUMBER' },
  },
  {
    name: 'TRIM_HORIZON with a sequence number',
    operation: 'GetShardIterator',
    input: {
      ...S,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
      StartingSequenceNumber: '$SequenceNumber',
    },
  },
  {
    name: 'AT_TIMESTAMP with no time',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'shardId-000000000000', ShardIteratorType: 'AT_TIMESTAMP' },
  },
  {
    name: 'AT_TIMESTAMP in the future',
    operation: 'GetShardIterator',
    input: {
      ...S,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'AT_TIMESTAMP',
      Timestamp: 99_999_999_999,
    },
  },
  {
    name: 'iterator of an absent shard',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'shardId-000000000009', ShardIteratorType: 'LATEST' },
  },
  {
    name: 'iterator of a shard by a wrong id',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'nine', ShardIteratorType: 'LATEST' },
  },
  {
    name: 'iterator of a shard by its number',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: '1', ShardIteratorType: 'LATEST' },
  },
  // Settings.
  {
    name: 'retention of an hour',
    operation: 'IncreaseStreamRetentionPeriod',
    input: { ...S, RetentionPeriodHours: 1 },
  },
  {
    name: 'retention of two years',
    operation: 'IncreaseStreamRetentionPeriod',
    input: { ...S, RetentionPeriodHours: 20_000 },
  },
  {
    name: 'longer retention',
    operation: 'IncreaseStreamRetentionPeriod',
    input: { ...S, RetentionPeriodHours: 48 },
  },
  {
    name: 'increase to less',
    operation: 'IncreaseStreamRetentionPeriod',
    input: { ...S, RetentionPeriodHours: 36 },
    untilActive: 'compared',
  },
  {
    name: 'decrease to more',
    operation: 'DecreaseStreamRetentionPeriod',
    input: { ...S, RetentionPeriodHours: 60 },
  },
  { name: 'tag', operation: 'AddTagsToStream', input: { ...S, Tags: { a: '1', b: '2' } } },
  { name: 'list tags', operation: 'ListTagsForStream', input: S },
  {
    name: 'tag of a wrong character',
    operation: 'AddTagsToStream',
    input: { ...S, Tags: { 'a;b': '1' } },
  },
  {
    name: 'tag with a percent sign',
    operation: 'AddTagsToStream',
    input: { ...S, Tags: { a: '100%' } },
  },
  { name: 'untag', operation: 'RemoveTagsFromStream', input: { ...S, TagKeys: ['a'] } },
  // Resharding.
  {
    name: 'split an absent shard',
    operation: 'SplitShard',
    input: { ...S, ShardToSplit: 'shardId-000000000009', NewStartingHashKey: '10' },
  },
  {
    name: 'split at the start',
    operation: 'SplitShard',
    input: { ...S, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1' },
  },
  {
    name: 'split',
    operation: 'SplitShard',
    input: { ...S, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' },
    untilActive: 'compared',
  },
  { name: 'shards after the split', operation: 'ListShards', input: S, untilActive: 'compared' },
  {
    name: 'split a closed shard',
    operation: 'SplitShard',
    input: { ...S, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '500' },
  },
  {
    name: 'merge shards that are not neighbours',
    operation: 'MergeShards',
    input: {
      ...S,
      ShardToMerge: 'shardId-000000000001',
      AdjacentShardToMerge: 'shardId-000000000002',
    },
    untilActive: 'compared',
  },
  {
    name: 'merge',
    operation: 'MergeShards',
    input: {
      ...S,
      ShardToMerge: 'shardId-000000000002',
      AdjacentShardToMerge: 'shardId-000000000003',
    },
    untilActive: 'compared',
  },
  {
    name: 'iterator of the closed parent',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' },
    keep: 'ShardIterator',
    untilActive: 'compared',
  },
  {
    name: 'read the parent to its end',
    operation: 'GetRecords',
    input: { ShardIterator: '$ShardIterator' },
  },
  {
    name: 'scale to double',
    operation: 'UpdateShardCount',
    input: { ...S, TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING' },
    untilActive: 'compared',
  },
  {
    name: 'scale to more than double',
    operation: 'UpdateShardCount',
    input: { ...S, TargetShardCount: 9, ScalingType: 'UNIFORM_SCALING' },
    untilActive: 'compared',
  },
  { name: 'limits', operation: 'DescribeLimits', input: {} },
  { name: 'delete', operation: 'DeleteStream', input: S, untilActive: 'compared' },
];
