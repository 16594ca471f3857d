import type { Percentiles } from './run-snapshot.ts';

const SUB_BUCKET_BITS = 11;
const SUB_BUCKETS = 1 << SUB_BUCKET_BITS;
const HALF = SUB_BUCKETS / 2;
/** 24 h in µs fit. */
const BUCKETS = 27;

/**
 * An HDR histogram of times: three digits, from 1 µs to 24 h, with the buckets of
 * HdrHistogram, so that histograms of several producers can be added up.
 */
export class Histogram {
  readonly #counts = new Float64Array((BUCKETS + 1) * HALF);
  #total = 0;
  #max = 0;

  get count(): number {
    return this.#total;
  }

  /** Counts a time in milliseconds, `times` times. */
  record(ms: number, times = 1): void {
    const us = wholeMicroseconds(ms);
    this.recordIn(indexOf(us), us, times);
  }

  /** As `record`, for who knows the bucket already. @param at {@link indexOf} `us` */
  recordIn(at: number, us: number, times: number): void {
    this.#counts[at] = (this.#counts[at] as number) + times;
    this.#total += times;
    if (us > this.#max) this.#max = us;
  }

  clear(): void {
    if (this.#total === 0) return;
    this.#counts.fill(0);
    this.#total = 0;
    this.#max = 0;
  }

  add(other: Histogram): void {
    for (let i = 0; i < this.#counts.length; i += 1)
      this.#counts[i] = (this.#counts[i] as number) + (other.#counts[i] as number);
    this.#total += other.#total;
    this.#max = Math.max(this.#max, other.#max);
  }

  /** The time in ms below or at which `percent` of all times lie; 0 when there is none. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.ceil((percent / 100) * this.#total - 1e-9));
    let seen = 0;
    if (this.#total === 0) return 0;
    for (let i = 0; i < this.#counts.length; i += 1) {
      seen += this.#counts[i] as number;
      if (seen >= wanted) return Math.min(highestOf(i), this.#max) / 1000;
    }
    return this.#max / 1000;
  }

  percentiles(): Percentiles {
    return {
      p50: this.percentile(50),
      p90: this.percentile(90),
      p99: this.percentile(99),
      max: this.#max / 1000,
    };
  }
}

/** @returns whole µs, from 0 to 24 h */
export function wholeMicroseconds(ms: number): number {
  return Math.min(Math.max(Math.round(ms * 1000), 0), 86_400_000_000);
}

/** Which bucket a whole number of µs falls into. Above 32 bits, `clz32` sees the high word. */
export function indexOf(us: number): number {
  // Up to half an hour, in whole numbers of 32 bits.
  if (us <= 0x7fffffff) {
    const shift = Math.max(0, 32 - Math.clz32(us) - SUB_BUCKET_BITS);
    return shift === 0 ? us : shift * HALF + (us >> shift);
  }
  const high = Math.floor(us / 4294967296);
  const bits = high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(us >>> 0);
  const bucket = Math.max(0, bits - SUB_BUCKET_BITS);
  const sub = Math.floor(us / 2 ** bucket);
  return bucket === 0 ? sub : (bucket + 1) * HALF + (sub - HALF);
}

/** The largest number of µs that falls into a bucket. */
function highestOf(index: number): number {
  if (index < SUB_BUCKETS) return index;
  const bucket = Math.floor(index / HALF) - 1;
  const sub = HALF + (index % HALF);
  return (sub + 1) * 2 ** bucket - 1;
}
