import { assert } from '../../base/assert.ts';
import { ManualClock } from '../../base/manual-clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { ok } from '../../base/result.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { FailingTarget, type FailingTargetOptions } from './failing-target.ts';
import { imbalance } from '../accounts/ledger.ts';
import type { CompileSource } from '../records/record-source.ts';
import type { RunResult } from '../result.ts';
import type { Run, RunDeps } from '../run.ts';
import { startRun } from '../engine.ts';
import { describeProblems, parseScenario, type Scenario, type ScenarioInput } from '../scenario.ts';

/** Replaces `{i}` by the record's number: all that the engine's own tests need. */
const countingSource: CompileSource = ({ template }) =>
  ok({ next: (index) => encodeUtf8(template.text.replace('{i}', String(index))) });

export function scenarioOf(parts: Partial<ScenarioInput>): Scenario {
  const parsed = parseScenario({
    version: 1,
    stream: 'test',
    template: { text: 'record {i}' },
    profile: { type: 'constant', rate: 100 },
    ...parts,
  });
  assert(parsed.ok, parsed.ok ? '' : describeProblems(parsed.error));
  return parsed.value;
}

/** A run under a clock that only the test moves. */
export interface Harness {
  readonly clock: ManualClock;
  readonly target: FailingTarget;
  readonly run: Run;
  /** Moves time in steps, and checks after each that the accounts add up. */
  readonly advance: (ms: number, step?: number) => Promise<void>;
  /** Moves time until the run has ended. */
  readonly finish: (limitMs?: number, step?: number) => Promise<RunResult>;
}

export function harness(
  parts: Partial<ScenarioInput>,
  target: Partial<FailingTargetOptions> = {},
  deps: Partial<RunDeps> = {},
): Harness {
  const clock = new ManualClock();
  const double = new FailingTarget({ clock, random: new Sfc32(7), ...target });
  const run = startRun(scenarioOf(parts), {
    clock,
    target: double,
    compile: countingSource,
    seed: 1,
    ...deps,
  });
  const advance = async (ms: number, step = 50): Promise<void> => {
    for (let left = ms; left > 0; left -= step) {
      await clock.advance(Math.min(step, left));
      const wrong = imbalance(run.snapshot().accounts);
      assert(wrong === undefined, `accounts add up: ${wrong}`);
    }
  };
  const finish = async (limitMs = 120_000, step = 50): Promise<RunResult> => {
    for (let spent = 0; run.snapshot().state.type !== 'ended'; spent += 250) {
      assert(spent < limitMs, `the run ends within ${limitMs} ms`);
      await advance(250, step);
    }
    return run.finished;
  };
  return { clock, target: double, run, advance, finish };
}
