import { parseHashKey } from '../../../kinesis/hash-keys/hash-key.ts';
import { areAdjacent, canSplitAt } from '../../../kinesis/hash-keys/hash-range.ts';
import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { invalidArgument, limitExceeded, onDemandOnly, shardNotFound } from '../errors.ts';
import { numberOf, required, textOf } from '../input.ts';
import { isUniform, merge, scaleUniformly, split } from '../resharding.ts';
import { checkAccountShards } from '../shard-quota.ts';
import type { ShardState } from '../shard-state.ts';
import type { Stream } from '../stream.ts';

export function splitShard(account: Account, input: ApiObject): ApiObject {
  const shardId = account.shardIdIn(input, 'ShardToSplit');
  const stream = provisioned(account, input);
  const shard = openShard(account, stream, shardId);
  const text = required(textOf(input, 'NewStartingHashKey'), 'NewStartingHashKey');
  const point = parseHashKey(text);
  if (!point.ok || !canSplitAt(shard.origin.range, point.value)) {
    const { start, end } = shard.origin.range;
    throw invalidArgument(
      `NewStartingHashKey ${text} used in SplitShard() on shard ${shard.id} in stream ${stream.name} under account ${account.accountId} ` +
        `is not both greater than one plus the shard's StartingHashKey ${start} and less than the shard's EndingHashKey ${end}.`,
    );
  }
  checkAccountShards(account, 1);
  account.update(stream, () => {
    split(stream, shard, point.value);
    stream.route();
    stream.wake(shard);
  });
  return {};
}

export function mergeShards(account: Account, input: ApiObject): ApiObject {
  const firstId = account.shardIdIn(input, 'ShardToMerge');
  const secondId = account.shardIdIn(input, 'AdjacentShardToMerge');
  const stream = provisioned(account, input);
  const first = openShard(account, stream, firstId);
  const second = openShard(account, stream, secondId);
  if (!areAdjacent(first.origin.range, second.origin.range))
    throw invalidArgument(
      `Shards ${first.id} and ${second.id} in stream ${stream.name} under account ${account.accountId} are not an adjacent pair of shards eligible for merging`,
    );
  account.update(stream, () => {
    merge(stream, first, second);
    stream.route();
    stream.wake(first);
    stream.wake(second);
  });
  return {};
}

export function updateShardCount(account: Account, input: ApiObject): ApiObject {
  const stream = provisioned(account, input);
  const target = required(numberOf(input, 'TargetShardCount'), 'TargetShardCount');
  const current = stream.open.length;
  checkTarget(account, current, target);
  const answer = {
    StreamName: stream.name,
    StreamARN: stream.arn,
    CurrentShardCount: current,
    TargetShardCount: target,
  };
  if (isUniform(stream, target)) return answer;
  if (stream.countInDay('UpdateShardCount') >= account.quotas.limit('update-shard-count-day'))
    throw limitExceeded(
      `UpdateShardCount cannot be called more than ${account.quotas.limit('update-shard-count-day')} times in a rolling 24-hour period on stream ${stream.name} under account ${account.accountId}.`,
    );
  checkAccountShards(account, Math.max(0, target - current));
  stream.note('UpdateShardCount');
  const closing = stream.open;
  account.update(stream, () => {
    scaleUniformly(stream, target);
    for (const shard of closing) stream.wake(shard);
  });
  return answer;
}

function checkTarget(account: Account, current: number, target: number): void {
  const { quotas } = account;
  const factor = quotas.limit('update-shard-count-factor');
  if (target > current * factor)
    throw limitExceeded(
      `UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: ${current} Target shard count: ${target}`,
    );
  if (target < current / factor)
    throw limitExceeded(
      `UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: ${current} Target shard count: ${target}`,
    );
  const most = quotas.limit('update-shard-count-target');
  if (target > most)
    throw limitExceeded(
      `UpdateShardCount cannot scale a stream beyond ${most} shards. Current open shard count: ${current} Target shard count: ${target}`,
    );
}

/** A stream that is ACTIVE and has its shards counted by its owner. */
function provisioned(account: Account, input: ApiObject): Stream {
  const stream = account.streamOf(input);
  if (stream.mode === 'ON_DEMAND') throw onDemandOnly(stream.name, account.accountId);
  return account.activeStreamOf(input);
}

function openShard(account: Account, stream: Stream, shardId: string): ShardState {
  const shard = stream.shard(shardId);
  if (shard === undefined) throw shardNotFound(shardId, stream.name, account.accountId);
  if (!shard.isOpen)
    throw invalidArgument(
      `Shard ${shard.id} in stream ${stream.name} under account ${account.accountId} has already been merged or split, and thus is not eligible for merging or splitting.`,
    );
  return shard;
}
