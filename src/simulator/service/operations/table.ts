import { listShards } from './list-shards.ts';
import { listStreams } from './list-streams.ts';
import type { Operation } from './operation.ts';
import { putRecord } from './put-record.ts';
import { putRecords } from './put-records.ts';
import { getRecords, getShardIterator } from './read.ts';
import { mergeShards, splitShard, updateShardCount } from './reshard.ts';
import { createStream, deleteStream, describeStream, describeStreamSummary } from './streams.ts';

/** Every operation but SubscribeToShard, by its name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['CreateStream', createStream],
  ['DeleteStream', deleteStream],
  ['DescribeStream', describeStream],
  ['DescribeStreamSummary', describeStreamSummary],
  ['GetRecords', getRecords],
  ['GetShardIterator', getShardIterator],
  ['ListShards', listShards],
  ['ListStreams', listStreams],
  ['MergeShards', mergeShards],
  ['PutRecord', putRecord],
  ['PutRecords', (account, input) => putRecords(account, input)],
  ['SplitShard', splitShard],
  ['UpdateShardCount', updateShardCount],
]);
