import {
  METRIC_MINUTES,
  writeUtilisation,
  type MetricPoint,
  type MetricsWithSeconds,
  type SecondPoint,
} from '../../kinesis/stream-metrics.ts';
import type { Account } from './account.ts';
import type { ShardMetric } from './metric-ring.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';

const SECONDS = 60;

/**
 * The last hour of a stream as CloudWatch would show it, and the seconds of one minute.
 * @param minute epoch seconds / 60, whole; absent: the one that tells most
 */
export function metricHour(
  account: Account,
  name: string,
  minute?: number,
): MetricsWithSeconds | undefined {
  const stream = account.streams.get(name);
  if (stream === undefined) return undefined;
  const now = Math.floor(account.clock.epoch() / 1000);
  const last = Math.floor(now / SECONDS);
  const counted = countedSince(stream, now);
  const first = Math.max(last - METRIC_MINUTES + 1, Math.floor((counted ?? 0) / SECONDS));
  const shards = stream.listed();
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const sums = shards.map((shard) =>
    numbers.map((at) => shard.metrics.between(at * SECONDS, (at + 1) * SECONDS)),
  );
  const minutes = numbers.map((at, i) =>
    pointOf(
      stream,
      at * SECONDS,
      (at + 1) * SECONDS,
      sums.map((ofShard) => ofShard[i] as Sums),
    ),
  );
  const shown = minute ?? Math.floor(mostTelling(minutes) / SECONDS);
  return {
    minutes,
    shards: shards.map((shard, i) => ({
      shardId: shard.id,
      minutes: (sums[i] ?? []).map(({ incomingRecords, incomingBytes }) =>
        writeUtilisation(incomingRecords, incomingBytes, SECONDS),
      ),
    })),
    seconds: secondsOf(stream, shards, shown, now).filter(({ start }) => start >= (counted ?? 0)),
    ...(counted !== undefined && { countedSince: counted }),
  };
}

/** Since when a stream that was brought back is counted, epoch s; `undefined`: all of the hour. */
function countedSince({ restoredAt }: Stream, now: number): number | undefined {
  if (restoredAt === undefined) return undefined;
  const since = Math.floor(restoredAt / 1000);
  return since > now - METRIC_MINUTES * SECONDS ? since : undefined;
}

type Sums = Readonly<Record<ShardMetric, number>>;

function pointOf(stream: Stream, start: number, end: number, sums: readonly Sums[]): MetricPoint {
  const total = (metric: ShardMetric): number => sums.reduce((sum, one) => sum + one[metric], 0);
  const wasRead = stream.metrics.between(start, end)['GetRecords.successes'] > 0;
  return {
    start,
    incomingRecords: total('incomingRecords'),
    incomingBytes: total('incomingBytes'),
    writeThrottled: total('throttledRecords'),
    readThrottled: total('throttledReads'),
    iteratorAgeMs: wasRead ? Math.max(0, ...sums.map((one) => one.iteratorAgeMax)) : undefined,
  };
}

function secondsOf(
  stream: Stream,
  shards: readonly ShardState[],
  minute: number,
  now: number,
): SecondPoint[] {
  const seconds: SecondPoint[] = [];
  for (let at = minute * SECONDS; at < (minute + 1) * SECONDS && at <= now; at += 1) {
    const sums = shards.map((shard) => shard.metrics.between(at, at + 1));
    const busiest = sums.reduce(
      (most, one) => Math.max(most, writeUtilisation(one.incomingRecords, one.incomingBytes, 1)),
      0,
    );
    seconds.push({ ...pointOf(stream, at, at + 1, sums), busiest });
  }
  return seconds;
}

/** When the minute begins that throttled most; else the newest with traffic; else the newest. */
function mostTelling(minutes: readonly MetricPoint[]): number {
  let best: MetricPoint | undefined;
  for (const point of minutes) {
    const throttled = point.writeThrottled + point.readThrottled;
    const busy = throttled > 0 || point.incomingRecords > 0 || point.iteratorAgeMs !== undefined;
    const toBeat = best === undefined ? 0 : best.writeThrottled + best.readThrottled;
    if (busy && throttled >= toBeat) best = point;
  }
  return (best ?? minutes.at(-1))?.start ?? 0;
}
