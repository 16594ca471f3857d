import type { Account } from './account.ts';
import type { MetricValues, ShardMetric, StreamMetric } from './metric-ring.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream, StreamMode, StreamStatus } from './stream.ts';

/** A shard as a page shows it live. Plain data. */
interface ShardView {
  readonly shardId: string;
  readonly isOpen: boolean;
  /** Decimal. */
  readonly startingHashKey: string;
  readonly endingHashKey: string;
  readonly storedRecords: number;
  /** Bytes of memory. */
  readonly heldBytes: number;
  /** Sums over the last whole second. */
  readonly lastSecond: MetricValues<ShardMetric>;
}

/** A stream as a page shows it live. Plain data. */
export interface StreamView {
  readonly name: string;
  readonly arn: string;
  readonly status: StreamStatus;
  readonly mode: StreamMode;
  readonly openShards: number;
  /** How far its clock is ahead of the real one, ms. */
  readonly clockOffsetMs: number;
  /** Records that went before their retention ended, because memory was short: show a banner. */
  readonly trimmedEarly: number;
  /** Records that a snapshot did not keep, when it was restored from one. */
  readonly notKept: number;
  /** Bytes of its records. */
  readonly storedBytes: number;
  readonly maxRecordBytes: number;
  readonly retentionHours: number;
  readonly shards: readonly ShardView[];
}

export function viewStreams(account: Account): readonly StreamView[] {
  const second = Math.floor(account.clock.epoch() / 1000);
  return [...account.streams.values()].map((stream) => viewStream(stream, second));
}

function viewStream(stream: Stream, second: number): StreamView {
  stream.trimNowAndThen();
  return {
    name: stream.name,
    arn: stream.arn,
    status: stream.status,
    mode: stream.mode,
    openShards: stream.open.length,
    clockOffsetMs: stream.offsetMs,
    trimmedEarly: stream.trimmedEarly,
    notKept: stream.notKept,
    storedBytes: stream.shards.reduce((sum, { log }) => sum + log.used, 0),
    maxRecordBytes: stream.maxRecordBytes,
    retentionHours: stream.retentionHours,
    shards: stream.listed().map((shard) => viewShard(shard, second)),
  };
}

function viewShard(shard: ShardState, second: number): ShardView {
  const { log, origin } = shard;
  return {
    shardId: shard.id,
    isOpen: shard.isOpen,
    startingHashKey: origin.range.start.toString(),
    endingHashKey: origin.range.end.toString(),
    storedRecords: log.nextIndex - log.firstIndex,
    heldBytes: log.allocated,
    lastSecond: shard.metrics.between(second - 1, second),
  };
}

/**
 * Metrics of one stream over [from, to), epoch seconds of real time, at most the last
 * hour: the stream's operations and each shard.
 */
export interface MetricsView {
  readonly stream: MetricValues<StreamMetric>;
  readonly shards: ReadonlyMap<string, MetricValues<ShardMetric>>;
}

export function viewMetrics(
  account: Account,
  name: string,
  from: number,
  to: number,
): MetricsView | undefined {
  const stream = account.streams.get(name);
  if (stream === undefined) return undefined;
  return {
    stream: stream.metrics.between(from, to),
    shards: new Map(stream.listed().map((shard) => [shard.id, shard.metrics.between(from, to)])),
  };
}

/**
 * The stream-level CloudWatch metrics of one minute (docs/kinesis.md#stream-metrics): sums, except
 * latencies (ms) and successes, which are averages, and iterator age, a maximum in ms.
 * @param minute epoch seconds / 60, whole
 */
export function cloudWatchMinute(
  account: Account,
  name: string,
  minute: number,
): Readonly<Record<string, number>> | undefined {
  const view = viewMetrics(account, name, minute * 60, minute * 60 + 60);
  if (view === undefined) return undefined;
  const { stream } = view;
  const shards = [...view.shards.values()];
  const sum = (metric: ShardMetric): number =>
    shards.reduce((total, values) => total + values[metric], 0);
  const average = (total: number, calls: number): number => (calls === 0 ? 0 : total / calls);
  const values: Record<string, number> = {
    IncomingBytes: sum('incomingBytes'),
    IncomingRecords: sum('incomingRecords'),
    WriteProvisionedThroughputExceeded: sum('throttledRecords'),
    ReadProvisionedThroughputExceeded: sum('throttledReads'),
    'GetRecords.Bytes': sum('outgoingBytes') - stream['SubscribeToShardEvent.bytes'],
    'GetRecords.Records': sum('outgoingRecords') - stream['SubscribeToShardEvent.records'],
    'GetRecords.IteratorAgeMilliseconds': Math.max(0, ...shards.map((s) => s.iteratorAgeMax)),
    'PutRecord.Bytes': stream['PutRecord.bytes'],
    'PutRecords.Bytes': stream['PutRecords.bytes'],
    'PutRecords.TotalRecords': stream['PutRecords.totalRecords'],
    'PutRecords.SuccessfulRecords': stream['PutRecords.successfulRecords'],
    'PutRecords.FailedRecords': stream['PutRecords.failedRecords'],
    'PutRecords.ThrottledRecords': stream['PutRecords.throttledRecords'],
    'SubscribeToShard.Success': average(
      stream['SubscribeToShard.successes'],
      stream['SubscribeToShard.calls'],
    ),
    'SubscribeToShard.RateExceeded': stream['SubscribeToShard.rateExceeded'],
    'SubscribeToShardEvent.Bytes': stream['SubscribeToShardEvent.bytes'],
    'SubscribeToShardEvent.Records': stream['SubscribeToShardEvent.records'],
    'SubscribeToShardEvent.MillisBehindLatest':
      stream['SubscribeToShardEvent.millisBehindLatestMax'],
  };
  for (const operation of ['PutRecord', 'PutRecords', 'GetRecords'] as const) {
    const calls = stream[`${operation}.calls`];
    values[`${operation}.Success`] = average(stream[`${operation}.successes`], calls);
    values[`${operation}.Latency`] = average(stream[`${operation}.latency`] / 1000, calls);
  }
  return values;
}
