import type { Ledger } from './ledger.ts';
import type { Pipeline } from './pipeline.ts';
import type { ExitReason, RunResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import type { RunMark, RunSnapshot, RunState } from './snapshot.ts';
import { chiSquare, expectedByLuck, hotShardIndex } from './statistics.ts';
import { withColumns } from './window-figures.ts';

/** Seconds of windows in a snapshot. */
const SNAPSHOT_SECONDS = 300;

/** Causes in a snapshot. */
const MOST_CAUSES = 10;

interface Evenness {
  /** Every shard that was open at some time of the run, and any other that took records. */
  readonly ids: readonly string[];
  readonly counts: readonly number[];
  /** Expected part of all records, per shard. */
  readonly shares: readonly number[];
}

function evenness(ledger: Ledger, pipeline: Pipeline | undefined): Evenness {
  const { accepted } = ledger.accounts;
  const expected = pipeline?.expectation.at(accepted) ?? new Map<string, number>();
  const records = new Map(ledger.shards.all().map((shard) => [shard.shardId, shard.records]));
  const ids = [...new Set([...expected.keys(), ...records.keys()])];
  return {
    ids,
    counts: ids.map((id) => records.get(id) ?? 0),
    shares: ids.map((id) => (accepted === 0 ? 0 : (expected.get(id) ?? 0) / accepted)),
  };
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
  const { counts, shares } = evenness(ledger, pipeline);
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
    acceptedBytes: ledger.acceptedBytes,
    kinesisRecords: ledger.kinesisRecords,
    payloadUnits: ledger.payloadUnits,
    requests: ledger.requests,
    receipts: { kept: ledger.receipts.kept, full: ledger.receipts.full },
    errors: ledger.errors.all(),
    shards: ledger.shards.snapshot(widths),
    windows: withColumns(windows, ledger.windowColumns(windows[0]?.t ?? 0)),
    latencyMs: {
      service: ledger.service.whole.percentiles(),
      response: ledger.response.whole.percentiles(),
    },
    recentLatencyMs: { service: ledger.service.recent(), response: ledger.response.recent() },
    cause: state.type === 'running' ? (pipeline?.cause ?? null) : null,
    causes: pipeline?.causes.longest(MOST_CAUSES) ?? [],
    marks: [...marks],
    hotShardIndex: hotShardIndex(counts, shares),
    expectedByLuck: expectedByLuck(ledger.accounts.accepted, widths.size),
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
  const { ids, counts, shares } = evenness(ledger, pipeline);
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
    dropped: accounts.dropped,
    errors: ledger.errors.all().map(({ code, count }) => ({ code, count })),
    windows: ledger.windows.all(),
    shards: ledger.shards.results(ids),
    latencyMs: {
      service: ledger.service.whole.percentiles(),
      response: ledger.response.whole.percentiles(),
    },
    hotShardIndex: hotShardIndex(counts, shares),
    chiSquare: chiSquare(counts, shares),
  };
}

/** The rate asked for, records/s: the constant one, or the mean of what was due. */
function meanTarget(scenario: Scenario, due: number, durationMs: number): number {
  const { profile } = scenario;
  if (profile.type === 'constant' && profile.unit === 'records') return profile.rate;
  return durationMs <= 0 ? 0 : (due * 1000) / durationMs;
}
