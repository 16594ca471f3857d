import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { connectionKey } from '../../../connection/connection.ts';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';
import { connection } from '../../state/connection/connection.ts';
import {
  checkpointConsumer,
  consumers,
  onCheckpoint,
  removeConsumer,
  startConsumer,
  stopConsumer,
  tuneConsumer,
  type AgePoint,
} from '../../state/reading/consumers.ts';
import { streamNow } from '../../state/practice/practice.ts';
import { consumerStart, type StartFrom } from './consumer-start.ts';
import {
  changeConsumer,
  dropConsumer,
  keepConsumer,
  loadConsumers,
  savedConsumers,
  type ConsumerSettings,
  type SavedConsumer,
} from './saved-consumers.ts';

export interface ShownConsumer {
  readonly saved: SavedConsumer;
  /** Absent until it is started on this page. */
  readonly state: ConsumerState | undefined;
  readonly ages: readonly AgePoint[];
}

const NO_AGES: readonly AgePoint[] = [];

// For as long as the page lives: a checkpoint is kept wherever the student is looking.
onCheckpoint(({ id, checkpoints, at }) => {
  changeConsumer(id, () => ({
    checkpoints: structuredClone(checkpoints) as SavedConsumer['checkpoints'],
    checkpointedAt: at,
  }));
});

/** The named consumers of a stream. `undefined` until they are loaded. */
export function useConsumers(stream: string): readonly ShownConsumer[] | undefined {
  const [ready, setReady] = useState(false);
  const where = useStore(connection, (state) => connectionKey(state.current));
  const saved = useStore(savedConsumers, (state) => state.consumers);
  const { states, ages } = useStore(consumers);
  useEffect(() => {
    void loadConsumers().then(() => {
      setReady(true);
    });
  }, []);
  return useMemo(
    () =>
      ready
        ? saved
            .filter((one) => one.where === where && one.stream === stream)
            .map((one) => ({
              saved: one,
              state: states.find(({ id }) => id === one.id),
              ages: ages.get(one.id) ?? NO_AGES,
            }))
        : undefined,
    [ready, saved, where, stream, states, ages],
  );
}

/** Makes a consumer and starts it. */
export function addConsumer(stream: string, settings: ConsumerSettings): void {
  const made: SavedConsumer = {
    id: crypto.randomUUID(),
    where: connectionKey(connection.getState().current),
    stream,
    settings,
    checkpoints: {},
  };
  keepConsumer(made);
  void startConsumer(consumerStart(made, 'start', streamNow(stream)));
}

export function startAgain(saved: SavedConsumer, from: StartFrom): void {
  // What was checkpointed before is about another reading once it starts anew.
  const next: SavedConsumer =
    from === 'start' ? { ...saved, checkpoints: {}, checkpointedAt: undefined } : saved;
  keepConsumer(next);
  void startConsumer(consumerStart(next, from, streamNow(next.stream)));
}

/** Other settings; one that reads writes a checkpoint and goes on from there, when that makes sense. */
export async function editConsumer(
  saved: SavedConsumer,
  settings: ConsumerSettings,
  isReading: boolean,
): Promise<void> {
  const { alarmSeconds, workMs } = settings;
  const isTuning =
    JSON.stringify({ ...saved.settings, alarmSeconds, workMs }) === JSON.stringify(settings);
  changeConsumer(saved.id, () => ({ settings }));
  if (isTuning) {
    await tuneConsumer({ id: saved.id, alarmAgeMs: alarmSeconds * 1000, workMs });
    return;
  }
  if (!isReading) return;
  const goesOn = sameReading(saved.settings, settings);
  if (goesOn) await checkpointConsumer(saved.id);
  const now = savedConsumers.getState().consumers.find(({ id }) => id === saved.id);
  if (now !== undefined) startAgain(now, goesOn ? 'checkpoint' : 'start');
}

/** What was counted so far, and the place, still hold. */
function sameReading(before: ConsumerSettings, after: ConsumerSettings): boolean {
  const of = ({
    start,
    shards,
    compute,
    path,
    windowSeconds,
    ignoreSeen,
    idBy,
    idPath,
  }: ConsumerSettings) =>
    JSON.stringify([start, shards, compute, path, windowSeconds, ignoreSeen, idBy, idPath]);
  return of(before) === of(after);
}

/** The switch: reads again from the start with new counts, so that both can be compared. */
export function switchIgnoring(
  saved: SavedConsumer,
  ignoreSeen: boolean,
  isReading: boolean,
): void {
  const next = { ...saved, settings: { ...saved.settings, ignoreSeen } };
  keepConsumer(next);
  if (isReading) startAgain(next, 'start');
}

/** Sets the age at which its alarm is on. */
export function setAlarm(saved: SavedConsumer, alarmSeconds: number): void {
  changeConsumer(saved.id, ({ settings }) => ({ settings: { ...settings, alarmSeconds } }));
  void tuneConsumer({ id: saved.id, alarmAgeMs: alarmSeconds * 1000 });
}

export function checkpointNow(id: string): void {
  void checkpointConsumer(id);
}

export function stop(id: string): void {
  void stopConsumer(id);
}

export function remove(id: string): void {
  void removeConsumer(id);
  dropConsumer(id);
}
