import { encodeBase64 } from '../../base/base64.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { evenRanges } from '../../kinesis/hash-keys/hash-range.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { parseScenario, type ScenarioInput } from '../../load/scenario.ts';
import type { RunResult } from '../../load/result.ts';
import { assert } from '../../base/assert.ts';
import type {
  ExerciseState,
  FinishedRun,
  RecordedCall,
  RecordedConsumer,
  RecordedWalk,
  StreamState,
  WalkCall,
} from '../state.ts';

/** Recorded engine state, as the page would have made it, for tests. */
export const BEGIN = Date.parse('2026-11-21T08:00:00Z');

export function state(parts: Partial<ExerciseState> = {}): ExerciseState {
  return {
    startedAt: BEGIN,
    streams: [],
    runs: [],
    calls: [],
    walks: [],
    practice: undefined,
    reading: undefined,
    consumers: [],
    ...parts,
  };
}

/** A stream of equal shards. */
export function stream(
  name: string,
  shards: number,
  parts: Partial<StreamState> = {},
): StreamState {
  return {
    name,
    status: 'ACTIVE',
    createdAt: BEGIN + 10_000,
    retentionHours: 24,
    consumers: 0,
    shards: evenRanges(shards).map(({ start, end }, i) => ({
      shardId: shardIdOf(i),
      start: String(start),
      end: String(end),
      open: true,
      parents: [],
    })),
    ...parts,
  };
}

let lastRun = 0;

export function run(
  scenario: Partial<ScenarioInput> & { readonly stream: string },
  result: Partial<RunResult> = {},
): FinishedRun {
  const parsed = parseScenario({
    version: 1,
    template: { text: '{"n":{{index}}}' },
    profile: { type: 'constant', rate: 1000 },
    ...scenario,
  });
  assert(parsed.ok, 'a scenario for a test is good');
  lastRun += 1;
  const accepted = result.accepted ?? 100;
  const durationMs = result.durationMs ?? 10_000;
  return {
    id: `run-${lastRun}`,
    place: 'Practice',
    result: {
      version: 1,
      scenario: parsed.value,
      seed: 1,
      startedAt: new Date(BEGIN + 60_000 + lastRun * 20_000).toISOString(),
      durationMs,
      exitReason: 'completed',
      target: 1000,
      due: accepted,
      generated: accepted,
      accepted,
      acceptedBytes: accepted * 50,
      kinesisRecords: accepted,
      payloadUnits: accepted,
      throttledAttempts: 0,
      retried: 0,
      gaveUp: 0,
      failed: 0,
      unconfirmed: 0,
      possibleDuplicates: 0,
      dropped: 0,
      errors: [],
      windows: [],
      shards: [],
      latencyMs: {
        service: { p50: 2, p90: 3, p99: 4, max: 5 },
        response: { p50: 60, p90: 100, p99: 110, max: 120 },
      },
      hotShardIndex: 1.01,
      predictedHotShardIndex: 1,
      chiSquare: { statistic: 2, df: 3, p: 0.57 },
      ...result,
    },
  };
}

/** One second each, with so many throttled attempts. */
export function windows(throttled: readonly number[]): RunResult['windows'] {
  return throttled.map((count, t) => ({
    t,
    target: 1000,
    offered: 1000,
    accepted: 1000,
    throttled: count,
    dropped: 0,
  }));
}

/** Records and throttles by shard. */
export function shardResults(
  ...shards: readonly (readonly [records: number, throttled: number])[]
): RunResult['shards'] {
  return shards.map(([records, throttled], i) => ({
    shardId: shardIdOf(i),
    records,
    bytes: records * 50,
    throttled,
    predictedRecords: records,
  }));
}

export function call(operation: string, parts: Partial<RecordedCall> = {}): RecordedCall {
  return { operation, at: BEGIN + 90_000, duringRun: false, input: {}, ...parts };
}

export function walk(
  stream_: string,
  calls: readonly Partial<WalkCall>[],
  parts: Partial<RecordedWalk> = {},
): RecordedWalk {
  return {
    stream: stream_,
    shardId: shardIdOf(0),
    position: 'TRIM_HORIZON',
    aheadMs: 0,
    calls: calls.map((one) => ({
      at: BEGIN + 100_000,
      limit: 100,
      followed: false,
      count: 0,
      data: [],
      ...one,
    })),
    ...parts,
  };
}

export function consumer(
  stream_: string,
  name: string,
  parts: Partial<RecordedConsumer> = {},
): RecordedConsumer {
  return {
    stream: stream_,
    name,
    delivery: 'polling',
    ignoresSeenIds: false,
    read: 1000,
    throttles: 0,
    highestAgeMs: 0,
    alarmMs: 30_000,
    alarms: 0,
    ageMs: 0,
    processed: 1000,
    ignored: 0,
    together: [name],
    ...parts,
  };
}

export function base64(text: string): string {
  return encodeBase64(encodeUtf8(text));
}

/** A stream of equal shards, the first of which was split. */
export const splitOnce = (streamName: string, shards: number) => {
  const before = stream(streamName, shards);
  return {
    ...before,
    shards: [
      ...before.shards.map((shard, i) => (i === 0 ? { ...shard, open: false } : shard)),
      ...[shards, shards + 1].map((i) => ({
        shardId: shardIdOf(i),
        start: '0',
        end: '1',
        open: true,
        parents: [shardIdOf(0)],
      })),
    ],
  };
};
