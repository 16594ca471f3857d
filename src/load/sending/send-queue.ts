import type { Entry } from '../records/entry.ts';
import { Heap } from './heap.ts';

/** A queue whose ends are cheap at any length. */
export class Fifo<T> {
  #items: (T | undefined)[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  peek(): T | undefined {
    return this.#items[this.#head];
  }

  shift(): T | undefined {
    const item = this.#items[this.#head];
    if (item === undefined) return undefined;
    this.#items[this.#head] = undefined;
    this.#head += 1;
    if (this.#head === this.#items.length) {
      this.#items = [];
      this.#head = 0;
    } else if (this.#head >= 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  clear(): T[] {
    const rest: T[] = [];
    for (let item = this.shift(); item !== undefined; item = this.shift()) rest.push(item);
    return rest;
  }
}

export interface BatchLimits {
  readonly maxRecords: number;
  readonly maxBytes: number;
  /** A batch that is not full leaves when its oldest record is this old, ms. */
  readonly lingerMs: number;
  /** One record at a time, and none while an earlier one waits for its next try. */
  readonly ordered: boolean;
}

/** Retries that are ready wait for company, at most so long, ms: each call costs. */
const RETRY_LINGER_MS = 50;

/** Entries that wait to be sent: new ones in order, and retries by the time they are ready. */
export class SendQueue {
  readonly #limits: BatchLimits;
  readonly #fresh = new Fifo<Entry>();
  readonly #retries = new Heap<Entry>((entry) => entry.readyAt);
  readonly #retryLingerMs: number;
  #freshBytes = 0;

  constructor(limits: BatchLimits) {
    this.#limits = limits;
    this.#retryLingerMs = Math.min(limits.lingerMs / 2, RETRY_LINGER_MS);
  }

  /** New entries, without retries. */
  get freshSize(): number {
    return this.#fresh.size;
  }

  /** Entries, not user records. */
  get size(): number {
    return this.#fresh.size + this.#retries.size;
  }

  push(entry: Entry): void {
    this.#fresh.push(entry);
    this.#freshBytes += entry.size;
  }

  retry(entry: Entry): void {
    this.#retries.push(entry);
  }

  /** Takes out the retries that are ready. */
  takeReadyRetries(now: number): Entry[] {
    const ready: Entry[] = [];
    for (;;) {
      const retry = this.#retries.peek();
      if (retry === undefined || retry.readyAt > now) return ready;
      this.#retries.pop();
      ready.push(retry);
    }
  }

  /**
   * The next batch, or `undefined` when none is to leave yet. Retries that are ready
   * go before new records.
   * @param flush do not wait for a full batch
   */
  take(now: number, flush: boolean): Entry[] | undefined {
    if (!this.isDue(now, flush)) return undefined;
    const batch: Entry[] = [];
    let bytes = 0;
    const maxRecords = this.#limits.ordered ? 1 : this.#limits.maxRecords;
    for (;;) {
      const entry = this.#next(now);
      if (entry === undefined || batch.length >= maxRecords) break;
      // A record larger than the limit of a batch leaves alone.
      if (batch.length > 0 && bytes + entry.size > this.#limits.maxBytes) break;
      this.#remove(entry);
      batch.push(entry);
      bytes += entry.size;
    }
    return batch.length === 0 ? undefined : batch;
  }

  clear(): Entry[] {
    this.#freshBytes = 0;
    return [...this.#retries.clear(), ...this.#fresh.clear()];
  }

  /** Whether a batch should leave now. */
  isDue(now: number, flush: boolean): boolean {
    if (this.size === 0) return false;
    const retry = this.#retries.peek();
    if (this.#limits.ordered && retry !== undefined) return retry.readyAt <= now;
    if (flush || this.#limits.ordered) return true;
    if (this.#fresh.size >= this.#limits.maxRecords) return true;
    if (this.#freshBytes >= this.#limits.maxBytes) return true;
    const oldest = this.#fresh.peek();
    if (oldest !== undefined && oldest.readyAt + this.#limits.lingerMs <= now) return true;
    return retry !== undefined && retry.readyAt + this.#retryLingerMs <= now;
  }

  #next(now: number): Entry | undefined {
    const retry = this.#retries.peek();
    if (retry !== undefined && retry.readyAt <= now) return retry;
    if (retry !== undefined && this.#limits.ordered) return undefined;
    return this.#fresh.peek();
  }

  #remove(entry: Entry): void {
    if (entry === this.#retries.peek()) this.#retries.pop();
    else {
      this.#fresh.shift();
      this.#freshBytes -= entry.size;
    }
  }
}
