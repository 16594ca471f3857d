import { useSyncExternalStore } from 'react';
import { systemClock, type Timer } from '../../base/clock.ts';

const listeners = new Set<() => void>();
let timer: Timer | undefined;
let now = systemClock.epoch();

function tick(): void {
  now = systemClock.epoch();
  for (const listener of listeners) listener();
  timer = listeners.size > 0 ? systemClock.after(1000, tick) : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
  };
}

/** Epoch ms, once a second while somebody looks: one timer for all. */
export function useSeconds(): number {
  return useSyncExternalStore(subscribe, () => now);
}
