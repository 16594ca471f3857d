import { SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND } from '../kinesis/quotas.ts';
import { HIGHEST_MAX_RECORD_BYTES } from '../kinesis/quotas.ts';
import type { Entry } from './entry.ts';
import { Fifo } from './fifo.ts';
import type { Scenario } from './scenario.ts';

/** Part of the quota that is let through: the KPL's RateLimit, or all of it and no more. */
const PART = { kpl: 1.5, strict: 1 } as const;

interface Lane {
  readonly queue: Fifo<Entry>;
  records: number;
  bytes: number;
  filledAt: number;
}

/**
 * Holds records back per predicted shard by two token buckets, records and bytes,
 * as the KPL does. Buckets start full and hold one second's records.
 */
export class Limiter {
  readonly #part: number;
  readonly #lanes = new Map<string, Lane>();
  #held = 0;

  constructor(kind: Exclude<Scenario['limiter'], 'off'>) {
    this.#part = PART[kind];
  }

  get held(): number {
    return this.#held;
  }

  /** The shard that holds most back, if any does. */
  fullest(): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [shardId, lane] of this.#lanes) {
      if (lane.queue.size <= most) continue;
      most = lane.queue.size;
      best = shardId;
    }
    return best;
  }

  push(shardId: string, entry: Entry, now: number): void {
    let lane = this.#lanes.get(shardId);
    if (lane === undefined) {
      lane = {
        queue: new Fifo(),
        records: SHARD_WRITE_RECORDS_PER_SECOND,
        bytes: SHARD_WRITE_BYTES_PER_SECOND,
        filledAt: now,
      };
      this.#lanes.set(shardId, lane);
    }
    lane.queue.push(entry);
    this.#held += 1;
  }

  /** Hands on what the buckets allow by now. */
  drain(now: number, pass: (entry: Entry) => void): void {
    for (const lane of this.#lanes.values()) {
      this.#fill(lane, now);
      for (;;) {
        const entry = lane.queue.peek();
        if (entry === undefined || lane.records < 1 || lane.bytes < entry.size) break;
        lane.queue.shift();
        lane.records -= 1;
        lane.bytes -= entry.size;
        this.#held -= 1;
        pass(entry);
      }
    }
  }

  clear(): Entry[] {
    const all = [...this.#lanes.values()].flatMap((lane) => lane.queue.clear());
    this.#lanes.clear();
    this.#held = 0;
    return all;
  }

  #fill(lane: Lane, now: number): void {
    const seconds = Math.max(0, now - lane.filledAt) / 1000;
    lane.filledAt = now;
    lane.records = Math.min(
      SHARD_WRITE_RECORDS_PER_SECOND,
      lane.records + seconds * SHARD_WRITE_RECORDS_PER_SECOND * this.#part,
    );
    // A record larger than one second's bytes must still find room some day.
    const capacity = Math.max(
      SHARD_WRITE_BYTES_PER_SECOND,
      Math.min(HIGHEST_MAX_RECORD_BYTES, lane.queue.peek()?.size ?? 0),
    );
    lane.bytes = Math.min(
      capacity,
      lane.bytes + seconds * SHARD_WRITE_BYTES_PER_SECOND * this.#part,
    );
  }
}
