import type { DBSchema } from 'idb';
import type { RunResult } from '../../load/result.ts';
import { keptDatabase } from '../kept-database.ts';
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
/** Tells pages that are open already of a worker that has begun a run. */
const CHANNEL = 'shardlab-runs-going';

const database = keptDatabase<Schema>('shardlab-going', {
  runs: (db) => db.createObjectStore('runs', { keyPath: 'id' }),
});

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
  readonly #channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  /** Runs that other pages know of. */
  readonly #announced = new Set<string>();
  /** Other workers whose end is waited for. */
  readonly #awaited = new Set<string>();

  constructor() {
    void this.#locks?.request(LOCK + this.#owner, () => new Promise<never>(() => undefined));
  }

  /** Notes how far a run is. */
  async note(run: LeftRun): Promise<void> {
    if (this.#locks === undefined) return;
    try {
      await (await database()).put('runs', { ...run, owner: this.#owner });
      if (this.#announced.has(run.id)) return;
      this.#announced.add(run.id);
      this.#channel?.postMessage(this.#owner);
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
   * Tells of each run that was left, now or when another page that is open now, or opens later,
   * goes. Its note stays until {@link forget}: a page that goes before it has kept the run loses
   * nothing.
   */
  async watch(found: (run: LeftRun) => void): Promise<void> {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<string>) => {
      void this.#await(data, found);
    });
    try {
      for (const { owner } of await (await database()).getAll('runs'))
        void this.#await(owner, found);
    } catch {
      // Nothing was noted.
    }
  }

  /** Waits until a worker is gone, and tells of the runs that it left, to one page at a time. */
  async #await(owner: string, found: (run: LeftRun) => void): Promise<void> {
    if (owner === this.#owner || this.#awaited.has(owner)) return;
    this.#awaited.add(owner);
    await this.#locks?.request(LOCK + owner, async () => {
      const noted = await (await database()).getAll('runs');
      for (const { owner: its, ...run } of noted) {
        if (its !== owner) continue;
        const kept = new Promise<void>((done) => this.#told.set(run.id, done));
        found(run);
        await kept;
      }
    });
    this.#awaited.delete(owner);
  }
}
