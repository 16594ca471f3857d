import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readDocument, writeDocument } from './database.ts';
import { salvage, withDamaged, type DamagedPart } from './salvage.ts';
import { holdAgainstLoss, storageRefused } from './storage-loss.ts';
import { addUnread, dropUnread, jsonOf } from './unread.ts';
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsaved.ts';

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
 *
 * What the browser refused to store, or removed, is written again while the page is open.
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
  /** The document that stays, as it was read. */
  let left: unknown;
  /** The browser may have removed the document. */
  let lacking = false;
  /** The browser refused the last write. */
  let refused = false;

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
    left = raw;
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

  const write = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (stays.document) return;
    const state = store.getState();
    const written = await writeDocument(key, withDamaged(state, damaged));
    refused = written === 'refused';
    if (refused) storageRefused();
    if (written === 'newer') void takeNewer();
    if (written !== 'written') return;
    lacking = false;
    if (unsaved === state) unsaved = undefined;
    if (!stays.unsaved) forgetUnsaved(key);
  };
  const save = (): void => {
    void write();
  };
  /** What storage should have: nothing as long as nothing was kept or changed. */
  const heldDocument = (): unknown => {
    if (stays.document) return left;
    const state = store.getState();
    return state === initial && damaged.length === 0 ? undefined : withDamaged(state, damaged);
  };
  holdAgainstLoss({
    lost() {
      lacking = true;
    },
    async writeMissing() {
      if (refused) await write();
      if (refused) return false;
      const held = heldDocument();
      if (held === undefined) lacking = false;
      if (!lacking) return true;
      const kept = await readDocument(key);
      // Another tab may have written a newer state by now: that one stays.
      if (kept.state === 'absent') lacking = (await writeDocument(key, held)) === 'refused';
      else lacking = kept.state === 'unknown';
      return !lacking;
    },
  });
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
        const last = unsaved ?? (lacking ? store.getState() : undefined);
        if (last === undefined || stays.document) return;
        if (!stays.unsaved) keepUnsaved(key, withDamaged(last, damaged));
        save();
      });
      const unstored = readUnsaved(key);
      const read = unstored === undefined ? undefined : salvage(schema, initial, unstored.value);
      if (unstored !== undefined && read?.ok === false) {
        stays.unsaved = true;
        leave(`${key} unsaved`, `${what}: the last change`, read.why, unstored.value, () => {
          stays.unsaved = false;
          forgetUnsaved(key);
        });
      }
      if (read?.ok === true) {
        takeKept(unstored?.value);
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
