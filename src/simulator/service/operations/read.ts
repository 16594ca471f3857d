import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import type { ApiObject } from '../../operation.ts';
import { ServiceError } from '../../operation.ts';
import type { Account } from '../account.ts';
import {
  invalidArgument,
  refuseDryRun,
  readRateExceededText,
  shardDoesNotExist,
  throughputExceeded,
} from '../errors.ts';
import { numberOf, required, textOf } from '../input.ts';
import { decodeIterator, encodeIterator, javaDate, type IteratorToken } from '../iterator-token.ts';
import { startOf } from '../position.ts';
import { readRecords } from '../read-records.ts';
import type { ShardState } from '../shard-state.ts';
import type { Stream } from '../stream.ts';

export function getShardIterator(account: Account, input: ApiObject): ApiObject {
  const shardId = account.shardIdIn(input, 'ShardId');
  const name = account.streamNameIn(input);
  const stream = account.streams.get(name);
  const shard = stream?.shard(shardId);
  if (stream === undefined || shard === undefined)
    throw shardDoesNotExist(shardId, name, account.accountId);
  const position = {
    type: required(textOf(input, 'ShardIteratorType'), 'ShardIteratorType'),
    sequenceNumber: textOf(input, 'StartingSequenceNumber'),
    timestamp: numberOf(input, 'Timestamp'),
  };
  const next = startOf(stream, shard, position, account.accountId);
  refuseDryRun(input);
  return { ShardIterator: iteratorAt(stream, shard, next) };
}

export function getRecords(account: Account, input: ApiObject): ApiObject {
  const token = decodeIterator(required(textOf(input, 'ShardIterator'), 'ShardIterator'));
  if (token === undefined) throw invalidArgument('Invalid ShardIterator.');
  const { stream, shard } = shardOf(account, token, textOf(input, 'StreamARN'));
  checkAge(account, stream, token);
  refuseDryRun(input);
  const { quotas, clock } = account;
  const now = clock.now();
  const second = Math.floor(clock.epoch() / 1000);
  const rules = {
    calls: quotas.isOn('shard-read-calls'),
    bytes: quotas.isOn('shard-read-bytes'),
  };
  if (!shard.reads.admit(now, rules)) {
    shard.metrics.add('throttledReads', second, 1);
    throw throughputExceeded(readRateExceededText(shard.id, stream.name, account.accountId));
  }
  stream.trim(shard);
  const part = readRecords(stream, shard, token.next, {
    records: Math.min(numberOf(input, 'Limit') ?? Infinity, quotas.limit('get-records-records')),
    bytes: quotas.limit('get-records-bytes'),
  });
  shard.reads.gave(part.bytes, now);
  shard.metrics.add('outgoingRecords', second, part.records.length);
  shard.metrics.add('outgoingBytes', second, part.bytes);
  shard.metrics.max('iteratorAgeMax', second, part.millisBehindLatest);
  return {
    Records: part.records,
    ...(!part.atEnd && { NextShardIterator: iteratorAt(stream, shard, part.next) }),
    MillisBehindLatest: part.millisBehindLatest,
    ...(part.atEnd && { ChildShards: part.childShards }),
  };
}

function iteratorAt(stream: Stream, shard: ShardState, next: number): string {
  return encodeIterator({
    issuedAt: stream.time(),
    stream: stream.name,
    serial: stream.identity.serial,
    createdAt: stream.identity.createdAt,
    shardIndex: shard.origin.index,
    next,
  });
}

function shardOf(
  account: Account,
  token: IteratorToken,
  arn: string | undefined,
): { stream: Stream; shard: ShardState } {
  const stream = account.streams.get(token.stream);
  if (
    stream === undefined ||
    stream.identity.serial !== token.serial ||
    stream.identity.createdAt !== token.createdAt
  )
    throw shardDoesNotExist(shardIdOf(token.shardIndex), token.stream, account.accountId);
  if (arn !== undefined && arn !== stream.arn)
    throw invalidArgument(`The ShardIterator is not one of the stream ${arn}.`);
  const shard = stream.shards[token.shardIndex];
  if (shard === undefined) throw invalidArgument('Invalid ShardIterator.');
  if (stream.isExpired(shard)) throw shardDoesNotExist(shard.id, stream.name, account.accountId);
  return { stream, shard };
}

function checkAge(account: Account, stream: Stream, token: IteratorToken): void {
  const lifetime = account.quotas.limit('iterator-lifetime');
  if (stream.time() - token.issuedAt <= lifetime) return;
  throw expiredIterator(token.issuedAt, stream.time(), lifetime);
}

export function expiredIterator(issuedAt: number, now: number, lifetime: number): ServiceError {
  return new ServiceError(
    'ExpiredIteratorException',
    `Iterator expired. The iterator was created at time ${javaDate(issuedAt)} while right now it is ${javaDate(now)} ` +
      `which is further in the future than the tolerated delay of ${lifetime} milliseconds.`,
  );
}
