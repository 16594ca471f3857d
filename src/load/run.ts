import type { Clock } from '../base/clock.ts';
import type { Result } from '../base/result.ts';
import type { Receipts } from './accounts/receipts.ts';
import type { CompileSource } from './records/record-source.ts';
import type { RunResult } from './result.ts';
import type { ShardHeat } from './accounts/shard-stats.ts';
import type { RunSnapshot } from './accounts/run-snapshot.ts';
import type { Target } from './target.ts';
import type { WindowColumns } from './accounts/window-figures.ts';

/** What waits is given this long after Stop, ms. */
export const DRAIN_MS = 5_000;
/** And what is in flight by then, so much longer to be answered, ms. */
export const LAST_ANSWERS_MS = 1_000;

export interface RunDeps {
  readonly clock: Clock;
  readonly target: Target;
  readonly compile: CompileSource;
  /** Used when the scenario names no seed: any 32-bit number. */
  readonly seed: number;
  /**
   * When nothing can succeed any more (access denied, credentials that cannot be
   * refreshed, stream gone, 30 s without a reply): pause and wait for help, or end.
   */
  readonly onBlocked?: 'pause' | 'end';
}

/** A load run. Its methods may be called at any time, in any state. */
export interface Run {
  /** Stops generating and sending; what is in flight gets its answers. */
  pause(): void;
  resume(): void;
  /** Ends generating at once, gives what waits 5 s, then gives up. A second stop abandons. */
  stop(): void;
  /** Ends at once; what is in flight is unconfirmed. */
  abandon(): void;
  /** From now on a constant rate, in the profile's unit per second. */
  setRate(rate: number): Result<undefined, string>;
  /** Plain data, cheap enough for several times a second. */
  snapshot(): RunSnapshot;
  /** Per shard and second, from second `since` on: whole seconds, at most the last 300. */
  heat(since: number): ShardHeat;
  /** Accepted bytes and service times of each second so far: what the result's windows leave out. */
  windowColumns(): WindowColumns;
  /** The result as it would be if the run were left alone now, in any state. */
  soFar(): RunResult;
  readonly receipts: Receipts;
  readonly finished: Promise<RunResult>;
}
