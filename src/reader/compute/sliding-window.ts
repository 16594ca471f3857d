export interface WindowResult {
  /** Epoch ms: the window is after `from`, up to and with `to`. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly sum: number;
  /** Per second. */
  readonly rate: number;
}

interface Cell {
  count: number;
  sum: number;
}

const CELLS_PER_SECOND = 10;

/** Counts and sums over the last n seconds by arrival, in cells of 100 ms. */
export class SlidingWindow {
  readonly #seconds: number;
  /** By cell number: arrival / 100 ms. */
  readonly #cells = new Map<number, Cell>();
  #latest = 0;

  constructor(seconds: number) {
    this.#seconds = Math.min(3600, Math.max(1, seconds));
  }

  add(arrival: number, value: number): void {
    const number = cellOf(arrival);
    const cell = this.#cells.get(number);
    if (cell === undefined) {
      this.#cells.set(number, { count: 1, sum: value });
      this.#latest = Math.max(this.#latest, number);
      this.#forget();
    } else {
      cell.count += 1;
      cell.sum += value;
    }
  }

  /** Keeps twice the window, so that a result for a little earlier can still be given. */
  #forget(): void {
    const kept = this.#seconds * CELLS_PER_SECOND * 2;
    if (this.#cells.size <= kept * 1.5) return;
    for (const number of this.#cells.keys())
      if (number <= this.#latest - kept) this.#cells.delete(number);
  }

  result(epochMs: number): WindowResult {
    const last = cellOf(epochMs);
    const first = last - this.#seconds * CELLS_PER_SECOND;
    let count = 0;
    let sum = 0;
    for (const [number, cell] of this.#cells) {
      if (number <= first || number > last) continue;
      count += cell.count;
      sum += cell.sum;
    }
    const from = epochMs - this.#seconds * 1000;
    return { from, to: epochMs, count, sum, rate: count / this.#seconds };
  }
}

function cellOf(epochMs: number): number {
  return Math.floor((epochMs * CELLS_PER_SECOND) / 1000);
}
