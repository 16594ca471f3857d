import type { ApiObject } from '../operation.ts';
import type { Account } from './account.ts';
import type { Touched } from './fault-injector.ts';
import { decodeIterator } from './iterator-token.ts';
import { parseHashKey } from '../../kinesis/hash-keys/hash-key.ts';
import type { Stream } from './stream.ts';

/** Which stream and shards a request is about; wrong inputs touch nothing. */
export function touchedBy(account: Account, operation: string, input: ApiObject): Touched {
  const stream = streamNameIn(account, operation, input);
  return {
    stream,
    shardIds: () => {
      const found = stream === undefined ? undefined : account.streams.get(stream);
      const ids = found === undefined ? [] : shardIdsIn(found, operation, input);
      return new Set(ids.filter((id) => id !== undefined));
    },
  };
}

/** The stream that an input names, by whatever member. */
export function streamNameIn(
  account: Account,
  operation: string,
  input: ApiObject,
): string | undefined {
  const name = input['StreamName'];
  if (typeof name === 'string') return name;
  const arn = input['StreamARN'] ?? input['ConsumerARN'] ?? input['ResourceARN'];
  if (typeof arn === 'string') return account.streamNameOfArn(arn);
  return operation === 'GetRecords' ? iteratorIn(input)?.stream : undefined;
}

function iteratorIn(input: ApiObject): ReturnType<typeof decodeIterator> {
  const token = input['ShardIterator'];
  return typeof token === 'string' ? decodeIterator(token) : undefined;
}

function shardIdsIn(stream: Stream, operation: string, input: ApiObject): (string | undefined)[] {
  switch (operation) {
    case 'PutRecord':
      return [shardIdFor(stream, input)];
    case 'PutRecords': {
      const records = input['Records'];
      return Array.isArray(records)
        ? (records as ApiObject[]).map((record) => shardIdFor(stream, record))
        : [];
    }
    case 'GetRecords':
      return [stream.shards[iteratorIn(input)?.shardIndex ?? -1]?.id];
    case 'SplitShard':
      return [input['ShardToSplit'] as string];
    case 'MergeShards':
      return [input['ShardToMerge'] as string, input['AdjacentShardToMerge'] as string];
    default:
      return [input['ShardId'] as string | undefined];
  }
}

function shardIdFor(stream: Stream, record: ApiObject): string | undefined {
  const { PartitionKey, ExplicitHashKey } = record;
  if (stream.map === undefined) return undefined;
  if (typeof ExplicitHashKey === 'string') {
    const hashKey = parseHashKey(ExplicitHashKey);
    return hashKey.ok ? stream.open[stream.map.shardOfHash(hashKey.value)]?.id : undefined;
  }
  return typeof PartitionKey === 'string'
    ? stream.open[stream.map.shardOfKey(PartitionKey)]?.id
    : undefined;
}
