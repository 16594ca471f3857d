import type { Result } from '../../base/result.ts';
import type { Connection } from '../../connection/connection.ts';
import type { Shard } from '../../kinesis/shards/shard.ts';
import type { CurvePreview } from '../../load/profile/curve-preview.ts';
import type { Prediction } from '../../load/keys/predict-shares.ts';
import type { RunResult } from '../../load/result.ts';
import type { Scenario, ScenarioInput, ScenarioProblem } from '../../load/scenario.ts';
import type { RunSnapshot } from '../../load/accounts/run-snapshot.ts';
import type { VerifyReport } from '../../reader/verify/verify.ts';
import type { ApiCalls } from '../api-feed.ts';
import type { HeatGrid } from './heat-history.ts';
import type { LeftRun } from './left-runs.ts';
import type { RunViews } from './run-views.ts';
import type { VerifiedRun } from './verify-run.ts';

/** What the workbench asks of the load worker. Several producers may run, each by its id. */
export interface LoadProtocol {
  calls: {
    /** Ends a run that is still going on. */
    'connection:set'(argument: { connection: Connection; door?: MessagePort }): void;
    /** What is wrong with a scenario, by field; empty when nothing is. */
    'run:check'(scenario: unknown): readonly ScenarioProblem[];
    /** Its rate over time; `undefined` while something is wrong, and for a probe. */
    'run:curve'(scenario: unknown): CurvePreview | undefined;
    /** Where its records would go, before a run; `undefined` while something is wrong. */
    'run:predict'(argument: {
      scenario: unknown;
      shards: readonly Shard[];
    }): Prediction | undefined;
    /** A scenario of any version with its defaults, or what is wrong with it. */
    'scenario:read'(scenario: unknown): Result<Scenario, readonly ScenarioProblem[]>;
    /** Starts a run under an id of the page's, beside those that go on. */
    'run:start'(argument: {
      id: string;
      scenario: ScenarioInput;
    }): Result<RunSnapshot, readonly ScenarioProblem[]>;
    'run:pause'(id: string): void;
    'run:resume'(id: string): void;
    /** Ends generating at once and drains; a second stop gives up what is left. */
    'run:stop'(id: string): void;
    /** The page has kept the result of a run that ended. */
    'run:kept'(id: string): Promise<void>;
    /** Tells, by event, of the runs that other pages left while they were going on. */
    'runs:left'(argument: undefined): Promise<void>;
    /** Shard × time of a run that goes on, or of the one that ended last. */
    'run:heat'(id: string): HeatGrid | undefined;
    /** In the profile's unit per second. */
    'run:rate'(argument: { id: string; rate: number }): void;
    /**
     * Reads the stream back and compares it with a run's receipts. Fails in words.
     */
    'verify:start'(argument: {
      receiptsId: string;
      run: VerifiedRun;
    }): Promise<Result<VerifyReport, string>>;
    'verify:cancel'(argument: undefined): void;
  };
  events: {
    /** Four times a second while a run goes on, and once at its end. */
    'run:snapshot': { id: string; snapshot: RunSnapshot };
    /** `receiptsId` is undefined when the browser keeps no receipts. */
    'run:result': {
      id: string;
      result: RunResult;
      views: RunViews;
      receiptsId: string | undefined;
    };
    'run:left': LeftRun;
    'verify:progress': { read: number; found: number; receipts: number };
    'api:calls': ApiCalls;
  };
}
