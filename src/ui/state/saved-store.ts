import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readDocument, writeDocument } from './database.ts';

export interface SavedStore<T> extends StoreApi<T> {
  /** Fills the store from storage. Called once, before the first render. */
  load(): Promise<T>;
}

const SAVE_DELAY_MS = 300;

/**
 * A store whose state is kept in IndexedDB.
 * @param key the document's name
 * @param schema a versioned document; one that does not fit is left alone and the initial state used
 */
export function createSavedStore<T extends object>(
  key: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): SavedStore<T> {
  const store = createStore<T>(() => initial);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    timer = undefined;
    void writeDocument(key, store.getState());
  };
  store.subscribe(() => {
    timer ??= setTimeout(save, SAVE_DELAY_MS);
  });
  return Object.assign(store, {
    async load() {
      // A reload right after a change must not lose it.
      globalThis.addEventListener('pagehide', () => {
        if (timer !== undefined) save();
      });
      const parsed = z.safeParse(schema, await readDocument(key));
      if (parsed.success) store.setState(parsed.data, true);
      return store.getState();
    },
  });
}
