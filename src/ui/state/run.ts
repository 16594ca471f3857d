import { createStore } from 'zustand/vanilla';
import type { RunResult } from '../../load/result.ts';
import type { ScenarioInput, ScenarioProblem } from '../../load/scenario.ts';
import type { RunSnapshot } from '../../load/snapshot.ts';
import type { RunViews } from '../../workers/load/run-views.ts';
import { connectionName } from '../../connection/connection.ts';
import { connection } from './connection.ts';
import { keepRun } from './run-history.ts';
import { notify } from './notices.ts';
import { threads } from './threads.ts';

export interface CurrentRun {
  /** The stream the run writes to. */
  readonly stream: string | undefined;
  /** How its partition keys are made: the name of the strategy. */
  readonly keys: string | undefined;
  /** Pressed Start, and the worker has not answered yet. */
  readonly asked: boolean;
  readonly snapshot: RunSnapshot | undefined;
  readonly result: RunResult | undefined;
  /** What its report shows beside the result. */
  readonly views: RunViews | undefined;
  /** Where it runs: `Practice`, or an endpoint's host. */
  readonly place: string;
  /** Its id in the history, once it has ended. */
  readonly keptId: string | undefined;
}

/** The run of this page: the one that goes on, or the last one. */
export const run = createStore<CurrentRun>(() => ({
  stream: undefined,
  keys: undefined,
  asked: false,
  snapshot: undefined,
  result: undefined,
  views: undefined,
  place: '',
  keptId: undefined,
}));

export function isGoing(snapshot: RunSnapshot | undefined): boolean {
  return snapshot !== undefined && snapshot.state.type !== 'ended';
}

let listening = false;

async function listen(): Promise<void> {
  if (listening) return;
  listening = true;
  const { load } = await threads();
  load.on('run:snapshot', (snapshot) => {
    run.setState({ snapshot, asked: false });
  });
  load.on('run:result', ({ result, views, receiptsId }) => {
    run.setState({ result, views });
    void keepRun(result, run.getState().place, receiptsId, views).then(({ id }) => {
      run.setState({ keptId: id });
    });
  });
}

/** Starts a run. @returns what is wrong with it; empty when it started */
export async function startRun(scenario: ScenarioInput): Promise<readonly ScenarioProblem[]> {
  if (run.getState().asked || isGoing(run.getState().snapshot)) return [];
  run.setState({ asked: true });
  await listen();
  const { load } = await threads();
  const answer = await load.call('run:start', scenario);
  if (!answer.ok) {
    run.setState({ asked: false });
    return answer.error;
  }
  if (answer.value.started)
    run.setState({
      stream: scenario.stream,
      keys: scenario.keys?.type ?? 'uuid',
      result: undefined,
      views: undefined,
      keptId: undefined,
      place: connectionName(connection.getState().current),
    });
  return [];
}

export async function pauseRun(): Promise<void> {
  await (await threads()).load.call('run:pause', undefined);
}

export async function resumeRun(): Promise<void> {
  await (await threads()).load.call('run:resume', undefined);
}

export async function stopRun(): Promise<void> {
  await (await threads()).load.call('run:stop', undefined);
}

/** Changes the rate of the run that goes on, in records/s. */
export async function setRunRate(rate: number): Promise<void> {
  await (await threads()).load.call('run:rate', rate);
  notify({
    type: 'success',
    header: `The target is now ${rate.toLocaleString('en-US')} records/s`,
  });
}
