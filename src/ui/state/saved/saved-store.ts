import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readDocument, writeDocument } from './database.ts';
import { salvage, withDamaged, type DamagedPart } from './salvage.ts';
import { addUnread, dropUnread, jsonOf } from './unread.ts';

export interface SavedStore<T> extends StoreApi<T> {
  /** Fills the store from storage. Called once, before the first render. */
  load(): Promise<T>;
  /** Writes the state at once, for what must outlive a tab that is closed in the next moment. */
  save(): void;
}

const SAVE_DELAY_MS = 300;

/**
 * A store whose state is kept in IndexedDB. A change that was not written yet when the page
 * is left, even by an instant reload, is there again; a crash may lose the last 0.3 s.
 *
 * What is kept and cannot be read is never written over: a damaged part stays in the document
 * beside what is new, and a document that cannot be read at all, or is of a newer version, stays
 * as it is until the user removes it. Changes last for the visit then.
 * @param key the document's name
 * @param what what it is, in words: "Your templates"
 * @param schema a versioned document
 */
export function createSavedStore<T extends object>(
  key: string,
  what: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): SavedStore<T> {
  const store = createStore<T>(() => initial);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The newest state, until storage has it for certain. */
  let unsaved: T | undefined;
  let filling = false;
  let damaged: readonly DamagedPart[] = [];
  /** The document, or what was left unsaved, is there, cannot be read and must stay as it is. */
  const stays = { document: false, unsaved: false };

  const leave = (id: string, name: string, why: string, raw: unknown, remove: () => void): void => {
    addUnread('documents', {
      id,
      name,
      why,
      fileName: `${id.replaceAll(/[^\w.-]+/g, '-')}.json`,
      file: () => Promise.resolve(jsonOf(raw)),
      remove() {
        remove();
        dropUnread('documents', id);
        return Promise.resolve();
      },
    });
  };
  /** Nothing is saved until the user has removed it. */
  const leaveDocument = (why: string, raw: unknown): void => {
    stays.document = true;
    leave(key, what, why, raw, () => {
      stays.document = false;
      save();
    });
  };
  const leavePart = (part: DamagedPart): void => {
    leave(
      `${key} ${part.member} ${part.entry ?? ''}`,
      nameOf(what, part),
      part.why,
      part.raw,
      () => {
        damaged = damaged.filter((other) => other !== part);
        save();
      },
    );
  };

  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (stays.document) return;
    const state = store.getState();
    void writeDocument(key, withDamaged(state, damaged)).then((written) => {
      if (written === 'newer') void takeNewer();
      if (written !== 'written') return;
      if (unsaved === state) unsaved = undefined;
      if (!stays.unsaved) forgetUnsaved(key);
    });
  };
  /** Another tab, of a newer version, has written the document. */
  const takeNewer = async (): Promise<void> => {
    const kept = await readDocument(key);
    if (kept.state === 'kept') leaveDocument('a newer version of Shardlab kept it', kept.value);
  };
  const saveLater = (state: T): void => {
    if (filling) return;
    unsaved = state;
    timer ??= setTimeout(save, SAVE_DELAY_MS);
  };
  store.subscribe(saveLater);

  const fill = (state: T): void => {
    filling = true;
    store.setState(state, true);
    filling = false;
  };
  const takeKept = (value: unknown): void => {
    const read = salvage(schema, initial, value);
    if (!read.ok) {
      leaveDocument(read.why, value);
      return;
    }
    ({ damaged } = read);
    damaged.forEach(leavePart);
    fill(read.state);
  };

  return Object.assign(store, {
    save,
    async load() {
      globalThis.addEventListener('pagehide', () => {
        if (unsaved === undefined || stays.document) return;
        if (!stays.unsaved) keepUnsaved(key, withDamaged(unsaved, damaged));
        save();
      });
      const left = readUnsaved(key);
      const read = left === undefined ? undefined : salvage(schema, initial, left.value);
      if (left !== undefined && read?.ok === false) {
        stays.unsaved = true;
        leave(`${key} unsaved`, `${what}: the last change`, read.why, left.value, () => {
          stays.unsaved = false;
          forgetUnsaved(key);
        });
      }
      if (read?.ok === true) {
        takeKept(left?.value);
        saveLater(store.getState());
        return store.getState();
      }
      const kept = await readDocument(key);
      // What nobody can tell of may be there: it is not written over.
      if (kept.state === 'unknown') stays.document = true;
      else if (kept.state === 'kept') takeKept(kept.value);
      return store.getState();
    },
  });
}

function nameOf(what: string, { member, entry, raw }: DamagedPart): string {
  if (entry === undefined) return `${what}: ${member}`;
  const named = z.safeParse(z.object({ name: z.string() }), raw);
  return `${what}: ${named.success ? named.data.name : entry}`;
}

/**
 * What a page could not be sure to have stored when it went: IndexedDB stores a moment
 * later, and a page that is left does not wait. The browser's other storage keeps it at once.
 */
const PREFIX = 'shardlab:unsaved:';

/** Keeps a document until IndexedDB has it. Without storage, or room in it, nothing is kept. */
function keepUnsaved(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A private window, or more than it holds: the last moment is lost then.
  }
}

/** What a page that went left behind; its text when that is no JSON; `undefined`: nothing. */
function readUnsaved(key: string): { readonly value: unknown } | undefined {
  let text: string | null;
  try {
    text = localStorage.getItem(PREFIX + key);
  } catch {
    return undefined;
  }
  if (text === null) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { value: text };
  }
}

/** Whoever has stored a newer state forgets what was left behind. */
function forgetUnsaved(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // There is none.
  }
}
