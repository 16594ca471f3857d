import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import type { Entry } from '../records/entry.ts';
import { Fifo } from './send-queue.ts';
import type { Scenario } from '../scenario.ts';

/**
 * `rate`: part of the quota that is let through, the KPL's RateLimit, or all of it and
 * no more. `burst`: part of one second that may go at once. A strict limiter leaves a
 * quarter of the service's own bucket as a cushion against requests that arrive late.
 */
const KINDS = { kpl: { rate: 1.5, burst: 1 }, strict: { rate: 1, burst: 0.75 } } as const;

interface Lane {
  /** Records that were refused before go first. */
  readonly retries: Fifo<Entry>;
  readonly fresh: Fifo<Entry>;
  records: number;
  bytes: number;
  filledAt: number;
}

/** Holds records back per predicted shard by two token buckets, records and bytes, as the KPL does. */
export class Limiter {
  readonly #kind: (typeof KINDS)[keyof typeof KINDS];
  readonly #lanes = new Map<string, Lane>();
  #held = 0;

  constructor(kind: Exclude<Scenario['limiter'], 'off'>) {
    this.#kind = KINDS[kind];
  }

  /** Entries that are held back. */
  get held(): number {
    return this.#held;
  }

  /** The shard that holds most back, if any does. */
  fullest(): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [shardId, lane] of this.#lanes) {
      const size = lane.fresh.size + lane.retries.size;
      if (size <= most) continue;
      most = size;
      best = shardId;
    }
    return best;
  }

  push(shardId: string, entry: Entry, now: number): void {
    let lane = this.#lanes.get(shardId);
    if (lane === undefined) {
      lane = {
        retries: new Fifo(),
        fresh: new Fifo(),
        records: SHARD_WRITE_RECORDS_PER_SECOND * this.#kind.burst,
        bytes: SHARD_WRITE_BYTES_PER_SECOND * this.#kind.burst,
        filledAt: now,
      };
      this.#lanes.set(shardId, lane);
    }
    if (entry.tries > 0) lane.retries.push(entry);
    else lane.fresh.push(entry);
    this.#held += 1;
  }

  /** Hands on what the buckets allow by now. */
  drain(now: number, pass: (entry: Entry) => void): void {
    for (const lane of this.#lanes.values()) {
      this.#fill(lane, now);
      for (;;) {
        const queue = lane.retries.size > 0 ? lane.retries : lane.fresh;
        const entry = queue.peek();
        if (entry === undefined || lane.records < 1 || lane.bytes < entry.size) break;
        queue.shift();
        lane.records -= 1;
        lane.bytes -= entry.size;
        this.#held -= 1;
        pass(entry);
      }
    }
  }

  clear(): Entry[] {
    const all = [...this.#lanes.values()].flatMap((lane) => [
      ...lane.retries.clear(),
      ...lane.fresh.clear(),
    ]);
    this.#lanes.clear();
    this.#held = 0;
    return all;
  }

  #fill(lane: Lane, now: number): void {
    const { rate, burst } = this.#kind;
    const seconds = Math.max(0, now - lane.filledAt) / 1000;
    lane.filledAt = now;
    lane.records = Math.min(
      SHARD_WRITE_RECORDS_PER_SECOND * burst,
      lane.records + seconds * SHARD_WRITE_RECORDS_PER_SECOND * rate,
    );
    // A record larger than one second's bytes must still find room some day.
    const next = lane.retries.peek() ?? lane.fresh.peek();
    const capacity = Math.max(SHARD_WRITE_BYTES_PER_SECOND * burst, next?.size ?? 0);
    lane.bytes = Math.min(capacity, lane.bytes + seconds * SHARD_WRITE_BYTES_PER_SECOND * rate);
  }
}
