import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readDocument, writeDocument } from './database.ts';
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsaved.ts';

export interface SavedStore<T> extends StoreApi<T> {
  /** Fills the store from storage. Called once, before the first render. */
  load(): Promise<T>;
}

const SAVE_DELAY_MS = 300;

/**
 * A store whose state is kept in IndexedDB. A change that was not written yet when the page
 * is left, even by an instant reload, is there again; a crash may lose the last 0.3 s.
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
  /** The newest state, until storage has it for certain. */
  let unsaved: T | undefined;
  let filling = false;
  const save = (): void => {
    timer = undefined;
    const state = store.getState();
    void writeDocument(key, state).then((written) => {
      if (!written) return;
      if (unsaved === state) unsaved = undefined;
      forgetUnsaved(key);
    });
  };
  const saveLater = (state: T): void => {
    if (filling) return;
    unsaved = state;
    timer ??= setTimeout(save, SAVE_DELAY_MS);
  };
  store.subscribe(saveLater);
  return Object.assign(store, {
    async load() {
      globalThis.addEventListener('pagehide', () => {
        if (unsaved === undefined) return;
        keepUnsaved(key, unsaved);
        save();
      });
      const left = z.safeParse(schema, readUnsaved(key));
      const parsed = left.success ? left : z.safeParse(schema, await readDocument(key));
      filling = true;
      if (parsed.success) store.setState(parsed.data, true);
      filling = false;
      if (left.success) saveLater(store.getState());
      return store.getState();
    },
  });
}
