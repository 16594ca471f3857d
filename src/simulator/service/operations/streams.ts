import type { ApiObject } from '../../operation.ts';
import { ON_DEMAND_INITIAL_SHARDS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { evenRanges } from '../../../kinesis/hash-keys/hash-range.ts';
import type { Account } from '../account.ts';
import { invalidArgument, limitExceeded, resourceInUse } from '../errors.ts';
import { flagOf, numberOf, objectOf, required, textOf } from '../input.ts';
import { checkAccountShards } from '../shard-quota.ts';
import type { Stream, StreamMode } from '../stream.ts';
import { addTags, tagsIn } from '../tags.ts';
import { checkWarmThroughput } from '../warm-throughput.ts';

export function createStream(account: Account, input: ApiObject): ApiObject {
  const name = required(textOf(input, 'StreamName'), 'StreamName');
  const shardCount = numberOf(input, 'ShardCount');
  const mode = modeOf(objectOf(input, 'StreamModeDetails')) ?? defaultMode(shardCount);
  const shards = shardsToMake(mode, shardCount, numberOf(input, 'WarmThroughputMiBps'));
  const distribution = textOf(input, 'RecordDistributionStrategy');
  if (account.streams.has(name))
    throw resourceInUse(`Stream ${name} under account ${account.accountId} already exists.`);
  checkWarmThroughput(account, numberOf(input, 'WarmThroughputMiBps'));
  checkAccountShards(account, shards);
  checkCounts(account, mode);
  if (distribution === 'AUTO' && mode === 'PROVISIONED') throw autoNeedsOnDemand(name);
  const tags = tagsIn(input);
  const stream = account.addStream(name, mode);
  try {
    addTags(account, stream.tags, tags, name);
  } catch (thrown) {
    account.removeStream(stream);
    throw thrown;
  }
  const maxRecordKiB = numberOf(input, 'MaxRecordSizeInKiB');
  if (maxRecordKiB !== undefined) stream.setMaxRecordKiB(maxRecordKiB);
  if (distribution === 'AUTO') stream.distribution = 'AUTO';
  stream.warmThroughputMiBps = numberOf(input, 'WarmThroughputMiBps');
  stream.pendingShards = shards;
  account.transition(() => {
    if (account.streams.get(name) === stream && stream.status === 'CREATING')
      activate(stream, shards);
  });
  return {};
}

/** Makes the shards of a stream that was being created. */
export function activate(stream: Stream, shards: number): void {
  for (const range of evenRanges(shards)) stream.addShard(range);
  stream.status = 'ACTIVE';
  stream.pendingShards = 0;
  stream.route();
}

export function autoNeedsOnDemand(name: string): Error {
  return invalidArgument(
    `RecordDistributionStrategy=AUTO is only supported for on-demand streams. Stream [${name}] is using PROVISIONED mode.`,
  );
}

export function modeOf(details: ApiObject | undefined): StreamMode | undefined {
  const mode = details === undefined ? undefined : textOf(details, 'StreamMode');
  return mode as StreamMode | undefined;
}

/**
 * A stream without ShardCount and mode was on-demand on AWS (docs/kinesis.md#mode-of-a-new-stream).
 */
function defaultMode(shardCount: number | undefined): StreamMode {
  return shardCount === undefined ? 'ON_DEMAND' : 'PROVISIONED';
}

function shardsToMake(
  mode: StreamMode,
  shardCount: number | undefined,
  warmMiBps: number | undefined,
): number {
  if (mode === 'ON_DEMAND') {
    if (shardCount !== undefined)
      throw invalidArgument('ShardCount must not be specified for a stream in On-Demand mode.');
    return Math.max(ON_DEMAND_INITIAL_SHARDS, warmMiBps ?? 0);
  }
  if (shardCount === undefined)
    throw invalidArgument('ShardCount must be specified for a stream in Provisioned mode.');
  if (warmMiBps !== undefined)
    throw invalidArgument('WarmThroughputMiBps is only supported for on-demand streams.');
  return shardCount;
}

function checkCounts(account: Account, mode: StreamMode): void {
  const creating = [...account.streams.values()].filter(({ status }) => status === 'CREATING');
  const most = account.quotas.limit('creating-streams');
  if (creating.length >= most)
    throw limitExceeded(
      // Two blanks, as on AWS.
      `This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING for the account ${account.accountId}. Limit: ${most}.`,
    );
  if (mode === 'ON_DEMAND') checkOnDemandStreams(account);
}

/** Room for one more on-demand stream. @throws ServiceError LimitExceeded */
export function checkOnDemandStreams(account: Account): void {
  const count = [...account.streams.values()].filter(({ mode }) => mode === 'ON_DEMAND').length;
  const most = account.quotas.limit('on-demand-streams');
  if (count >= most)
    throw limitExceeded(
      `This request would exceed the limit on the number of On-Demand streams for the account ${account.accountId} in ${account.region}. Current On-Demand streams count: ${count}. Limit: ${most}.`,
    );
}

export function deleteStream(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  if (stream.consumers.size > 0 && !flagOf(input, 'EnforceConsumerDeletion'))
    throw resourceInUse(
      `DeleteStream can’t delete ${account.accountId}:${stream.name} because there are consumers associated with this data stream. To delete ${stream.name} anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the consumers that are associated with it.`,
    );
  if (stream.status === 'DELETING') return {};
  stream.status = 'DELETING';
  stream.version += 1;
  for (const consumer of stream.consumers.values()) consumer.status = 'DELETING';
  account.transition(() => {
    account.removeStream(stream);
  });
  return {};
}

/** Status, mode and settings that DescribeStream and its summary share. */
function describeSettings(stream: Stream): ApiObject {
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    StreamStatus: stream.status,
    StreamModeDetails: { StreamMode: stream.mode },
    RetentionPeriodHours: stream.retentionHours,
    StreamCreationTimestamp: stream.identity.createdAt,
    EnhancedMonitoring: [{ ShardLevelMetrics: [...stream.monitoring] }],
    EncryptionType: stream.encryption.type,
    ...(stream.encryption.keyId !== undefined && { KeyId: stream.encryption.keyId }),
  };
}

/** Of one DescribeStream; a larger Limit is taken and gives no more (API model). */
const MOST_SHARDS = 100;

export function describeStream(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  const after = textOf(input, 'ExclusiveStartShardId');
  const limit = Math.min(numberOf(input, 'Limit') ?? MOST_SHARDS, MOST_SHARDS);
  // A stream that is being deleted shows none, on AWS too.
  const listed = stream.status === 'DELETING' ? [] : stream.listed();
  const shards = listed.filter(({ id }) => after === undefined || id > after);
  return {
    StreamDescription: {
      ...describeSettings(stream),
      Shards: shards.slice(0, limit).map((shard) => shard.describe()),
      HasMoreShards: shards.length > limit,
    },
  };
}

export function describeStreamSummary(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  return {
    StreamDescriptionSummary: {
      ...describeSettings(stream),
      OpenShardCount: stream.open.length,
      ConsumerCount: stream.consumers.size,
      MaxRecordSizeInKiB: stream.maxRecordKiB,
      ChannelCount: 0,
      ...(stream.mode === 'ON_DEMAND' && {
        RecordDistributionStrategy: stream.distribution,
        ...(stream.warmThroughputMiBps !== undefined && {
          WarmThroughput: {
            TargetMiBps: stream.warmThroughputMiBps,
            CurrentMiBps: stream.open.length,
          },
        }),
      }),
    },
  };
}
