import { sleep, type Clock } from '../../base/clock.ts';
import type {
  Journal,
  KeptRows,
  SimulatedService,
  Unread,
} from '../../simulator/service/service.ts';
import { fileOfUnread, readRows, removeUnread, wasLost, writeChanges } from './practice-store.ts';

/** What records a crashed or closed browser may lose: the practice page says so. */
const SAVE_EVERY_MS = 200;
const RETRY_AFTER_MS = 10_000;
/** While nothing at all is kept. */
const RETRY_EMPTIED_MS = 1000;
const LOCK = 'shardlab-practice';
/** A worker that is being replaced lets go within this time. */
const LOCK_PATIENCE_MS = 3000;

export interface Kept {
  /** Nothing was there before: this is a first visit, or a browser that keeps nothing. */
  readonly isNew: boolean;
  /** What is there and cannot be read, at the moment. */
  readonly unread: () => readonly Unread[];
  /** One of them as a file. */
  readonly fileOf: (unread: Unread) => Promise<Uint8Array>;
  /** Removes one of them. */
  readonly remove: (unread: Unread) => Promise<void>;
  /** Bytes of a stream's records that outlive a reload. */
  readonly keptBytes: (serial: number) => number;
  /** Epoch ms since which the browser refuses to keep more; `undefined`: it keeps all. */
  readonly refusedSince: () => number | undefined;
  /** Saves at once what has changed. */
  readonly flush: () => Promise<void>;
  /** The same before a page goes, and this worker with it: nothing is waited for. */
  readonly lastSave: () => void;
  /** Something changed: saved at once after a pause, else with what changes next. */
  readonly poke: () => void;
}

/** For a browser that keeps nothing. */
export const KEEPS_NOTHING: Kept = {
  isNew: true,
  unread: () => [],
  fileOf: () => Promise.resolve(new Uint8Array()),
  remove: () => Promise.resolve(),
  keptBytes: () => 0,
  refusedSince: () => undefined,
  flush: () => Promise.resolve(),
  lastSave: () => undefined,
  poke: () => undefined,
};

/**
 * Brings back what was kept, and from then on saves what changes, five times a second.
 * @param onProblem hears when the browser refuses to store, and when it does so no more
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
  let rows: KeptRows;
  try {
    rows = await readRows();
  } catch {
    onProblem(
      'This browser keeps nothing (a private window, perhaps): a closed tab ends the practice streams.',
    );
    return KEEPS_NOTHING;
  }
  const revived = service.revive(rows);
  let { unread } = revived;
  const isAccountUnread = (): boolean => unread.some(({ of }) => of === 'account');
  return {
    isNew: rows.account === undefined && rows.streams.size === 0,
    unread: () => unread,
    fileOf: fileOfUnread,
    async remove(gone) {
      await removeUnread(gone);
      unread = unread.filter((one) => one !== gone);
    },
    keptBytes: (serial) => revived.journal.keptBytes(serial),
    ...saveFromNowOn(revived.journal, isAccountUnread, clock, onProblem),
  };
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

/** @returns how to have saved what has changed */
function saveFromNowOn(
  journal: Journal,
  isAccountUnread: () => boolean,
  clock: Clock,
  onProblem: (words: string | undefined) => void,
): Pick<Kept, 'flush' | 'lastSave' | 'poke' | 'refusedSince'> {
  let refusedSince: number | undefined;
  /** The browser has emptied the store, and it does not have again what it held. */
  let emptied = false;
  let savedAt = -Infinity;
  const save = async (): Promise<void> => {
    if (wasLost()) {
      journal.storeLost();
      emptied = true;
    }
    const changes = journal.take();
    if (changes === undefined) return;
    savedAt = clock.now();
    try {
      await writeChanges(changes, isAccountUnread());
      emptied = false;
      if (refusedSince !== undefined) {
        refusedSince = undefined;
        onProblem(undefined);
      }
    } catch {
      journal.failed(changes);
      if (emptied) journal.keepLess();
      if (refusedSince === undefined) {
        refusedSince = clock.epoch();
        onProblem(
          emptied
            ? 'The browser’s disk is full, and the browser removed what it kept. The newest records of each stream are kept again as soon as there is room; until then they end with the last tab. Free some disk space.'
            : 'The browser has no room left. What was kept before stays; newer practice records end with the last tab.',
        );
      }
      await sleep(clock, emptied ? RETRY_EMPTIED_MS : RETRY_AFTER_MS);
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
    refusedSince: () => refusedSince,
    flush,
    // The browser carries out what it was handed in this order, and after this worker's end too.
    lastSave: () => {
      void save();
    },
    poke: () => {
      if (clock.now() - savedAt < SAVE_EVERY_MS) return;
      savedAt = clock.now();
      void flush();
    },
  };
}
