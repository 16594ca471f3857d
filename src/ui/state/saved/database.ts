import type { DBSchema } from 'idb';
import { keptDatabase, readAllRows } from '../../../workers/kept-database.ts';
import { storageLost } from './storage-loss.ts';

interface Schema extends DBSchema {
  /** One entry per kind of saved thing; each value is a versioned document that its owner checks. */
  documents: { key: string; value: unknown };
  /** Finished runs by their id; their owner checks them. */
  runs: { key: string; value: unknown };
}

const database = keptDatabase<Schema>(
  'shardlab',
  {
    documents: (db) => db.createObjectStore('documents'),
    runs: (db) => db.createObjectStore('runs'),
  },
  storageLost,
);

/** A document that is kept, that was never kept, or that nobody can tell of. */
export type KeptDocument =
  | { readonly state: 'kept'; readonly value: unknown }
  | { readonly state: 'absent' }
  /** The browser refuses storage, or does not answer. */
  | { readonly state: 'unknown' };

export async function readDocument(key: string): Promise<KeptDocument> {
  try {
    const db = await database();
    if ((await db.count('documents', key)) === 0) return { state: 'absent' };
    // A row that the browser itself cannot read is there all the same.
    const value: unknown = await db.get('documents', key).catch(() => undefined);
    return { state: 'kept', value };
  } catch {
    // Private windows may refuse IndexedDB. The page works without, for this visit.
    return { state: 'unknown' };
  }
}

/** `newer`: a newer version of Shardlab kept the document that is there; it stays. */
export type Written = 'written' | 'refused' | 'newer';

/** Saves a document, unless the one that is there is of a newer version. */
export async function writeDocument(key: string, value: unknown): Promise<Written> {
  try {
    const transaction = (await database()).transaction('documents', 'readwrite');
    // Another tab may have written it since this page began, and may be of a newer version.
    const isNewer = versionOf(await transaction.store.get(key)) > versionOf(value);
    if (!isNewer) await transaction.store.put(value, key);
    await transaction.done;
    return isNewer ? 'newer' : 'written';
  } catch {
    return 'refused';
  }
}

/** The version that a document says it has; 0: none. */
export function versionOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('version' in value)) return 0;
  return typeof value.version === 'number' ? value.version : 0;
}

/** All finished runs that are kept, by their id; `undefined`: nobody can tell. */
export async function readRuns(): Promise<ReadonlyMap<string, unknown> | undefined> {
  try {
    return await readAllRows(await database(), 'runs');
  } catch {
    return undefined;
  }
}

/** Keeps a run, or removes it when `value` is undefined. @returns false when the browser refuses */
export async function writeRun(id: string, value: unknown): Promise<boolean> {
  try {
    const db = await database();
    await (value === undefined ? db.delete('runs', id) : db.put('runs', value, id));
    return true;
  } catch {
    return false;
  }
}
