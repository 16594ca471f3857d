import { createStore } from 'zustand/vanilla';
import type { Checkpoints } from '../../../reader/named-consumer.ts';
import type {
  ConsumerStart,
  ConsumerState,
  ConsumerTuning,
} from '../../../workers/reader/consumers/protocol.ts';
import { watchFarewells } from './consumer-farewells.ts';
import { threads } from '../connection/threads.ts';

/** One second of a consumer's iterator age. */
export interface AgePoint {
  /** Epoch ms. */
  readonly at: number;
  /** Milliseconds; `undefined` while it is not reading. */
  readonly ageMs: number | undefined;
}

export interface NamedConsumers {
  readonly states: readonly ConsumerState[];
  /** By id, the last two minutes. */
  readonly ages: ReadonlyMap<string, readonly AgePoint[]>;
}

const POINTS = 120;
const EVERY_MS = 1000;

/** The page's named consumers, as the reader worker tells them. */
export const consumers = createStore<NamedConsumers>(() => ({ states: [], ages: new Map() }));

interface Checkpointed {
  readonly id: string;
  readonly checkpoints: Checkpoints;
  readonly at: number;
}

const checkpointListeners = new Set<(checkpointed: Checkpointed) => void>();

/** Called with each checkpoint, to be kept. Returns how to stop listening. */
export function onCheckpoint(listener: (checkpointed: Checkpointed) => void): () => void {
  checkpointListeners.add(listener);
  return () => checkpointListeners.delete(listener);
}

let listening: Promise<void> | undefined;
let lastPoint = 0;

async function listen(): Promise<void> {
  const { reader } = await threads();
  reader.on('consumers:state', (states) => {
    const at = Date.now();
    const due = at - lastPoint >= EVERY_MS;
    if (due) lastPoint = at;
    consumers.setState(({ ages }) => ({ states, ages: due ? withPoint(ages, states, at) : ages }));
  });
  reader.on('consumer:checkpoint', (checkpointed) => {
    for (const listener of checkpointListeners) listener(checkpointed);
  });
  watchFarewells(reader);
}

function withPoint(
  ages: NamedConsumers['ages'],
  states: readonly ConsumerState[],
  at: number,
): NamedConsumers['ages'] {
  return new Map(
    states.map(({ id, phase, snapshot }) => [
      id,
      [
        ...(ages.get(id) ?? []),
        { at, ageMs: phase === 'reading' ? snapshot?.iteratorAgeMs : undefined },
      ].slice(-POINTS),
    ]),
  );
}

async function reader() {
  listening ??= listen();
  await listening;
  return (await threads()).reader;
}

export async function startConsumer(start: ConsumerStart): Promise<void> {
  await (await reader()).call('consumer:start', start);
}

/** Ends its reading as a crash would: what was read since its last checkpoint comes again. */
export async function stopConsumer(id: string): Promise<void> {
  await (await reader()).call('consumer:stop', id);
}

export async function removeConsumer(id: string): Promise<void> {
  await (await reader()).call('consumer:remove', id);
}

export async function pauseConsumer(id: string, paused: boolean): Promise<void> {
  await (await reader()).call('consumer:pause', { id, paused });
}

export async function checkpointConsumer(id: string): Promise<void> {
  await (await reader()).call('consumer:checkpoint', id);
}

/** Changes its alarm or its work without a new start. */
export async function tuneConsumer(tuning: ConsumerTuning): Promise<void> {
  await (await reader()).call('consumer:tune', tuning);
}
