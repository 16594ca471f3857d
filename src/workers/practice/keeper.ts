import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { sleep, type Clock } from '../../base/clock.ts';
import type { Changes, SimulatedService, Snapshot } from '../../simulator/service/service.ts';

type Chunk = Snapshot['chunks'][number];
type StreamMeta = Snapshot['streams'][number];

interface Schema extends DBSchema {
  account: { key: 'account'; value: Snapshot['account'] };
  streams: { key: number; value: StreamMeta };
  chunks: { key: string; value: Chunk };
}

const STORES = ['account', 'streams', 'chunks'] as const;
/** What records a crashed or closed browser may lose: the practice page says so. */
const SAVE_EVERY_MS = 200;
const RETRY_AFTER_MS = 10_000;
const LOCK = 'shardlab-practice';
/** A worker that is being replaced lets go within this time. */
const LOCK_PATIENCE_MS = 3000;

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('shardlab-practice', 1, {
    upgrade(db) {
      for (const store of STORES) db.createObjectStore(store);
    },
  });
}

export interface Kept {
  readonly restored: boolean;
  /** Saves at once what has changed. */
  readonly flush: () => Promise<void>;
  /** The same before a page goes, and this worker with it: nothing is waited for. */
  readonly lastSave: () => void;
  /** Something changed: saved at once after a pause, else with what changes next. */
  readonly poke: () => void;
}

const KEEPS_NOTHING: Kept = {
  restored: false,
  flush: () => Promise.resolve(),
  lastSave: () => undefined,
  poke: () => undefined,
};

/**
 * Brings back what was kept, and from then on saves what changes, five times a second.
 * @param onProblem hears when the browser refuses to store, or stored what cannot be read
 */
export async function keep(
  service: SimulatedService,
  clock: Clock,
  onProblem: (words: string | undefined) => void,
): Promise<Kept> {
  if (!(await becomeKeeper())) {
    onProblem('Another tab keeps its practice streams; those of this tab end with it.');
    return KEEPS_NOTHING;
  }
  let db: IDBPDatabase<Schema>;
  try {
    db = await open();
  } catch {
    onProblem(
      'This browser keeps nothing (a private window, perhaps): a closed tab ends the practice streams.',
    );
    return KEEPS_NOTHING;
  }
  const restored = await bringBack(db, service, onProblem);
  return { restored, ...saveFromNowOn(db, service, clock, onProblem) };
}

/** Only one worker may keep: after a reload the old one may still be writing. */
function becomeKeeper(): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK, { signal: AbortSignal.timeout(LOCK_PATIENCE_MS) }, () => {
        resolve(true);
        // Held for as long as the worker lives.
        return new Promise<never>(() => undefined);
      })
      .catch(() => {
        resolve(false);
      });
  });
}

async function bringBack(
  db: IDBPDatabase<Schema>,
  service: SimulatedService,
  onProblem: (words: string) => void,
): Promise<boolean> {
  const account = await db.get('account', 'account');
  if (account === undefined) return false;
  const snapshot: Snapshot = {
    account,
    streams: await db.getAll('streams'),
    chunks: await db.getAll('chunks'),
  };
  const result = service.restore(snapshot);
  if (!result.ok) onProblem(`The kept practice streams could not be read: ${result.error}`);
  return result.ok;
}

/** @returns how to have saved what has changed */
function saveFromNowOn(
  db: IDBPDatabase<Schema>,
  service: SimulatedService,
  clock: Clock,
  onProblem: (words: string | undefined) => void,
): Omit<Kept, 'restored'> {
  let journal = service.journal();
  // A journal begins with everything, so what was kept before goes in the same transaction.
  let first = true;
  let savedAt = -Infinity;
  const save = async (): Promise<void> => {
    const changes = journal.take();
    if (changes === undefined) return;
    savedAt = clock.now();
    try {
      await write(db, changes, first);
      if (first) onProblem(undefined);
      first = false;
    } catch {
      onProblem('The browser has no room left: newer practice records end with the last tab.');
      // A journal tells each change once: what could not be written needs a new one.
      journal = service.journal();
      first = true;
      await sleep(clock, RETRY_AFTER_MS);
    }
  };
  // One after another: two transactions at once could end in the wrong order.
  let last = Promise.resolve();
  const flush = (): Promise<void> => {
    last = last.then(save);
    return last;
  };
  const again = (): void => {
    void flush().then(() => clock.after(SAVE_EVERY_MS, again));
  };
  again();
  return {
    flush,
    // The browser carries out what it was handed in this order, and after this worker's end too.
    lastSave: () => {
      void (first ? flush() : save());
    },
    poke: () => {
      if (clock.now() - savedAt < SAVE_EVERY_MS) return;
      savedAt = clock.now();
      void flush();
    },
  };
}

async function write(
  db: IDBPDatabase<Schema>,
  changes: Changes,
  clearFirst: boolean,
): Promise<void> {
  const transaction = db.transaction(STORES, 'readwrite');
  const account = transaction.objectStore('account');
  const streams = transaction.objectStore('streams');
  const chunks = transaction.objectStore('chunks');
  if (clearFirst) await Promise.all([streams.clear(), chunks.clear()]);
  const done: Promise<unknown>[] = [account.put(changes.account, 'account')];
  for (const serial of changes.removedStreams) done.push(streams.delete(serial));
  for (const stream of changes.streams) done.push(streams.put(stream, stream.serial));
  for (const key of changes.removedChunks) done.push(chunks.delete(key));
  for (const { key, chunk } of changes.chunks) done.push(chunks.put(chunk, key));
  // Not once every answer is here: a page that is reloaded does not wait for them.
  transaction.commit();
  await Promise.all([...done, transaction.done]);
}
