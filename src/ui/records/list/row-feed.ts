import type { RecordRow } from '../../../reader/store/row.ts';
import type { RowRequest, RowView, RowWindow } from '../../../workers/reader/protocol.ts';

/** What the list draws from. */
export interface Feed {
  /** How many rows the list has. */
  readonly total: number;
  /** Position of the first row that is here. */
  readonly first: number;
  readonly rows: readonly RecordRow[];
  /** By how many positions rows have moved since the feed was made: late and dropped records. */
  readonly moved: number;
  /** How many records fell out of the ring. */
  readonly fallenOut: number;
  /** When these rows came, epoch ms. */
  readonly at: number;
}

const EMPTY: Feed = { total: 0, first: 0, rows: [], moved: 0, fallenOut: 0, at: 0 };

type Want =
  | { readonly kind: 'window'; readonly first: number; readonly count: number }
  /** The newest rows, whatever their positions. */
  | { readonly kind: 'newest'; readonly count: number };

/**
 * The rows in view, fetched from the worker by window. One request is on its way at
 * most; what was asked meanwhile goes out as one when it is back.
 */
export class RowFeed {
  readonly #fetch: (request: RowRequest) => Promise<RowWindow>;
  readonly #listeners = new Set<() => void>();
  #feed = EMPTY;
  #want: Want = { kind: 'newest', count: 40 };
  #view: RowView = 'all';
  #busy = false;
  #again = false;
  /** Counts resets: an answer from before one is not shown. */
  #era = 0;

  constructor(fetch: (request: RowRequest) => Promise<RowWindow>) {
    this.#fetch = fetch;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Feed => this.#feed;

  /** Another reading or another filter: nothing of before is true. */
  reset(view: RowView): void {
    this.#era += 1;
    this.#view = view;
    this.#set(EMPTY);
    this.refresh();
  }

  /** The list shows these positions now. Asks only for what is not here. */
  want(first: number, count: number): void {
    this.#want = { kind: 'window', first, count };
    const { rows, first: have, total } = this.#feed;
    const end = Math.min(total, first + count);
    if (total > 0 && first >= have && end <= have + rows.length) return;
    this.refresh();
  }

  /** The list shows the newest rows now, and goes on to. */
  follow(count: number): void {
    const changed = this.#want.kind !== 'newest' || this.#want.count < count;
    this.#want = { kind: 'newest', count };
    if (changed) this.refresh();
  }

  /** Asks again: the worker has more, or others. */
  refresh(): void {
    if (this.#busy) this.#again = true;
    else void this.#load();
  }

  /** The row at a position, when it is here. */
  rowAt(position: number): RecordRow | undefined {
    return this.#feed.rows[position - this.#feed.first];
  }

  async #load(): Promise<void> {
    this.#busy = true;
    do {
      this.#again = false;
      const era = this.#era;
      try {
        const answer = await this.#fetch(this.#request());
        if (era === this.#era) this.#take(answer);
        else this.#again = true;
      } catch {
        // The worker is gone; whoever started it has said so.
        break;
      }
    } while (this.#again);
    this.#busy = false;
  }

  #request(): RowRequest {
    const want = this.#want;
    const view = this.#view;
    if (want.kind === 'newest') return { first: -want.count, count: want.count, view };
    const row = this.rowAt(want.first) ?? this.#feed.rows[0];
    const position = this.rowAt(want.first) === undefined ? this.#feed.first : want.first;
    return {
      first: want.first,
      count: want.count,
      view,
      ...(row !== undefined && { anchor: { id: row.id, position } }),
    };
  }

  #take(answer: RowWindow): void {
    const { first, total, rows, shift, fallenOut } = answer;
    // A window that was asked by position has moved with its anchor.
    if (shift !== 0 && this.#want.kind === 'window')
      this.#want = { ...this.#want, first: Math.max(0, this.#want.first + shift) };
    this.#set({ first, total, rows, fallenOut, moved: this.#feed.moved + shift, at: Date.now() });
  }

  #set(feed: Feed): void {
    this.#feed = feed;
    for (const listener of this.#listeners) listener();
  }
}
