import type { RunResult } from '../../load/result.ts';
import { hotShardIndex } from '../../load/keys/evenness-statistics.ts';
import { counted, shown } from './outcome.ts';

/** The figures of a run that checks and questions may ask for. Times in s unless named ms. */
const FIGURES = {
  accepted: (run) => run.accepted,
  acceptedBytes: (run) => run.acceptedBytes,
  /** Mean of the whole seconds after the first, in which a full bucket is emptied. */
  acceptedPerSecond: (run) => steadyAccepted(run),
  /** Percent of the accepted records that the busiest shard took. */
  busiestShare: (run) =>
    run.accepted === 0
      ? 0
      : (Math.max(0, ...run.shards.map(({ records }) => records)) / run.accepted) * 100,
  bytesPerSecond: (run) =>
    run.accepted === 0 ? 0 : (steadyAccepted(run) * run.acceptedBytes) / run.accepted,
  /** Of the shards’ records against the shares that the key strategy predicts. */
  chiSquareP: (run) => run.chiSquare.p,
  dropped: (run) => run.dropped,
  durationSeconds: (run) => run.durationMs / 1000,
  failed: (run) => run.failed,
  gaveUp: (run) => run.gaveUp,
  generated: (run) => run.generated,
  /** The busiest shard over an equal share of the open shards. */
  hotShardIndex: (run) => indexOf(run),
  kinesisRecords: (run) => run.kinesisRecords,
  payloadUnits: (run) => run.payloadUnits,
  possibleDuplicates: (run) => run.possibleDuplicates,
  recordBytes: (run) => (run.accepted === 0 ? 0 : run.acceptedBytes / run.accepted),
  responseP99: (run) => run.latencyMs.response.p99,
  retried: (run) => run.retried,
  target: (run) => run.target,
  /** Throttled attempts in the last three whole seconds. */
  throttledAtEnd: (run) =>
    run.windows.slice(-4, -1).reduce((sum, { throttled }) => sum + throttled, 0),
  throttledAttempts: (run) => run.throttledAttempts,
  /** The longest row of seconds that each saw a throttled record. */
  throttledSeconds: (run) => longestThrottled(run),
  throttledShards: (run) => run.shards.filter(({ throttled }) => throttled > 0).length,
  unconfirmed: (run) => run.unconfirmed,
  usedShards: (run) => run.shards.filter(({ records }) => records > 0).length,
} as const satisfies Record<string, (run: RunResult) => number>;

export type FigureName = keyof typeof FIGURES;

export const FIGURE_NAMES = Object.keys(FIGURES) as [FigureName, ...FigureName[]];

export function figureOf(run: RunResult, name: FigureName): number {
  return FIGURES[name](run);
}

/** A run of an earlier version measured by the width of the ranges: its shards still tell. */
function indexOf({ hotShardIndex: measured, predictedHotShardIndex, shards }: RunResult): number {
  if (predictedHotShardIndex !== undefined) return measured;
  const counts = shards.map(({ records }) => records);
  return hotShardIndex(
    counts,
    counts.map(() => 1 / counts.length),
  );
}

function steadyAccepted(run: RunResult): number {
  const whole = run.windows.slice(1, -1);
  if (whole.length === 0) return run.durationMs === 0 ? 0 : (run.accepted * 1000) / run.durationMs;
  return whole.reduce((sum, window) => sum + window.accepted, 0) / whole.length;
}

function longestThrottled(run: RunResult): number {
  let longest = 0;
  let row = 0;
  for (const { throttled } of run.windows) {
    row = throttled > 0 ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
}

/** What a run did, by its figure: it goes on after "Your last run". */
const PHRASES: Readonly<Record<FigureName, (value: number) => string>> = {
  accepted: (n) => `had ${counted(n, 'accepted record')}`,
  acceptedBytes: (n) => `had ${counted(n, 'accepted byte')}`,
  acceptedPerSecond: (n) => `had ${counted(n, 'accepted record')} per second`,
  busiestShare: (n) => `had ${shown(n)} % of its records in the busiest shard`,
  bytesPerSecond: (n) => `had ${counted(n, 'accepted byte')} per second`,
  chiSquareP: (n) => `had a chi-square p of ${shown(n)}`,
  dropped: (n) => `had ${counted(n, 'dropped record')}`,
  durationSeconds: (n) => `took ${counted(n, 'second')}`,
  failed: (n) => `had ${counted(n, 'failed record')}`,
  gaveUp: (n) => `gave up ${counted(n, 'record')}`,
  generated: (n) => `generated ${counted(n, 'record')}`,
  hotShardIndex: (n) => `had a hot-shard index of ${shown(n)}`,
  kinesisRecords: (n) => `stored ${counted(n, 'Kinesis record')}`,
  payloadUnits: (n) => `used ${counted(n, 'payload unit')}`,
  possibleDuplicates: (n) => `had ${counted(n, 'possible duplicate')}`,
  recordBytes: (n) => `had ${counted(n, 'byte')} per record`,
  responseP99: (n) => `had a p99 response time of ${shown(n)} ms`,
  retried: (n) => `sent ${counted(n, 'record')} again`,
  target: (n) => `had a target of ${counted(n, 'record')} per second`,
  throttledAtEnd: (n) => `had ${counted(n, 'throttled attempt')} in its last seconds`,
  throttledAttempts: (n) => `had ${counted(n, 'throttled attempt')}`,
  throttledSeconds: (n) => `throttled for ${counted(n, 'second')} in a row`,
  throttledShards: (n) => `throttled on ${counted(n, 'shard')}`,
  unconfirmed: (n) => `had ${counted(n, 'unconfirmed record')}`,
  usedShards: (n) => `wrote to ${counted(n, 'shard')}`,
};

/** `had 100 accepted records` */
export function figurePhrase(name: FigureName, value: number): string {
  return PHRASES[name](value);
}
