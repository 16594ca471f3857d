import { createStore } from 'zustand/vanilla';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import type { RunResult } from '../../../load/result.ts';
import type { Scenario, ScenarioInput, ScenarioProblem } from '../../../load/scenario.ts';
import type { Result } from '../../../base/result.ts';
import type { GapCause, RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import type { RunViews } from '../../../workers/load/run-views.ts';
import { errorMessage } from '../../../base/error-message.ts';
import { connectionName } from '../../../connection/connection.ts';
import { connection } from '../connection/connection.ts';
import { askToKeep } from '../practice/practice-storage.ts';
import { faultsOn, type RunFault } from './fault-behind.ts';
import { practice } from '../practice/practice.ts';
import { keepRun } from './run-history.ts';
import { dismiss, notify } from '../notices.ts';
import { threads } from '../connection/threads.ts';

/** One producer: a run of this page, going on or ended. */
export interface ProducerRun {
  readonly id: string;
  readonly name: string;
  /** The stream the run writes to. */
  readonly stream: string;
  /** How its partition keys are made: the name of the strategy. */
  readonly keys: string;
  /** What its rate is in; absent: it has none, it goes as fast as it can. */
  readonly unit: 'records' | 'bytes' | undefined;
  /** What its keys promised before it started. */
  readonly prediction: Prediction | undefined;
  readonly snapshot: RunSnapshot | undefined;
  /** Why target, offered and accepted parted last, for after the run. */
  readonly lastCause: GapCause | undefined;
  readonly result: RunResult | undefined;
  /** What its report shows beside the result. */
  readonly views: RunViews | undefined;
  /** Where it runs: `Practice`, or an endpoint's host. */
  readonly place: string;
  /** Faults of the practice service that were on for its stream while it went on. */
  readonly faults: readonly RunFault[];
  /** Its id in the history, once it has ended. */
  readonly keptId: string | undefined;
}

/** What the pages show: the producer in view, flat; all undefined before the first run. */
export type CurrentRun = { readonly [Part in keyof ProducerRun]: ProducerRun[Part] | undefined } & {
  /** Pressed Start, and the worker has not answered yet. */
  readonly asked: boolean;
};

const NONE = {
  id: undefined,
  name: undefined,
  stream: undefined,
  keys: undefined,
  unit: undefined,
  prediction: undefined,
  snapshot: undefined,
  lastCause: undefined,
  result: undefined,
  views: undefined,
  place: undefined,
  faults: undefined,
  keptId: undefined,
} as const;

/** The page's run in view: one that goes on, or the last one. */
export const run = createStore<CurrentRun>(() => ({
  ...NONE,
  asked: false,
}));

/** All producers since the last time that none was going, in the order of their start. */
export const producers = createStore<{ readonly list: readonly ProducerRun[] }>(() => ({
  list: [],
}));

/** More would only compete for the same thread. */
const MOST_PRODUCERS = 8;

export function isGoing(snapshot: RunSnapshot | undefined): boolean {
  return snapshot !== undefined && snapshot.state.type !== 'ended';
}

/** Whether any producer of the page is going. */
export function anyGoing(list: readonly ProducerRun[]): boolean {
  return list.some(({ snapshot }) => isGoing(snapshot));
}

/** Brings a producer into view. */
export function showProducer(id: string): void {
  const found = producers.getState().list.find((one) => one.id === id);
  if (found !== undefined) run.setState(found);
}

/** Leaves the producers as they are, and makes room for setting up and starting another one. */
export function addProducer(): void {
  run.setState({ ...NONE, asked: false });
}

function change(id: string, part: Partial<ProducerRun>): void {
  producers.setState(({ list }) => ({
    list: list.map((one) => (one.id === id ? { ...one, ...part } : one)),
  }));
  if (run.getState().id === id) run.setState(part);
}

/** The faults that were on for a run, with those that are on now. */
function withFaultsOn({ faults, stream, place }: ProducerRun): readonly RunFault[] {
  const known = new Set(faults.map((one) => JSON.stringify([one.fault, one.scope])));
  const news = faultsOn(practice.getState().state, stream, place)
    .map(({ fault, scope }) => ({ fault, scope }))
    .filter((one) => !known.has(JSON.stringify([one.fault, one.scope])));
  return news.length === 0 ? faults : [...faults, ...news];
}

let listening = false;

async function listen(): Promise<void> {
  if (listening) return;
  listening = true;
  const { load } = await threads();
  load.on('run:snapshot', ({ id, snapshot }) => {
    const ran = producers.getState().list.find((one) => one.id === id);
    change(id, {
      snapshot,
      ...(snapshot.cause !== null && { lastCause: snapshot.cause }),
      ...(ran !== undefined && { faults: withFaultsOn(ran) }),
    });
  });
  load.on('run:result', ({ id, result, views, receiptsId }) => {
    change(id, { result, views });
    const { place = '', faults = [] } =
      producers.getState().list.find((one) => one.id === id) ?? {};
    void keepRun({
      id,
      result,
      place,
      receiptsId,
      views,
      ...(faults.length > 0 && { faults }),
    }).then((kept) => {
      change(id, { keptId: kept.id });
      void load.call('run:kept', id);
    });
  });
}

/**
 * Starts a run.
 * @param prediction what its keys will do to the stream
 * @returns what is wrong with it; empty when it started
 */
export async function startRun(
  scenario: ScenarioInput,
  prediction?: Prediction,
): Promise<readonly ScenarioProblem[]> {
  if (run.getState().asked || isGoing(run.getState().snapshot)) return [];
  if (
    producers.getState().list.filter(({ snapshot }) => isGoing(snapshot)).length >= MOST_PRODUCERS
  )
    return [
      {
        path: '',
        message: `${MOST_PRODUCERS} producers are going already. Stop one of them, or open another tab.`,
      },
    ];
  run.setState({ asked: true });
  void askToKeep();
  await listen();
  const { load } = await threads();
  const id = crypto.randomUUID();
  const answer = await load.call('run:start', { id, scenario });
  if (!answer.ok) {
    run.setState({ asked: false });
    return answer.error;
  }
  const started: ProducerRun = {
    ...NONE,
    id,
    name: scenario.name ?? 'Run',
    stream: scenario.stream,
    keys: scenario.keys?.type ?? 'uuid',
    unit: scenario.profile.type === 'closed' ? undefined : (scenario.profile.unit ?? 'records'),
    place: connectionName(connection.getState().current),
    prediction,
    faults: [],
    snapshot: answer.value,
  };
  producers.setState(({ list }) => ({ list: [...(anyGoing(list) ? list : []), started] }));
  run.setState({ ...started, asked: false });
  return [];
}

async function withRun(
  call: 'run:pause' | 'run:resume' | 'run:stop',
  id = run.getState().id,
): Promise<void> {
  if (id !== undefined) await (await threads()).load.call(call, id);
}

export async function pauseRun(): Promise<void> {
  await withRun('run:pause');
}

export async function resumeRun(): Promise<void> {
  await withRun('run:resume');
}

/** Stops the run in view, or another producer. */
export async function stopRun(id?: string): Promise<void> {
  await withRun('run:stop', id);
}

/** Says the rate that was asked for last; the ones before it hold no more. */
let rateNotice: number | undefined;

/** Changes the rate of the run in view, in its unit per second. */
export async function setRunRate(rate: number): Promise<void> {
  const { id, unit } = run.getState();
  if (id === undefined) return;
  try {
    await (await threads()).load.call('run:rate', { id, rate });
  } catch (thrown) {
    notify({
      type: 'error',
      header: 'The rate was not changed',
      text: errorMessage(thrown),
    });
    return;
  }
  if (rateNotice !== undefined) dismiss(rateNotice);
  rateNotice = notify({
    type: 'success',
    header:
      unit === 'bytes'
        ? `The target is now ${(rate / 1024).toLocaleString('en-US')} KiB/s`
        : `The target is now ${rate.toLocaleString('en-US')} records/s`,
  });
}

/** Reads a scenario of any version: with its defaults, or what is wrong with it. */
export async function readScenario(
  input: unknown,
): Promise<Result<Scenario, readonly ScenarioProblem[]>> {
  return (await threads()).load.call('scenario:read', input);
}
