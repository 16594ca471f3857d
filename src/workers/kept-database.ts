import { openDB, type DBSchema, type IDBPDatabase, type StoreKey, type StoreNames } from 'idb';

/** How each store is made, where it is missing. */
export type StoreMakers<Schema extends DBSchema> = Readonly<
  Record<StoreNames<Schema> & string, (db: IDBPDatabase<Schema>) => void>
>;

/** A database that another tab holds up must not hold up the page. */
const PATIENCE_MS = 5000;

/**
 * A database that is opened on first use, and again after it was lost. Its version only counts
 * how often stores were added: what is in them carries a version of its own, row by row. A store
 * that is missing is made; the others stay as they are.
 * @param onLost the browser has closed it, and may have removed all that was in it
 * @returns how to open it. Rejects when the browser refuses, or does not answer within 5 s
 */
export function keptDatabase<Schema extends DBSchema>(
  name: string,
  makers: StoreMakers<Schema>,
  onLost: () => void = () => undefined,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = (): void => {
    opened = undefined;
  };
  const lost = (): void => {
    forget();
    onLost();
  };
  return () => {
    opened ??= within(PATIENCE_MS, openWhole(name, makers, forget, lost)).catch(
      (thrown: unknown) => {
        forget();
        throw thrown;
      },
    );
    return opened;
  };
}

async function openWhole<Schema extends DBSchema>(
  name: string,
  makers: StoreMakers<Schema>,
  onBlocking: () => void,
  onLost: () => void,
): Promise<IDBPDatabase<Schema>> {
  const names = Object.keys(makers) as (StoreNames<Schema> & string)[];
  const open = (version?: number): Promise<IDBPDatabase<Schema>> =>
    openDB<Schema>(name, version, {
      upgrade(db) {
        for (const store of names) if (!db.objectStoreNames.contains(store)) makers[store](db);
      },
      blocking(_current, _blocked, event) {
        onBlocking();
        // Another tab adds what is missing; whoever needs the database next opens it again.
        (event.target as IDBDatabase).close();
      },
      terminated: onLost,
    });
  const db = await open();
  if (names.every((store) => db.objectStoreNames.contains(store))) return db;
  const { version } = db;
  db.close();
  return open(version + 1);
}

async function within<T>(ms: number, task: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The browser does not open its storage.'));
    }, ms);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * All rows of a store, by key. When the browser cannot read one of them, that row is `undefined`
 * and the others are there.
 */
export async function readAllRows<Schema extends DBSchema, Name extends StoreNames<Schema>>(
  db: IDBPDatabase<Schema>,
  store: Name,
): Promise<Map<StoreKey<Schema, Name>, unknown>> {
  const keys = await db.getAllKeys(store);
  try {
    const values = await db.getAll(store);
    return new Map(keys.map((key, i) => [key, values[i]]));
  } catch {
    const rows = keys.map(async (key) => [key, await readRow(db, store, key)] as const);
    return new Map(await Promise.all(rows));
  }
}

async function readRow<Schema extends DBSchema, Name extends StoreNames<Schema>>(
  db: IDBPDatabase<Schema>,
  store: Name,
  key: StoreKey<Schema, Name>,
): Promise<unknown> {
  try {
    return await db.get(store, key);
  } catch {
    return undefined;
  }
}
