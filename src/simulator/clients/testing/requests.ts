import { encodeBase64 } from '../../../base/base64.ts';
import { SIGNED } from '../../protocol/testing/double.ts';

/** One request of the comparison; `input` may use what earlier answers said. */
export interface ComparedRequest {
  readonly name: string;
  readonly operation?: string;
  readonly input?: unknown;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** As it is, in place of `input`. */
  readonly body?: string;
  /** Keeps a member of the answer for later inputs, which name it `$member`. */
  readonly keep?: string;
  /** Sent first, and again until its answer is this: transitions take each peer its time. */
  readonly untilActive?: string;
}

const S = { StreamName: 'compared' };
const KEY = { PartitionKey: 'k' };
const LONG = 'a'.repeat(257);

/** In this order, against every implementation: later rows live off earlier ones. */
export const REQUESTS: readonly ComparedRequest[] = [
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
  { name: 'garbage iterator', operation: 'GetRecords', input: { ShardIterator: 'garbage' } },
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

export interface Compared {
  readonly status: number;
  /** An error's type and text, or the members of the answer. */
  readonly said: string;
}

/** Runs the whole table against one endpoint. */
export async function runRequests(url: string): Promise<Map<string, Compared>> {
  const outcomes = new Map<string, Compared>();
  const kept = new Map<string, string>();
  for (const request of REQUESTS) {
    if (request.untilActive !== undefined) await becomeActive(url, request.untilActive);
    const response = await send(url, request, kept);
    const text = await response.text();
    outcomes.set(request.name, { status: response.status, said: said(text) });
    if (request.keep !== undefined && response.status === 200) {
      const answer = JSON.parse(text) as Record<string, unknown>;
      kept.set(request.keep, String(answer[request.keep]));
    }
  }
  return outcomes;
}

function send(
  url: string,
  request: ComparedRequest,
  kept: ReadonlyMap<string, string>,
): Promise<Response> {
  const method = request.method ?? 'POST';
  const headers = Object.entries({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target':
      request.operation === undefined ? undefined : `Kinesis_20131202.${request.operation}`,
    ...SIGNED,
    ...request.headers,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const body =
    request.body ??
    JSON.stringify(request.input ?? {}, (_, value: unknown) =>
      typeof value === 'string' && value.startsWith('$') ? kept.get(value.slice(1)) : value,
    );
  return fetch(url, method === 'GET' ? { method, headers } : { method, headers, body });
}

async function becomeActive(url: string, name: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    const response = await send(
      url,
      { name: '', operation: 'DescribeStreamSummary', input: { StreamName: name } },
      new Map(),
    );
    if ((await response.text()).includes('"ACTIVE"')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${name} is not ACTIVE at ${url}`);
}

/** What can be compared of an answer: the text of an error, or which members there are. */
function said(text: string): string {
  if (text === '') return '(no body)';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text.trim();
  }
  if (typeof parsed !== 'object' || parsed === null) return text;
  const members = parsed as Readonly<Record<string, unknown>>;
  const type = members['__type'];
  if (typeof type === 'string') {
    const message = members['message'] ?? members['Message'];
    return typeof message === 'string' ? `${type}: ${stable(message)}` : type;
  }
  return [...new Set(paths(parsed, ''))].toSorted().join(' ');
}

/** Numbers that differ from run to run. */
function stable(message: string): string {
  return message
    .replaceAll(/\d{40,}/g, '<number>')
    .replaceAll(/currentTimestampInMillis: \d+/g, 'currentTimestampInMillis: <now>')
    .replaceAll(/@[0-9a-f]{1,8}/g, '@<hash>')
    .slice(0, 400);
}

function paths(value: unknown, at: string): string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [at] : value.flatMap((item) => paths(item, `${at}[]`));
  }
  if (typeof value !== 'object' || value === null) {
    return [value === null ? `${at}=null` : at];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    paths(item, at === '' ? key : `${at}.${key}`),
  );
}
