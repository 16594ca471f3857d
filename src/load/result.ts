import type { Percentiles, RunWindow } from './accounts/run-snapshot.ts';
import type { Scenario } from './scenario.ts';

/** `left`: its page was left while it went on; what had no answer counts as unconfirmed. */
export type ExitReason = 'completed' | 'stopped' | 'abandoned' | 'blocked' | 'left';

export interface ShardResult {
  readonly shardId: string;
  readonly records: number;
  readonly bytes: number;
  readonly throttled: number;
  readonly predictedRecords: number;
}

/**
 * The result of a run, with the names that it has in docs/command-line.md#the-result. Counts are
 * user records.
 */
export interface RunResult {
  readonly version: 1;
  readonly scenario: Scenario;
  readonly seed: string | number;
  /** Name of the run in its records; absent when they were not stamped. */
  readonly stamp?: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly exitReason: ExitReason;
  /** The mean rate asked for, in records/s. */
  readonly target: number;
  readonly due: number;
  readonly generated: number;
  readonly accepted: number;
  /** Data before base64 and partition key in UTF-8, of accepted Kinesis records. */
  readonly acceptedBytes: number;
  readonly kinesisRecords: number;
  readonly payloadUnits: number;
  readonly throttledAttempts: number;
  /** Entries sent again. */
  readonly retried: number;
  readonly gaveUp: number;
  readonly failed: number;
  readonly unconfirmed: number;
  readonly possibleDuplicates: number;
  /** Copies that a browser itself sent could not be seen, and are not counted. */
  readonly copiesUnseen?: true;
  readonly dropped: number;
  readonly errors: readonly { readonly code: string; readonly count: number }[];
  readonly windows: readonly RunWindow[];
  readonly shards: readonly ShardResult[];
  readonly latencyMs: { readonly service: Percentiles; readonly response: Percentiles };
  /** Records of the busiest shard over an equal share of the open shards; 1 is even. */
  readonly hotShardIndex: number;
  /**
   * The same by the shares that the key strategy predicts. Absent in runs of versions that measured
   * both the index and the test below against the widths of the shards' ranges.
   */
  readonly predictedHotShardIndex?: number;
  /** Of the shards' records against the shares that the key strategy predicts. */
  readonly chiSquare: { readonly statistic: number; readonly df: number; readonly p: number };
}
