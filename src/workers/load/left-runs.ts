import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RunResult } from '../../load/result.ts';
import type { RunViews } from './run-views.ts';

/** A run whose page was left, reloaded or crashed, as it was at most a second before. */
export interface LeftRun {
  readonly id: string;
  /** Where it ran: `Practice`, or an endpoint's host. */
  readonly place: string;
  readonly result: RunResult;
  readonly views: RunViews;
}

interface Kept extends LeftRun {
  /** The worker that it goes on in. */
  readonly owner: string;
}

interface Schema extends DBSchema {
  runs: { key: string; value: Kept };
}

const LOCK = 'shardlab run ';

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('shardlab-going', 1, {
    upgrade(db) {
      db.createObjectStore('runs', { keyPath: 'id' });
    },
  });
  return opened;
}

/**
 * Notes the runs of one worker while they go on, with a lock that lives as long as the worker:
 * a note whose lock is free is of a run that was left. Where the browser refuses storage or
 * locks, nothing is noted and a run that is left is lost.
 */
export class LeftRuns {
  readonly #owner = crypto.randomUUID();
  /** Left runs that this page was told of and has not kept yet, each with what lets its lock go. */
  readonly #told = new Map<string, () => void>();
  readonly #locks = 'navigator' in globalThis ? navigator.locks : undefined;

  constructor() {
    void this.#locks?.request(LOCK + this.#owner, () => new Promise<never>(() => undefined));
  }

  /** Notes how far a run is. */
  async note(run: LeftRun): Promise<void> {
    if (this.#locks === undefined) return;
    try {
      await (await database()).put('runs', { ...run, owner: this.#owner });
    } catch {
      // As said above.
    }
  }

  /** The run is kept elsewhere. */
  async forget(id: string): Promise<void> {
    try {
      await (await database()).delete('runs', id);
    } catch {
      // Nothing was noted.
    }
    this.#told.get(id)?.();
    this.#told.delete(id);
  }

  /**
   * Tells of each run that was left, now or when another page that is open now goes. Its note
   * stays until {@link forget}: a page that goes before it has kept the run loses nothing.
   */
  async watch(found: (run: LeftRun) => void): Promise<void> {
    try {
      for (const { id, owner } of await (await database()).getAll('runs'))
        if (owner !== this.#owner) void this.#take(id, owner, found);
    } catch {
      // Nothing was noted.
    }
  }

  /** Waits until a run's worker is gone, and tells of what it left, to one page at a time. */
  async #take(id: string, owner: string, found: (run: LeftRun) => void): Promise<void> {
    await this.#locks?.request(LOCK + owner, async () => {
      const db = await database();
      const left = await db.get('runs', id);
      if (left === undefined) return;
      const { owner: _, ...run } = left;
      const kept = new Promise<void>((done) => this.#told.set(id, done));
      found(run);
      await kept;
    });
  }
}
