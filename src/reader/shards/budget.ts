import {
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import type { ReadBudget } from '../snapshot.ts';

const WINDOW_MS = 5000;

/** Calls and bytes of one shard over the last 5 seconds. */
export class BudgetMeter {
  #events: { readonly at: number; readonly bytes: number; readonly calls: number }[] = [];

  /** @param calls 0 for fan-out, which has no calls to spend */
  add(now: number, bytes: number, calls = 1): void {
    this.#forget(now);
    this.#events.push({ at: now, bytes, calls });
  }

  #forget(now: number): void {
    if (this.#events.some((event) => event.at <= now - WINDOW_MS))
      this.#events = this.#events.filter((event) => event.at > now - WINDOW_MS);
  }

  read(now: number): ReadBudget {
    this.#forget(now);
    let calls = 0;
    let bytes = 0;
    for (const event of this.#events) {
      calls += event.calls;
      bytes += event.bytes;
    }
    return {
      callsPerSecond: (calls * 1000) / WINDOW_MS,
      callsPerSecondLimit: SHARD_READ_CALLS_PER_SECOND,
      bytesPerSecond: (bytes * 1000) / WINDOW_MS,
      bytesPerSecondLimit: SHARD_READ_BYTES_PER_SECOND,
    };
  }
}
