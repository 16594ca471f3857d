import type { ApiObject } from '../../operation.ts';
import { wholeSecond, type Account } from '../account.ts';
import { invalidArgument, resourceInUse, streamNotFound } from '../errors.ts';
import { numberOf, objectOf, required, textOf } from '../input.ts';
import { openPageToken, pageToken, refuseBesideToken } from '../page-token.ts';
import type { ShardState } from '../shard-state.ts';
import type { Stream } from '../stream.ts';

/** "At most 1000 results are returned" (API model). */
const PAGE = 1000;

/** The token names the stream, the place in it, and the filter. */
const NOT_BESIDE_TOKEN = [
  'StreamName',
  'StreamARN',
  'ExclusiveStartShardId',
  'StreamCreationTimestamp',
  'ShardFilter',
];

interface Filter {
  readonly type: string;
  readonly shardId: string | undefined;
  /** Epoch ms. */
  readonly timestamp: number | undefined;
}

export function listShards(account: Account, input: ApiObject): ApiObject {
  const token = textOf(input, 'NextToken');
  const named = input['StreamName'] !== undefined || input['StreamARN'] !== undefined;
  if (token === undefined && !named)
    throw invalidArgument('Either NextToken or StreamName should be provided.');
  refuseBesideToken(input, NOT_BESIDE_TOKEN);
  const { stream, filter, after } =
    token === undefined ? firstPage(account, input) : nextPage(account, token);
  if (stream.status === 'CREATING')
    throw resourceInUse(
      `Stream ${stream.name} under account ${account.accountId} not ACTIVE or UPDATING, instead in state ${stream.status}`,
    );
  checkCreation(account, stream, numberOf(input, 'StreamCreationTimestamp'));
  const limit = Math.min(numberOf(input, 'MaxResults') ?? PAGE, PAGE);
  const shards = stream
    .listed()
    .filter((shard) => (after === undefined || shard.id > after) && passes(stream, shard, filter));
  const page = shards.slice(0, limit);
  const last = page.at(-1);
  return {
    Shards: page.map((shard) => shard.describe()),
    ...(shards.length > page.length &&
      last !== undefined && {
        NextToken: pageToken('shards', stream.time(), [
          stream.name,
          last.id,
          filter.type,
          filter.shardId ?? '',
          String(filter.timestamp ?? ''),
        ]),
      }),
  };
}

interface Page {
  readonly stream: Stream;
  readonly filter: Filter;
  readonly after: string | undefined;
}

function firstPage(account: Account, input: ApiObject): Page {
  return {
    stream: account.streamOf(input),
    filter: filterOf(objectOf(input, 'ShardFilter')),
    after: textOf(input, 'ExclusiveStartShardId'),
  };
}

function nextPage(account: Account, token: string): Page {
  // The name must be known before its clock can say whether the token expired.
  const [name = '', after, type = 'FROM_TRIM_HORIZON', shardId, timestamp] = openPageToken(
    account,
    'shards',
    token,
    -Infinity,
  );
  const stream = account.streams.get(name);
  if (stream === undefined) throw streamNotFound(name, account.accountId);
  openPageToken(account, 'shards', token, stream.time());
  return {
    stream,
    filter: {
      type,
      shardId: shardId === '' ? undefined : shardId,
      timestamp: timestamp === '' ? undefined : Number(timestamp),
    },
    after,
  };
}

function filterOf(filter: ApiObject | undefined): Filter {
  if (filter === undefined)
    return { type: 'FROM_TRIM_HORIZON', shardId: undefined, timestamp: undefined };
  const type = required(textOf(filter, 'Type'), 'Type');
  const shardId = textOf(filter, 'ShardId');
  const timestamp = numberOf(filter, 'Timestamp');
  if (type === 'AFTER_SHARD_ID' && shardId === undefined)
    throw invalidArgument('Must specify a ShardId for a ShardFilter of type AFTER_SHARD_ID.');
  if ((type === 'AT_TIMESTAMP' || type === 'FROM_TIMESTAMP') && timestamp === undefined)
    throw invalidArgument(`Must specify a Timestamp for a ShardFilter of type ${type}.`);
  return { type, shardId, timestamp };
}

/** What each filter type keeps, as the API model words it. */
function passes(stream: Stream, shard: ShardState, filter: Filter): boolean {
  const { type, shardId, timestamp = 0 } = filter;
  const horizon = stream.horizon();
  switch (type) {
    case 'AFTER_SHARD_ID':
      return shard.id > (shardId ?? '');
    case 'AT_LATEST':
      return shard.isOpen;
    case 'AT_TRIM_HORIZON':
      return wasOpenAt(shard, Math.max(horizon, stream.identity.createdAt));
    case 'AT_TIMESTAMP':
      return wasOpenAt(shard, Math.max(timestamp, horizon));
    case 'FROM_TIMESTAMP':
      return (shard.closedAt ?? Infinity) >= Math.max(timestamp, horizon);
    default:
      return true;
  }
}

function wasOpenAt(shard: ShardState, time: number): boolean {
  return shard.openedAt <= time && (shard.closedAt ?? Infinity) >= time;
}

function checkCreation(account: Account, stream: Stream, creation: number | undefined): void {
  if (creation !== undefined && wholeSecond(creation) !== stream.identity.createdAt)
    throw streamNotFound(stream.name, account.accountId);
}
