import { useEffect } from 'react';
import { own } from '../../../base/own.ts';
import type { Exercise } from '../../../exercises/file/schema.ts';
import { operationsOf } from '../../../exercises/progress.ts';
import { apiLog, type PageCall } from '../../state/connection/api-log.ts';
import { consumers } from '../../state/reading/consumers.ts';
import { changeProgress, exercises } from '../../state/saved/exercise-progress.ts';
import { watchPractice, aheadNow } from '../../state/practice/practice.ts';
import { anyGoing, producers } from '../../state/run/run.ts';
import { loadRunHistory } from '../../state/run/run-history.ts';
import { onStep } from '../../state/connection/watched-steps.ts';
import { recordConsumers, type SavedConsumerLife } from './consumer-recorder.ts';
import { WalkRecorder } from './walk-recorder.ts';

const MOST_CALLS = 100;

/** Writes down what an exercise's checks will ask for, while it stands beside the pages. */
export function useRecording(exercise: Exercise): void {
  useEffect(() => {
    void watchPractice();
    // Runs of other tabs count too.
    void loadRunHistory();
    const stops = [recordCalls(exercise), recordWalks(exercise.id), recordNamedConsumers(exercise)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [exercise]);
}

function recordCalls(exercise: Exercise): () => void {
  const wanted = new Set(operationsOf(exercise));
  const seen = new Set(apiLog.getState().calls.map(({ key }) => key));
  return apiLog.subscribe(({ calls }) => {
    const news = calls.filter((call) => !seen.has(call.key));
    for (const { key } of news) seen.add(key);
    // What the page itself cut short is nobody's doing.
    const ours = news.filter(({ operation, cancelled }) => wanted.has(operation) && !cancelled);
    if (ours.length === 0) return;
    const duringRun = anyGoing(producers.getState().list);
    changeProgress(exercise.id, (before) => ({
      calls: [...before.calls, ...ours.map((call) => recorded(call, duringRun))].slice(-MOST_CALLS),
    }));
  });
}

function recorded(call: PageCall, duringRun: boolean) {
  const { operation, startedAt, error, request } = call;
  return {
    operation,
    at: startedAt,
    duringRun,
    ...(error !== undefined && { error }),
    ...(request !== undefined && { input: parsed(request) }),
  };
}

/** A request that was too long is kept cut, and is then no JSON. */
function parsed(request: string): unknown {
  try {
    return JSON.parse(request);
  } catch {
    return {};
  }
}

function recordWalks(id: string): () => void {
  const recorder = new WalkRecorder(() => crypto.randomUUID());
  return onStep((step) => {
    const before = own(exercises.getState().by, id)?.walks ?? [];
    const walks = recorder.add(step, before, Date.now(), aheadNow);
    if (walks !== before) changeProgress(id, () => ({ walks: [...walks] }));
  });
}

/** Progress is written to storage at each change: figures that run are told once a second. */
const CONSUMERS_MS = 1000;

function recordNamedConsumers(exercise: Exercise): () => void {
  const wanted = exercise.steps.some(({ checks }) =>
    checks.some(({ type }) => type === 'consumer'),
  );
  if (!wanted) return () => undefined;
  let last = 0;
  return consumers.subscribe(({ states }) => {
    const now = Date.now();
    if (now - last < CONSUMERS_MS) return;
    last = now;
    const before = (own(exercises.getState().by, exercise.id)?.consumers ??
      []) as unknown as readonly SavedConsumerLife[];
    const lives = recordConsumers(before, states);
    if (lives !== before)
      changeProgress(exercise.id, () => ({ consumers: lives.map((life) => ({ ...life })) }));
  });
}
