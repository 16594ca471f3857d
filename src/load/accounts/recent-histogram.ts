import { Histogram, indexOf, wholeMicroseconds } from './histogram.ts';
import type { Percentiles } from './run-snapshot.ts';

/** How many whole seconds "last" means in the page's figures. */
const RECENT_SECONDS = 10;

/** Times of the whole run, and of its last {@link RECENT_SECONDS} whole seconds. */
export class RecentHistogram {
  readonly whole = new Histogram();
  /** One for each second, in turn: one more than is asked for, since the last is not whole. */
  readonly #seconds = Array.from({ length: RECENT_SECONDS + 1 }, () => new Histogram());
  readonly #sum = new Histogram();
  #second = 0;
  #recent: Percentiles | undefined;

  /** Moves on to second `t`. */
  reach(t: number): void {
    for (let i = 1; i <= Math.min(t - this.#second, this.#seconds.length); i += 1)
      this.#seconds[(this.#second + i) % this.#seconds.length]?.clear();
    if (t > this.#second) this.#recent = undefined;
    this.#second = Math.max(this.#second, t);
  }

  /** Times of the second that runs now. It is used again later: read it, do not keep it. */
  get running(): Histogram {
    return this.#seconds[this.#second % this.#seconds.length] as Histogram;
  }

  record(ms: number, times = 1): void {
    const us = wholeMicroseconds(ms);
    const at = indexOf(us);
    this.whole.recordIn(at, us, times);
    this.running.recordIn(at, us, times);
  }

  /** Of the last whole seconds, computed once a second; nothing has no time, not even 0. */
  recent(): Percentiles | undefined {
    if (this.#recent !== undefined) return this.#recent;
    this.#sum.clear();
    const now = this.#second % this.#seconds.length;
    this.#seconds.forEach((one, i) => {
      if (i !== now && one.count > 0) this.#sum.add(one);
    });
    this.#recent = this.#sum.count === 0 ? undefined : this.#sum.percentiles();
    return this.#recent;
  }
}
