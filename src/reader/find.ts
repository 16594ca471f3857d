import type { Clock } from '../base/clock.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import { compileFilter, type Filter, type Filterable } from './filter.ts';
import type { RecordStore } from './store/store.ts';

/** Milliseconds of work between two rests, and matches that are kept. */
const SLICE_MS = 8;
const IDLE_MS = 100;
export const MAX_MATCHES = 1_000_000;

/** How far a search is. Plain data. */
export interface FindProgress {
  readonly state: 'searching' | 'caught-up' | 'cancelled';
  readonly scanned: number;
  /** What there is to scan, records that arrived meanwhile included. */
  readonly total: number;
  readonly matched: number;
  /** Whether there were more matches than are kept. */
  readonly truncated: boolean;
}

export interface Finding {
  progress(): FindProgress;
  /** Up to `count` ids of matches from `position` on, in the order they were read; held ones only. */
  ids(position: number, count: number): number[];
  /** How many matches are still held. */
  readonly size: number;
  cancel(): void;
  /** Resolves when all that was there at the start was scanned, or it was cancelled. */
  readonly done: Promise<FindProgress>;
}

/**
 * Searches what a store holds, a few milliseconds at a time, and goes on with what
 * arrives later until it is cancelled.
 */
export function startFinding(store: RecordStore, filter: Filter, clock: Clock): Finding {
  return new StoreFinding(store, filter, clock);
}

class StoreFinding implements Finding {
  readonly done: Promise<FindProgress>;
  readonly #store: RecordStore;
  readonly #clock: Clock;
  readonly #matches: (record: Filterable) => boolean;
  readonly #first: number;
  readonly #firstEnd: number;
  #finish: (progress: FindProgress) => void = () => undefined;
  #ids: number[] = [];
  #dropped = 0;
  #next: number;
  #skipped = 0;
  #cancelled = false;
  #truncated = false;

  constructor(store: RecordStore, filter: Filter, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#matches = compileFilter(filter);
    this.#first = store.firstId;
    this.#firstEnd = store.nextId;
    this.#next = store.firstId;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#slice();
  }

  get size(): number {
    this.#forget();
    return this.#ids.length;
  }

  progress(): FindProgress {
    const caughtUp = this.#next >= this.#store.nextId;
    return {
      state: this.#cancelled ? 'cancelled' : caughtUp ? 'caught-up' : 'searching',
      scanned: this.#next - this.#first - this.#skipped,
      total: this.#store.nextId - this.#first - this.#skipped,
      matched: this.#ids.length + this.#dropped,
      truncated: this.#truncated,
    };
  }

  ids(position: number, count: number): number[] {
    this.#forget();
    return this.#ids.slice(Math.max(0, position), Math.max(0, position + count));
  }

  cancel(): void {
    this.#cancelled = true;
    this.#finish(this.progress());
  }

  /** Matches that fell out of the store are counted, but no longer shown. */
  #forget(): void {
    const { firstId } = this.#store;
    if ((this.#ids[0] ?? Infinity) >= firstId) return;
    const held = this.#ids.findIndex((id) => id >= firstId);
    const gone = held < 0 ? this.#ids.length : held;
    this.#ids = this.#ids.slice(gone);
    this.#dropped += gone;
  }

  #slice(): void {
    if (this.#cancelled) return;
    const until = this.#clock.now() + SLICE_MS;
    for (let i = 0; this.#next < this.#store.nextId; i += 1) {
      if (i % 64 === 63 && this.#clock.now() >= until) break;
      if (this.#next < this.#store.firstId) {
        this.#skipped += this.#store.firstId - this.#next;
        this.#next = this.#store.firstId;
        continue;
      }
      if (this.#matches(filterable(this.#store, this.#next))) this.#keep(this.#next);
      this.#next += 1;
    }
    if (this.#next >= this.#firstEnd) this.#finish(this.progress());
    const idle = this.#next >= this.#store.nextId;
    this.#clock.after(idle ? IDLE_MS : 0, () => this.#slice());
  }

  #keep(id: number): void {
    if (this.#ids.length < MAX_MATCHES) this.#ids.push(id);
    else {
      this.#truncated = true;
      this.#dropped += 1;
    }
  }
}

/** A record of the store as filters want it; the key is decoded only when they ask. */
function filterable(store: RecordStore, id: number): Filterable {
  const { shardId, arrival, data, key } = store.view(id);
  return {
    shardId,
    arrival,
    data,
    get partitionKey() {
      return key === undefined ? undefined : decodeUtf8(key);
    },
    get sequenceNumber() {
      return store.sequenceNumber(id);
    },
  };
}
