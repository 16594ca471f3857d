import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import {
  METRIC_MINUTES,
  writeUtilisation,
  type MetricPoint,
  type SecondPoint,
  type ShardUtilisation,
  type StreamMetrics,
} from '../../../kinesis/stream-metrics.ts';
import type { Point } from '../../charts/recharts.tsx';

/** More lines than this cannot be told apart. */
const MOST_LINES = 8;

/** The charts' x is epoch seconds. An iterator age that nobody knows leaves a gap. */
export function metricPoints(points: readonly MetricPoint[]): Point[] {
  return points.map(({ start, iteratorAgeMs, ...sums }) => ({
    x: start,
    incomingRecords: sums.incomingRecords,
    incomingBytes: sums.incomingBytes,
    writeThrottled: sums.writeThrottled,
    readThrottled: sums.readThrottled,
    ...(iteratorAgeMs !== undefined && { iteratorAgeMs }),
  }));
}

/** Points with the whole hour before the last one on their axis: what is not known is a gap. */
export function overHour(points: readonly Point[]): readonly Point[] {
  const last = points.at(-1)?.['x'];
  if (last === undefined) return points;
  const first = last - (METRIC_MINUTES - 1) * 60;
  return (points[0]?.['x'] ?? first) > first ? [{ x: first }, ...points] : points;
}

/** The shards that used most of their limit in any minute, in the order of their ids. */
export function busiestShards({ shards }: StreamMetrics): readonly ShardUtilisation[] {
  const written = shards.filter(({ minutes }) => peakOf(minutes) > 0);
  return (written.length === 0 ? shards : written)
    .toSorted((a, b) => peakOf(b.minutes) - peakOf(a.minutes))
    .slice(0, MOST_LINES)
    .toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1));
}

function peakOf(minutes: readonly number[]): number {
  return Math.max(0, ...minutes);
}

/** One key for each shard: its share of the write limit. */
export function utilisationPoints(
  minutes: readonly MetricPoint[],
  shards: readonly ShardUtilisation[],
): Point[] {
  return minutes.map(({ start }, i) => ({
    x: start,
    ...Object.fromEntries(shards.map((shard) => [shard.shardId, shard.minutes[i] ?? 0])),
  }));
}

/** Where shards have no metrics of their own: all of them together. */
export function averageUtilisation(minutes: readonly MetricPoint[], openShards: number): Point[] {
  const shards = Math.max(1, openShards);
  return minutes.map(({ start, incomingRecords, incomingBytes }) => ({
    x: start,
    average: writeUtilisation(incomingRecords / shards, incomingBytes / shards, 60),
  }));
}

export function shardSeriesName(shardId: string): string {
  return `Shard ${shortShardName(shardId)}`;
}

/** What a one-minute average hides. */
export interface MinuteInSeconds {
  /** Epoch seconds. */
  readonly start: number;
  /** Of the shard whose minute was busiest; 1 is its whole limit. */
  readonly average: number;
  readonly shardId: string | undefined;
  /** The busiest second of any shard. */
  readonly peak: number;
  readonly peakAt: number;
  readonly throttledRecords: number;
  readonly throttledSeconds: number;
  /** Whether anything happened in it. */
  readonly busy: boolean;
}

/** @param seconds those of one minute */
export function summariseMinute(
  metrics: StreamMetrics,
  seconds: readonly SecondPoint[],
): MinuteInSeconds | undefined {
  const [first] = seconds;
  if (first === undefined) return undefined;
  const start = Math.floor(first.start / 60) * 60;
  const index = metrics.minutes.findIndex((minute) => minute.start === start);
  const busiest = metrics.shards.reduce<{ shardId?: string; average: number }>(
    (most, { shardId, minutes }) => {
      const average = minutes[index] ?? 0;
      return average > most.average ? { shardId, average } : most;
    },
    { average: 0 },
  );
  const peak = seconds.reduce((most, one) => (one.busiest > most.busiest ? one : most), first);
  const throttled = seconds.filter(({ writeThrottled }) => writeThrottled > 0);
  return {
    start,
    average: busiest.average,
    shardId: busiest.shardId,
    peak: peak.busiest,
    peakAt: peak.start,
    throttledRecords: throttled.reduce((sum, one) => sum + one.writeThrottled, 0),
    throttledSeconds: throttled.length,
    busy: seconds.some((one) => one.incomingRecords + one.writeThrottled + one.readThrottled > 0),
  };
}

/** Seconds of a minute: the busiest shard, its minute's average, and what was refused. */
export function secondPoints(seconds: readonly SecondPoint[], average: number): Point[] {
  return seconds.map(({ start, busiest, incomingRecords, writeThrottled }) => ({
    x: start,
    busiest,
    average,
    incomingRecords,
    writeThrottled,
  }));
}

/** `14:05`, local, of epoch seconds. */
export function formatMinute(at: number): string {
  const date = new Date(at * 1000);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `14:05:09`. */
export function formatSecond(at: number): string {
  return `${formatMinute(at)}:${two(new Date(at * 1000).getSeconds())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
