import type { EvennessFigures } from './keys/evenness.ts';
import type { Ledger } from './accounts/ledger.ts';
import type { Pipeline } from './pipeline.ts';
import type { ExitReason, RunResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import type { RunMark, RunSnapshot, RunState } from './accounts/run-snapshot.ts';
import {
  chiSquare,
  drawnRecords,
  expectedIndex,
  hotShardIndex,
} from './keys/evenness-statistics.ts';
import { withColumns } from './accounts/window-figures.ts';

/** Seconds of windows in a snapshot. */
const SNAPSHOT_SECONDS = 300;

/** Causes in a snapshot. */
const MOST_CAUSES = 10;

const NO_SHARDS: EvennessFigures = { ids: [], counts: [], equal: [], predicted: [] };

function evenness({ accounts, shards }: Ledger, pipeline: Pipeline | undefined): EvennessFigures {
  const records = new Map(shards.all().map((shard) => [shard.shardId, shard.records]));
  return pipeline?.evenness.figures(accounts.accepted, records) ?? NO_SHARDS;
}

export function buildSnapshot(from: {
  readonly state: RunState;
  readonly startedAt: number;
  readonly elapsedMs: number;
  readonly ledger: Ledger;
  readonly pipeline: Pipeline | undefined;
  readonly marks: readonly RunMark[];
}): RunSnapshot {
  const { state, startedAt, elapsedMs, ledger, pipeline, marks } = from;
  const { counts, equal, predicted } = evenness(ledger, pipeline);
  const { accepted } = ledger.accounts;
  const byLuck = pipeline?.evenness.byLuck ?? true;
  const widths = pipeline?.router.widths ?? new Map<string, number>();
  const windows = ledger.windows.last(SNAPSHOT_SECONDS);
  return {
    state,
    startedAt,
    elapsedMs,
    targetRate: state.type === 'running' ? (pipeline?.targetRate ?? 0) : 0,
    accounts: { ...ledger.accounts },
    throttledAttempts: ledger.throttledAttempts,
    sent: ledger.sent,
    retried: ledger.retried,
    possibleDuplicates: ledger.possibleDuplicates,
    ...(ledger.copiesUnseen && { copiesUnseen: true }),
    acceptedBytes: ledger.acceptedBytes,
    kinesisRecords: ledger.kinesisRecords,
    payloadUnits: ledger.payloadUnits,
    requests: ledger.requests,
    receipts: { kept: ledger.receipts.kept, full: ledger.receipts.full },
    errors: ledger.errors.all(),
    shards: ledger.shards.snapshot(widths, pipeline?.evenness.shares ?? new Map<string, number>()),
    windows: withColumns(windows, ledger.windowColumns(windows[0]?.t ?? 0)),
    latencyMs: {
      service: ledger.service.whole.percentiles(),
      response: ledger.response.whole.percentiles(),
    },
    recentLatencyMs: { service: ledger.service.recent(), response: ledger.response.recent() },
    cause: state.type === 'running' ? (pipeline?.cause ?? null) : null,
    causes: pipeline?.causes.longest(MOST_CAUSES) ?? [],
    marks: [...marks],
    hotShardIndex: hotShardIndex(counts, equal),
    predictedHotShardIndex: hotShardIndex(predicted, equal),
    byLuck,
    expectedIndex: expectedIndex(drawnRecords(accepted, byLuck), predicted, equal),
    topKeys: pipeline?.topKeys.top(10) ?? [],
  };
}

export function buildResult(from: {
  readonly scenario: Scenario;
  readonly seed: string | number;
  readonly runName: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly exitReason: ExitReason;
  readonly ledger: Ledger;
  readonly pipeline: Pipeline | undefined;
}): RunResult {
  const { ledger, pipeline } = from;
  const { accounts } = ledger;
  const { ids, counts, equal, predicted } = evenness(ledger, pipeline);
  return {
    version: 1,
    scenario: from.scenario,
    seed: from.seed,
    ...(from.scenario.stamp && { stamp: from.runName }),
    startedAt: new Date(from.startedAt).toISOString(),
    durationMs: Math.round(from.durationMs),
    exitReason: from.exitReason,
    target: meanTarget(from.scenario, accounts.due, from.durationMs),
    due: accounts.due,
    generated: accounts.generated,
    accepted: accounts.accepted,
    acceptedBytes: ledger.acceptedBytes,
    kinesisRecords: ledger.kinesisRecords,
    payloadUnits: ledger.payloadUnits,
    throttledAttempts: ledger.throttledAttempts,
    retried: ledger.retried,
    gaveUp: accounts.gaveUp,
    failed: accounts.failed,
    unconfirmed: accounts.unconfirmed,
    possibleDuplicates: ledger.possibleDuplicates,
    ...(ledger.copiesUnseen && { copiesUnseen: true }),
    dropped: accounts.dropped,
    errors: ledger.errors.all().map(({ code, count }) => ({ code, count })),
    windows: ledger.windows.all(),
    shards: ledger.shards.results(ids),
    latencyMs: {
      service: ledger.service.whole.percentiles(),
      response: ledger.response.whole.percentiles(),
    },
    hotShardIndex: hotShardIndex(counts, equal),
    predictedHotShardIndex: hotShardIndex(predicted, equal),
    chiSquare: chiSquare(counts, predicted, pipeline?.evenness.sampled),
  };
}

/** The rate asked for, records/s: the constant one, or the mean of what was due. */
function meanTarget(scenario: Scenario, due: number, durationMs: number): number {
  const { profile } = scenario;
  if (profile.type === 'constant' && profile.unit === 'records') return profile.rate;
  return durationMs <= 0 ? 0 : (due * 1000) / durationMs;
}
