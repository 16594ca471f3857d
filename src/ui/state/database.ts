import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  /** One entry per kind of saved thing; each value is a versioned document that its owner checks. */
  documents: { key: string; value: unknown };
  /** Finished runs by their id; their owner checks them. */
  runs: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('shardlab', 1, {
    upgrade(db) {
      db.createObjectStore('documents');
      db.createObjectStore('runs');
    },
  });
  return opened;
}

/** Reads a saved document; `undefined` when there is none, or when the browser refuses storage. */
export async function readDocument(key: string): Promise<unknown> {
  try {
    return await (await database()).get('documents', key);
  } catch {
    // Private windows may refuse IndexedDB. The page works without, for this visit.
    return undefined;
  }
}

/** Saves a document. @returns false when the browser refuses storage */
export async function writeDocument(key: string, value: unknown): Promise<boolean> {
  try {
    await (await database()).put('documents', value, key);
    return true;
  } catch {
    return false;
  }
}

/** All finished runs that are kept. */
export async function readRuns(): Promise<readonly unknown[]> {
  try {
    return await (await database()).getAll('runs');
  } catch {
    return [];
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
