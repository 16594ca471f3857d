import type { RunResult } from '../../load/result.ts';
import { formatBytes, formatCount, formatDuration, formatShare } from '../components/format.ts';

/** One line of a report: what, how much, and what it means. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

const ENDED: Readonly<Record<RunResult['exitReason'], string>> = {
  completed: 'completed',
  stopped: 'stopped and drained',
  abandoned: 'stopped, the rest given up',
  blocked: 'ended because nothing could succeed any more',
};

/** Accepted records per second, over the whole run. */
export function meanRate(result: RunResult): number {
  return result.durationMs === 0 ? 0 : (result.accepted / result.durationMs) * 1000;
}

/** The figures of a run, in the order of a report. Counts are user records. */
export function reportFigures(result: RunResult): Figure[] {
  const { service, response } = result.latencyMs;
  const p = result.chiSquare.p;
  return [
    { name: 'Ended', value: ENDED[result.exitReason] },
    { name: 'Duration', value: formatDuration(result.durationMs) },
    { name: 'Due', value: formatCount(result.due), note: '= generated + dropped' },
    { name: 'Generated', value: formatCount(result.generated) },
    { name: 'Accepted', value: formatCount(result.accepted), note: 'acknowledged by the stream' },
    { name: 'Gave up', value: formatCount(result.gaveUp) },
    { name: 'Failed', value: formatCount(result.failed) },
    { name: 'Unconfirmed', value: formatCount(result.unconfirmed), note: 'the answer was lost' },
    { name: 'Dropped', value: formatCount(result.dropped), note: 'due, but never made' },
    { name: 'Throttled attempts', value: formatCount(result.throttledAttempts) },
    { name: 'Sent again', value: formatCount(result.retried) },
    { name: 'Possible duplicates', value: formatCount(result.possibleDuplicates) },
    {
      name: 'Mean accepted rate',
      value: `${formatCount(meanRate(result))}/s`,
      note: `target ${formatCount(result.target)}/s`,
    },
    { name: 'Accepted bytes', value: formatBytes(result.acceptedBytes) },
    {
      name: 'Kinesis records',
      value: formatCount(result.kinesisRecords),
      note: 'fewer than user records when aggregated',
    },
    { name: 'PUT payload units', value: formatCount(result.payloadUnits), note: '25 KB each' },
    {
      name: 'Service time p50 / p99',
      value: `${service.p50.toFixed(1)} / ${service.p99.toFixed(1)} ms`,
      note: 'from sending to the answer',
    },
    {
      name: 'Response time p50 / p99',
      value: `${response.p50.toFixed(1)} / ${response.p99.toFixed(1)} ms`,
      note: 'from when the record was due',
    },
    {
      name: 'Hot-shard index',
      value: result.hotShardIndex.toFixed(2),
      note: '1 = perfectly even',
    },
    {
      name: 'Chi-square',
      value: `${result.chiSquare.statistic.toFixed(2)} (df ${result.chiSquare.df}, p ${p.toFixed(3)})`,
      note: p < 0.01 ? 'not what random keys would give' : 'as even as random keys are',
    },
  ];
}

/** A shard's part of the accepted records. */
export function shardShare(result: RunResult, records: number): string {
  return result.accepted === 0 ? '–' : formatShare(records / result.accepted);
}
