import type { Clock } from '../../base/clock.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import type { Filterable } from '../../reader/filter.ts';
import type { RecordStore } from '../../reader/store/store.ts';
import type { RecordOrder } from './row-window.ts';

const SLICE_MS = 8;
const IDLE_MS = 100;

export interface MatchProgress {
  readonly state: 'searching' | 'caught-up' | 'cancelled';
  /** Records looked at, of those that are held or were. */
  readonly scanned: number;
  readonly total: number;
  readonly matched: number;
}

/**
 * The held records that a filter matches, by arrival. Looks at a few milliseconds'
 * worth at a time, and goes on with what arrives, until it is cancelled.
 */
export class MatchList implements RecordOrder {
  readonly #store: RecordStore;
  readonly #matches: (record: Filterable) => boolean;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #asRead: boolean;
  readonly #first: number;
  #ids: number[] = [];
  #dropped = 0;
  #heldFrom: number;
  #next: number;
  #cancelled = false;

  /**
   * @param onChange told when there are more or fewer matches
   * @param asRead whether they stand as they were read: for one partition key that is the
   *   order of its puts, across reshards too, which arrival times only come near to
   */
  constructor(
    store: RecordStore,
    matches: (record: Filterable) => boolean,
    clock: Clock,
    onChange: () => void,
    asRead = false,
  ) {
    this.#asRead = asRead;
    this.#store = store;
    this.#matches = matches;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#first = store.firstId;
    this.#heldFrom = store.firstId;
    this.#next = store.firstId;
    this.#slice();
  }

  get size(): number {
    this.#forget();
    return this.#ids.length;
  }

  ids(position: number, count: number): readonly number[] {
    this.#forget();
    return this.#ids.slice(Math.max(0, position), Math.max(0, position + count));
  }

  positionOf(id: number): number {
    this.#forget();
    if (!this.#store.has(id)) return -1;
    const place = this.#placeFor(id);
    return this.#ids[place] === id ? place : -1;
  }

  progress(): MatchProgress {
    const total = this.#store.nextId - this.#first;
    const scanned = this.#next - this.#first;
    return {
      state: this.#cancelled ? 'cancelled' : scanned < total ? 'searching' : 'caught-up',
      scanned,
      total,
      matched: this.#ids.length + this.#dropped,
    };
  }

  cancel(): void {
    this.#cancelled = true;
  }

  #slice(): void {
    if (this.#cancelled) return;
    const until = this.#clock.now() + SLICE_MS;
    const before = this.#ids.length;
    this.#forget();
    let changed = this.#ids.length !== before;
    this.#next = Math.max(this.#next, this.#store.firstId);
    for (let looked = 1; this.#next < this.#store.nextId; looked += 1) {
      if (looked % 64 === 0 && this.#clock.now() >= until) break;
      if (this.#matches(filterable(this.#store, this.#next))) {
        this.#insert(this.#next);
        changed = true;
      }
      this.#next += 1;
    }
    if (changed) this.#onChange();
    const idle = this.#next >= this.#store.nextId;
    this.#clock.after(idle ? IDLE_MS : 0, () => this.#slice());
  }

  #insert(id: number): void {
    const place = this.#placeFor(id);
    if (place === this.#ids.length) this.#ids.push(id);
    else this.#ids.splice(place, 0, id);
  }

  /** By arrival unless they stand as read, then as read. Nearly every record belongs at the end. */
  #placeFor(id: number): number {
    const arrival = this.#store.arrival(id);
    const isBefore = (other: number): boolean => {
      if (this.#asRead) return other < id;
      const difference = this.#store.arrival(other) - arrival;
      return difference < 0 || (difference === 0 && other < id);
    };
    const last = this.#ids.at(-1);
    if (last === undefined || isBefore(last)) return this.#ids.length;
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#ids[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Records that fell out of the store are counted, but no longer there. */
  #forget(): void {
    const { firstId } = this.#store;
    if (firstId === this.#heldFrom) return;
    this.#heldFrom = firstId;
    const held = this.#ids.filter((id) => id >= firstId);
    this.#dropped += this.#ids.length - held.length;
    this.#ids = held;
  }
}

/** A record as filters want it; key and sequence number are decoded only when they ask. */
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
