import type { Clock } from '../../base/clock.ts';
import { CONTROL_RATES, type ControlRate } from './control-rates.ts';
import type { QuotaTable } from './quota-table.ts';
import { TokenBucket } from './token-bucket.ts';

const RATE_OF: ReadonlyMap<string, ControlRate> = new Map(
  CONTROL_RATES.map((rate) => [rate.operation, rate]),
);
/** Beyond this many buckets, those that are full again are forgotten. */
const MANY_BUCKETS = 10_000;

/** Calls a second of the control plane; a bucket per operation and what it is counted for. */
export class RateTable {
  readonly #quotas: QuotaTable;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(quotas: QuotaTable, clock: Clock) {
    this.#quotas = quotas;
    this.#clock = clock;
  }

  /** What calls of this operation are counted for, or `undefined` when they are not counted. */
  scopeOf(operation: string): ControlRate['scope'] | undefined {
    return this.#quotas.isOn(`rate:${operation}`) ? RATE_OF.get(operation)?.scope : undefined;
  }

  /** Takes one call; false when there were too many. */
  take(operation: string, subject: string): boolean {
    const rate = RATE_OF.get(operation);
    if (rate === undefined || !this.#quotas.isOn(`rate:${operation}`)) return true;
    const key = `${operation} ${subject}`;
    const now = this.#clock.now();
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      if (this.#buckets.size >= MANY_BUCKETS) this.#forgetFull(now);
      bucket = new TokenBucket(rate.perSecond, rate.perSecond, now);
      this.#buckets.set(key, bucket);
    }
    return bucket.take(1, now);
  }

  #forgetFull(now: number): void {
    for (const [key, bucket] of this.#buckets)
      if (bucket.level(now) >= bucket.capacity) this.#buckets.delete(key);
  }
}
