import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  /** One entry per kind of saved thing; each value is a versioned document that its owner checks. */
  documents: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('shardlab', 1, {
    upgrade(db) {
      db.createObjectStore('documents');
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
