import type { ComparedRequest } from './compared-request.ts';

const S = { StreamName: 'compared' };
const KEY = { PartitionKey: 'k' };
const LONG = 'a'.repeat(257);

/** What a front end refuses, and streams that are not there. */
export const FORM_REQUESTS: readonly ComparedRequest[] = [
  // The front end.
  { name: 'GET', method: 'GET' },
  { name: 'no body', operation: 'ListStreams', body: '' },
  { name: 'broken JSON', operation: 'ListStreams', body: '{' },
  { name: 'JSON that is no object', operation: 'ListStreams', body: '"a"' },
  { name: 'unknown operation', operation: 'ListClouds', input: {} },
  {
    name: 'another service',
    operation: 'ListStreams',
    input: {},
    headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
  },
  {
    name: 'content type of a form',
    operation: 'ListStreams',
    input: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  {
    name: 'no signature',
    operation: 'ListStreams',
    input: {},
    headers: { authorization: undefined, 'x-amz-date': undefined },
  },
  {
    name: 'half a signature',
    operation: 'ListStreams',
    input: {},
    headers: { authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e' },
  },
  // Types.
  { name: 'text for a number', operation: 'ListStreams', input: { Limit: 'x' } },
  { name: 'number for a text', operation: 'DescribeStream', input: { StreamName: 1 } },
  { name: 'map for a list', operation: 'PutRecords', input: { ...S, Records: {} } },
  { name: 'text for a list', operation: 'PutRecords', input: { ...S, Records: 'x' } },
  {
    name: 'data that is not base64',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: '&&&&' },
  },
  { name: 'data cut short', operation: 'PutRecord', input: { ...S, ...KEY, Data: 'a' } },
  // Constraints.
  { name: 'empty stream name', operation: 'DescribeStream', input: { StreamName: '' } },
  { name: 'stream name with a blank', operation: 'DescribeStream', input: { StreamName: 'a b' } },
  { name: 'long stream name', operation: 'DescribeStream', input: { StreamName: LONG } },
  { name: 'no stream name', operation: 'DescribeStream', input: {} },
  { name: 'PutRecord of nothing', operation: 'PutRecord', input: {} },
  { name: 'PutRecords of no records', operation: 'PutRecords', input: { ...S, Records: [] } },
  {
    name: 'PutRecords of 501',
    operation: 'PutRecords',
    input: { ...S, Records: Array.from({ length: 501 }, () => ({ ...KEY, Data: '' })) },
  },
  {
    name: 'long partition key',
    operation: 'PutRecord',
    input: { ...S, Data: '', PartitionKey: LONG },
  },
  {
    name: 'empty partition key',
    operation: 'PutRecord',
    input: { ...S, Data: '', PartitionKey: '' },
  },
  { name: 'no partition key', operation: 'PutRecord', input: { ...S, Data: '' } },
  {
    name: 'explicit hash key that is no number',
    operation: 'PutRecord',
    input: { ...S, ...KEY, Data: '', ExplicitHashKey: 'x' },
  },
  { name: 'limit of zero', operation: 'ListStreams', input: { Limit: 0 } },
  {
    name: 'GetRecords limit of 10001',
    operation: 'GetRecords',
    input: { ShardIterator: 'a', Limit: 10001 },
  },
  {
    name: 'iterator of an unknown type',
    operation: 'GetShardIterator',
    input: { ...S, ShardId: 'shardId-000000000000', ShardIteratorType: 'NOW' },
  },
  { name: 'no tags', operation: 'AddTagsToStream', input: { ...S, Tags: {} } },
  {
    name: 'create no shards',
    operation: 'CreateStream',
    input: { StreamName: 'none', ShardCount: 0 },
  },
  // Streams that are not there.
  {
    name: 'describe an absent stream',
    operation: 'DescribeStream',
    input: { StreamName: 'absent' },
  },
  {
    name: 'put into an absent stream',
    operation: 'PutRecord',
    input: { StreamName: 'absent', ...KEY, Data: '' },
  },
  { name: 'delete an absent stream', operation: 'DeleteStream', input: { StreamName: 'absent' } },
  {
    name: 'iterator of an absent stream',
    operation: 'GetShardIterator',
    input: {
      StreamName: 'absent',
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'LATEST',
    },
  },
  { name: 'garbage iterator', operation: 'GetRecords', input: { ShardIterator: 'garbage' } },
];
