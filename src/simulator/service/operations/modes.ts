import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { invalidArgument, limitExceeded, validation } from '../errors.ts';
import { numberOf, objectOf, required, textOf } from '../input.ts';
import { scaleUniformly } from '../resharding.ts';
import { checkAccountShards } from '../shard-quota.ts';
import type { Stream } from '../stream.ts';
import { checkWarmThroughput } from '../warm-throughput.ts';
import { autoNeedsOnDemand, checkOnDemandStreams, modeOf } from './streams.ts';

/**
 * The stream keeps the shards that it has, either way. A shard takes 1 MiB/s, so warm throughput in MiB/s is a number of shards. The mode that the
 * stream has changes nothing and is no switch: Terraform asks for it again with every apply.
 */
export function updateStreamMode(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  const mode = required(modeOf(objectOf(input, 'StreamModeDetails')), 'StreamModeDetails');
  const warm = numberOf(input, 'WarmThroughputMiBps');
  if (mode === stream.mode && warm === undefined) return {};
  if (mode === stream.mode)
    throw invalidArgument(
      `Stream ${stream.name} under account ${account.accountId} is already in mode ${mode}.`,
    );
  if (mode === 'PROVISIONED' && warm !== undefined)
    throw invalidArgument('WarmThroughputMiBps is only supported for on-demand streams.');
  const most = account.quotas.limit('mode-switches');
  if (stream.countInDay('UpdateStreamMode') >= most)
    throw limitExceeded(
      `UpdateStreamMode cannot be called more than ${most} times in a rolling 24-hour period on stream ${stream.name} under account ${account.accountId}.`,
    );
  checkWarmThroughput(account, warm);
  const shards = Math.max(stream.open.length, warm ?? 0);
  if (mode === 'ON_DEMAND') {
    checkOnDemandStreams(account);
    checkAccountShards(account, shards - stream.open.length);
  }
  stream.note('UpdateStreamMode');
  account.update(stream, () => {
    stream.mode = mode;
    stream.warmThroughputMiBps = warm;
    if (mode === 'PROVISIONED') stream.distribution = 'USER_PARTITION_KEY';
    else if (shards > stream.open.length) grow(stream, shards);
  });
  return {};
}

export function updateWarmThroughput(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  if (stream.mode === 'PROVISIONED')
    throw validation(
      `Request is invalid. Stream ${stream.name} under account ${account.accountId} is in Provisioned mode.`,
    );
  const target = required(numberOf(input, 'WarmThroughputMiBps'), 'WarmThroughputMiBps');
  checkWarmThroughput(account, target);
  const current = stream.open.length;
  if (target > current) checkAccountShards(account, target - current);
  if (target !== (stream.warmThroughputMiBps ?? 0))
    account.update(stream, () => {
      stream.warmThroughputMiBps = target === 0 ? undefined : target;
      if (target > stream.open.length) grow(stream, target);
    });
  return {
    StreamARN: stream.arn,
    StreamName: stream.name,
    WarmThroughput: { TargetMiBps: target, CurrentMiBps: current },
  };
}

export function updateDistribution(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  const strategy = required(
    textOf(input, 'RecordDistributionStrategy'),
    'RecordDistributionStrategy',
  );
  if (strategy === 'AUTO' && stream.mode === 'PROVISIONED') throw autoNeedsOnDemand(stream.name);
  stream.distribution = strategy === 'AUTO' ? 'AUTO' : 'USER_PARTITION_KEY';
  stream.version += 1;
  return {};
}

function grow(stream: Stream, shards: number): void {
  const closing = stream.open;
  scaleUniformly(stream, shards);
  for (const shard of closing) stream.wake(shard);
}
