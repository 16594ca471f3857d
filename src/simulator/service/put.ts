import { assert } from '../../base/assert.ts';
import { utf8Length } from '../../base/utf8.ts';
import { MAX_HASH_KEY } from '../../kinesis/hash-keys/hash-key.ts';
import { HIGHEST_MAX_RECORD_BYTES } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { Account } from './account.ts';
import { invalidArgument, streamNotFound, validation } from './errors.ts';
import { growOnDemand } from './on-demand.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';
import type { WriteRules } from './write-limiter.ts';

/** One record on its way in, checked and routed. */
export interface Incoming {
  readonly key: string | undefined;
  readonly keyBytes: number;
  readonly data: Uint8Array;
  readonly shard: ShardState;
}

/** What is fixed for all records of one call. */
export interface PutContext {
  readonly account: Account;
  readonly stream: Stream;
  /** Monotonic ms. */
  readonly now: number;
  /** Epoch ms of the stream's clock. */
  readonly time: number;
  /** Epoch seconds, real: metrics. */
  readonly second: number;
  readonly rules: WriteRules;
  readonly maxRecordBytes: number;
  readonly encrypted: boolean;
}

/** @throws ServiceError ResourceNotFound while the stream is being created or deleted */
export function putContext(account: Account, stream: Stream): PutContext {
  if (stream.status === 'CREATING' || stream.status === 'DELETING')
    throw streamNotFound(stream.name, account.accountId);
  const { quotas, clock } = account;
  return {
    account,
    stream,
    now: clock.now(),
    time: stream.time(),
    second: Math.floor(clock.epoch() / 1000),
    rules: {
      records: quotas.isOn('shard-write-records'),
      bytes: quotas.isOn('shard-write-bytes'),
    },
    maxRecordBytes: quotas.isOn('record-size') ? stream.maxRecordBytes : HIGHEST_MAX_RECORD_BYTES,
    encrypted: stream.encryption.type === 'KMS',
  };
}

/**
 * Checks one record and finds its shard.
 * @param entry which record of the call it is, from 1; absent: the only one
 */
export function route(
  context: PutContext,
  data: Uint8Array,
  key: string | undefined,
  explicitHashKey: string | undefined,
  entry?: number,
): Incoming {
  const { stream } = context;
  const isAuto = stream.distribution === 'AUTO';
  if (key === undefined && !isAuto)
    throw validation(
      `1 validation error detected: Value null at '${pathOf(entry)}partitionKey' failed to satisfy constraint: Member must not be null`,
    );
  const keyBytes = key === undefined ? 0 : utf8Length(key);
  if (data.length + keyBytes > context.maxRecordBytes)
    throw validation(
      `1 validation error detected: Value at '${pathOf(entry)}data' failed to satisfy constraint: Member must have length less than or equal to ${context.maxRecordBytes}.`,
    );
  const shard = isAuto ? nextInTurn(stream) : shardFor(stream, key ?? '', explicitHashKey);
  return { key, keyBytes, data, shard };
}

/** Where a record stands in the input, as errors name it. */
function pathOf(entry: number | undefined): string {
  return entry === undefined ? '' : `records.${entry}.member.`;
}

/** Stores the record, or answers 0 when its shard has no room for it now. */
export function store(context: PutContext, record: Incoming): number {
  const { shard, key, keyBytes, data } = record;
  const size = data.length + keyBytes;
  if (!shard.writes.take(size, context.now, context.rules)) {
    shard.metrics.add('throttledRecords', context.second, 1);
    return 0;
  }
  shard.metrics.add('incomingRecords', context.second, 1);
  shard.metrics.add('incomingBytes', context.second, size);
  return shard.log.append(key, keyBytes, data, context.time, context.encrypted);
}

/** To be called once after the records of a call, so many bytes, were stored. */
export function stored(
  context: PutContext,
  operation: 'PutRecord' | 'PutRecords',
  bytes: number,
): void {
  const { account, stream } = context;
  stream.metrics.add(`${operation}.bytes`, context.second, bytes);
  stream.version += 1;
  stream.trimNowAndThen();
  if (account.storage.allocated > account.maxBytes) account.enforceMaxBytes();
  growOnDemand(account, stream);
  if (stream.listeners.size > 0)
    for (const index of stream.listeners.keys()) {
      const shard = stream.shards[index];
      if (shard !== undefined) stream.wake(shard);
    }
}

function shardFor(stream: Stream, key: string, explicitHashKey: string | undefined): ShardState {
  const { map } = stream;
  assert(map !== undefined, 'a stream that takes records has shards');
  if (explicitHashKey === undefined) return stream.open[map.shardOfKey(key)] as ShardState;
  const hashKey = BigInt(explicitHashKey);
  if (hashKey > MAX_HASH_KEY)
    throw invalidArgument(
      `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${explicitHashKey}`,
    );
  return stream.open[map.shardOfHash(hashKey)] as ShardState;
}

/** AUTO distribution: the open shards in turn, as they all take the same. */
function nextInTurn(stream: Stream): ShardState {
  stream.turn = (stream.turn + 1) % stream.open.length;
  return stream.open[stream.turn] as ShardState;
}
