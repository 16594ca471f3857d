import type { Random } from '../../base/random.ts';
import { SHARD_READ_BYTES_PER_SECOND } from '../../kinesis/quotas-and-prices/quotas.ts';
import { READ_INTERVAL_MS } from './options.ts';

/** Between two reads of a shard that lags: 4 of the 5 calls a second. */
const CATCH_UP_MS = 250;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;

/**
 * How long to wait before the next read of one shard. Each throttle doubles the
 * interval, each answer takes a tenth off again, so that many readers of one shard
 * settle where its 5 calls a second suffice for all.
 */
export class ReadPace {
  readonly #random: Random;
  #widening = 1;
  #failures = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The interval as it is now, in ms. */
  interval(wantedMs: number): number {
    return Math.min(READ_INTERVAL_MS.max, wantedMs * this.#widening);
  }

  /** After an answer of `bytes`. Waits until the bytes are paid for at 2 MiB a second. */
  afterAnswer(wantedMs: number, behind: boolean, bytes: number): number {
    this.#failures = 0;
    this.#widening = Math.max(1, this.#widening * 0.9);
    const base = this.interval(behind ? Math.min(wantedMs, CATCH_UP_MS) : wantedMs);
    const jitter = this.#widening > 1 ? 0.75 + this.#random.next() / 2 : 1;
    return Math.max(base * jitter, (bytes / SHARD_READ_BYTES_PER_SECOND) * 1000);
  }

  afterThrottle(wantedMs: number): number {
    this.#widening = Math.min(READ_INTERVAL_MS.max / wantedMs, this.#widening * 2);
    return this.afterFailure();
  }

  /** Doubles from a quarter of a second, up to 10 s, half of it at random. */
  afterFailure(): number {
    const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.#failures);
    this.#failures = Math.min(10, this.#failures + 1);
    return longest * (0.5 + this.#random.next() / 2);
  }
}
