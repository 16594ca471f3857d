import type { Result } from '../../base/result.ts';
import type { Connection } from '../../connection/connection.ts';
import type { Shard } from '../../kinesis/shard.ts';
import type { Prediction } from '../../load/predict-shares.ts';
import type { RunResult } from '../../load/result.ts';
import type { ScenarioInput, ScenarioProblem } from '../../load/scenario.ts';
import type { RunSnapshot } from '../../load/snapshot.ts';
import type { VerifyReport } from '../../reader/verify.ts';
import type { ApiCalls } from '../api-feed.ts';
import type { HeatGrid } from './heat-history.ts';
import type { RunViews } from './run-views.ts';

/** What the workbench asks of the load worker: one run at a time. */
export interface LoadProtocol {
  calls: {
    /** Ends a run that is still going on. */
    'connection:set'(argument: { connection: Connection; door?: MessagePort }): void;
    /** What is wrong with a scenario, by field; empty when nothing is. */
    'run:check'(scenario: unknown): readonly ScenarioProblem[];
    /** Where its records would go, before a run; `undefined` while something is wrong. */
    'run:predict'(argument: {
      scenario: unknown;
      shards: readonly Shard[];
    }): Prediction | undefined;
    /** Starts a run; while one is going on, that one goes on and nothing is started. */
    'run:start'(scenario: ScenarioInput): Result<{ started: boolean }, readonly ScenarioProblem[]>;
    'run:pause'(argument: undefined): void;
    'run:resume'(argument: undefined): void;
    /** Ends generating at once and drains; a second stop gives up what is left. */
    'run:stop'(argument: undefined): void;
    /** Shard × time of the run that goes on, or of the last one; `undefined` before the first. */
    'run:heat'(argument: undefined): HeatGrid | undefined;
    /** In the profile's unit per second. */
    'run:rate'(rate: number): void;
    /**
     * Reads the stream back and compares it with a run's receipts. Fails in words.
     * @param argument.from epoch milliseconds, before the run's first record
     */
    'verify:start'(argument: {
      receiptsId: string;
      stream: string;
      from: number;
    }): Promise<Result<VerifyReport, string>>;
    'verify:cancel'(argument: undefined): void;
  };
  events: {
    /** Four times a second while a run goes on, and once at its end. */
    'run:snapshot': RunSnapshot;
    /** `receiptsId` is undefined when the browser keeps no receipts. */
    'run:result': { result: RunResult; views: RunViews; receiptsId: string | undefined };
    'verify:progress': { read: number; found: number; receipts: number };
    'api:calls': ApiCalls;
  };
}
