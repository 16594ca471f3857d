import {
  BY_WIDTH,
  chiSquareWords,
  INDEX_MEANING,
  TEST_MEANING,
  verdictWords,
} from '../../../load/keys/evenness-words.ts';
import type { RunResult } from '../../../load/result.ts';
import type { Percentiles, WindowSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { formatBytes, formatCount, formatDuration, formatShare } from '../../text/format.ts';
import { rateText, latencyWords, causeText, type CauseText } from '../../run/run-text.ts';
import { profileWords } from './scenario-words.ts';
import { withColumns } from '../../../load/accounts/window-figures.ts';
import type { KeptRun } from '../../state/run/run-history.ts';
import type { HashSegment } from '../../charts/hash-space/hash-space.ts';

/** One line of a report: what, how much, and what it means. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  /** The figure as a number, to compare runs by. */
  readonly amount?: number;
}

const ENDED: Readonly<Record<RunResult['exitReason'], string>> = {
  completed: 'completed',
  stopped: 'stopped and drained',
  abandoned: 'stopped, the rest given up',
  blocked: 'ended because nothing could succeed any more',
  left: 'with its page',
};

/** Accepted records per second, over the whole run. */
export function meanRate(result: RunResult): number {
  return perSecond(result, result.accepted);
}

function perSecond({ durationMs }: RunResult, amount: number): number {
  return durationMs === 0 ? 0 : (amount / durationMs) * 1000;
}

/** The rate that was asked for, in its own unit. */
function targetWords({ scenario, target }: RunResult): string {
  const { profile } = scenario;
  if (profile.type === 'closed') return 'target: as fast as it goes';
  if (profile.unit === 'records') return `target ${formatCount(target)}/s`;
  return profile.type === 'constant'
    ? `target ${rateText(profile.rate, 'bytes')}`
    : `target in bytes: ${profileWords(scenario)}`;
}

/** The figures of a run, in the order of a report. Counts are user records. */
export function reportFigures(result: RunResult): Figure[] {
  const { service, response } = result.latencyMs;
  const counted = (name: string, amount: number, note?: string): Figure => ({
    name,
    value: formatCount(amount),
    amount,
    ...(note !== undefined && { note }),
  });
  return [
    {
      name: 'Ended',
      value: ENDED[result.exitReason],
      ...(result.exitReason === 'left' && {
        note: 'the page was left or reloaded; these are its last figures',
      }),
    },
    { name: 'Duration', value: formatDuration(result.durationMs), amount: result.durationMs },
    counted('Due', result.due, '= generated + dropped'),
    counted('Generated', result.generated),
    counted('Accepted', result.accepted, 'acknowledged by the stream (KPL: UserRecordsPut)'),
    counted('Gave up', result.gaveUp, 'not accepted in its time, and not tried again'),
    counted('Failed', result.failed, 'no retry would mend them'),
    counted('Unconfirmed', result.unconfirmed, 'the answer was lost'),
    counted(
      'Dropped',
      result.dropped,
      'due, but this machine was late, or too much waited: never made, and not part of a total',
    ),
    counted('Throttled attempts', result.throttledAttempts),
    counted('Sent again', result.retried),
    counted(
      'Possible duplicates',
      result.possibleDuplicates,
      'accepted when sent again after a lost reply; the first try may be stored too',
    ),
    {
      name: 'Mean accepted rate',
      value: `${formatCount(meanRate(result))}/s`,
      amount: meanRate(result),
      note: targetWords(result),
    },
    {
      name: 'Accepted bytes',
      value: formatBytes(result.acceptedBytes),
      amount: result.acceptedBytes,
      note: `mean ${formatBytes(perSecond(result, result.acceptedBytes))}/s`,
    },
    counted(
      'Kinesis records',
      result.kinesisRecords,
      'fewer than user records when aggregated (KPL: KinesisRecordsPut)',
    ),
    counted('PUT payload units', result.payloadUnits, '25 KB each'),
    ...timeFigures('Service time', service, 'from sending to the answer (KPL: RequestTime)'),
    ...timeFigures('Response time', response, 'from when the record was due'),
    ...evennessFigures(result),
  ];
}

function timeFigures(name: string, times: Percentiles, note: string): Figure[] {
  const words = latencyWords(times);
  return (['p50', 'p90', 'p99'] as const).map((part, i) => ({
    name: `${name} ${part}`,
    value: words[i] ?? '–',
    note,
    // Nothing to compare where nothing was answered.
    ...(times.max > 0 && { amount: times[part] }),
  }));
}

/** Runs of earlier versions have other figures, with other names: they must not be compared. */
function evennessFigures(result: RunResult): Figure[] {
  const { accepted, hotShardIndex, predictedHotShardIndex, chiSquare } = result;
  if (accepted === 0) return [];
  const index = { value: hotShardIndex.toFixed(2), amount: hotShardIndex };
  if (predictedHotShardIndex === undefined)
    return [
      { name: 'Hot-shard index by range width', ...index, note: BY_WIDTH },
      { name: 'Chi-square by range width', value: chiSquareWords(chiSquare), note: BY_WIDTH },
    ];
  return [
    { name: 'Hot-shard index', ...index, note: INDEX_MEANING },
    {
      name: 'Predicted hot-shard index',
      value: predictedHotShardIndex.toFixed(2),
      amount: predictedHotShardIndex,
      note: 'the same, by the shares that the partition keys predict',
    },
    {
      name: 'Chi-square',
      value: chiSquareWords(chiSquare),
      note: `${TEST_MEANING} ${verdictWords(chiSquare)}`,
    },
  ];
}

/** A shard's part of the accepted records. */
export function shardShare(result: RunResult, records: number): string {
  return result.accepted === 0 ? '–' : formatShare(records / result.accepted);
}

/** The result of the command line has fixed fields; what a run kept beside it is joined here. */
type Parts = Pick<KeptRun, 'result' | 'views'>;

/** The seconds of a run; without bytes and times in runs of older versions. */
export function reportWindows({ result, views }: Parts): readonly WindowSnapshot[] {
  return withColumns(result.windows, views?.windows);
}

/** The shards that were open at the end, with what fell into each; empty for older runs. */
export function runSegments({ result, views }: Pick<KeptRun, 'result' | 'views'>): HashSegment[] {
  const records = new Map(result.shards.map((shard) => [shard.shardId, shard.records]));
  return (views?.ranges ?? []).map(({ shardId, start, width }) => {
    const share = result.accepted === 0 ? 0 : (records.get(shardId) ?? 0) / result.accepted;
    return { shardId, start, width, share, density: width === 0 ? 0 : share / width };
  });
}

/** Whether partition keys decide the shard: not with explicit hash keys. */
export function keysDecide({ result }: Pick<KeptRun, 'result'>): boolean {
  return !['shards', 'hash', 'shard'].includes(result.scenario.keys.type);
}

export const CAUSES_TITLE = 'Why records were held back';
export const NO_CAUSE =
  'Nothing held them back: in every whole second the stream took what was due.';

interface CauseLine extends CauseText {
  /** For how long: `8 s, the first at 2 s`. */
  readonly time: string;
}

/** What held the run back, the longest first; `undefined` where the run did not keep it. */
export function causeLines({ views, result, faults = [] }: KeptRun): CauseLine[] | undefined {
  return views?.causes?.map(({ cause, from, seconds }) => ({
    ...causeText(cause, result.scenario.keys.type, { faults, isPast: true }),
    time: `${formatCount(seconds)} s, the first at ${formatCount(from)} s`,
  }));
}
