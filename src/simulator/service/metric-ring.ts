/** What is counted per second, for a shard or a stream. */
export const METRICS = [
  'incomingRecords',
  'incomingBytes',
  'throttledRecords',
  'failedRecords',
  'outgoingRecords',
  'outgoingBytes',
  'throttledReads',
  'iteratorAgeMs',
] as const;
export type Metric = (typeof METRICS)[number];

const COLUMNS = METRICS.length;
const MINUTES = 60;
const COLUMN_OF = Object.fromEntries(METRICS.map((name, i) => [name, i])) as Record<Metric, number>;

/** Metrics of one second or of one minute. Iterator age is the largest, the rest are sums. */
export type MetricValues = Record<Metric, number>;

/**
 * Counts per second for the last hour, in blocks of a minute that exist only where
 * something happened.
 */
export class MetricRing {
  readonly #blocks = new Map<number, Uint32Array>();
  #block: Uint32Array | undefined;
  #minute = -1;

  /** @param second epoch seconds, real time */
  add(metric: Metric, second: number, amount: number): void {
    const block = this.#blockOf(second);
    const at = (second % 60) * COLUMNS + COLUMN_OF[metric];
    block[at] = (block[at] as number) + amount;
  }

  /** Keeps the largest value of the second. */
  max(metric: Metric, second: number, value: number): void {
    const block = this.#blockOf(second);
    const at = (second % 60) * COLUMNS + COLUMN_OF[metric];
    block[at] = Math.max(block[at] as number, Math.min(value, 0xffffffff));
  }

  second(second: number): MetricValues {
    return this.#sum(second, second + 1);
  }

  /** @param minute epoch seconds / 60, whole */
  minute(minute: number): MetricValues {
    return this.#sum(minute * 60, minute * 60 + 60);
  }

  #sum(from: number, to: number): MetricValues {
    const totals = new Array<number>(COLUMNS).fill(0);
    const age = COLUMN_OF.iteratorAgeMs;
    for (let second = from; second < to; second += 1) {
      const block = this.#blocks.get(Math.floor(second / 60));
      if (block === undefined) continue;
      for (let i = 0; i < COLUMNS; i += 1) {
        const value = block[(second % 60) * COLUMNS + i] as number;
        totals[i] =
          i === age ? Math.max(totals[i] as number, value) : (totals[i] as number) + value;
      }
    }
    return Object.fromEntries(METRICS.map((name, i) => [name, totals[i]])) as MetricValues;
  }

  #blockOf(second: number): Uint32Array {
    const minute = Math.floor(second / 60);
    if (minute === this.#minute && this.#block !== undefined) return this.#block;
    let block = this.#blocks.get(minute);
    if (block === undefined) {
      block = new Uint32Array(60 * COLUMNS);
      this.#blocks.set(minute, block);
      for (const old of this.#blocks.keys()) if (old <= minute - MINUTES) this.#blocks.delete(old);
    }
    this.#minute = minute;
    this.#block = block;
    return block;
  }
}
