/**
 * A rate over time, with its integral. Times are ms since the start; calls come
 * with times that never go back.
 */
export interface RateCurve {
  /** Units (records or bytes) due from 0 to `ms`. */
  integral(ms: number): number;
  /** Units per second at `ms`. */
  rate(ms: number): number;
}

export interface CurveOptions {
  readonly seed: number;
  /** Epoch milliseconds at time 0; the grid's hour of the week follows it. */
  readonly startEpochMs: number;
}

export function constant(rate: number): RateCurve {
  return { integral: (ms) => (rate * ms) / 1000, rate: () => rate };
}

/** A stretch of time in which the rate goes along a line. */
export interface Piece {
  readonly durationMs: number;
  readonly from: number;
  readonly to: number;
}

/** Stretches one after the other, then a rate that holds for ever. */
export class PiecewiseLinear implements RateCurve {
  readonly #pieces: readonly Piece[];
  readonly #after: number;
  /** Per piece: when it starts, and the integral up to there. */
  readonly #starts: Float64Array;
  readonly #sums: Float64Array;

  constructor(pieces: readonly Piece[], after: number) {
    this.#pieces = pieces.filter((piece) => piece.durationMs > 0);
    this.#after = after;
    this.#starts = new Float64Array(this.#pieces.length + 1);
    this.#sums = new Float64Array(this.#pieces.length + 1);
    this.#pieces.forEach((piece, i) => {
      this.#starts[i + 1] = (this.#starts[i] as number) + piece.durationMs;
      this.#sums[i + 1] =
        (this.#sums[i] as number) + (((piece.from + piece.to) / 2) * piece.durationMs) / 1000;
    });
  }

  integral(ms: number): number {
    const at = this.#find(ms);
    const within = ms - (this.#starts[at] as number);
    const piece = this.#pieces[at];
    const sum = this.#sums[at] as number;
    if (piece === undefined) return sum + (this.#after * within) / 1000;
    const slope = (piece.to - piece.from) / piece.durationMs;
    return sum + ((piece.from + (slope * within) / 2) * within) / 1000;
  }

  rate(ms: number): number {
    const at = this.#find(ms);
    const piece = this.#pieces[at];
    if (piece === undefined) return this.#after;
    const part = (ms - (this.#starts[at] as number)) / piece.durationMs;
    return piece.from + (piece.to - piece.from) * part;
  }

  /** The piece that `ms` lies in; the number of pieces when it lies after them all. */
  #find(ms: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= ms) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
