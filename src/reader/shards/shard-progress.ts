import type { Clock } from '../../base/clock.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import { recordSize } from '../../kinesis/records/record-size.ts';
import { parentsOf } from './lineage.ts';
import type { ShardReading, ShardState, ReadBudget } from '../snapshot.ts';
import type { IncomingRecord } from '../source.ts';
import {
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';

const WINDOW_MS = 5000;

/** Calls and bytes of one shard over the last 5 seconds. */
class BudgetMeter {
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

/** What is known of one shard's reading; the loop writes it, snapshots read it. */
export class ShardProgress {
  readonly shard: Shard;
  readonly #clock: Clock;
  readonly #budget = new BudgetMeter();
  state: ShardState = { state: 'starting' };
  closed: boolean;
  millisBehindLatest: number | undefined;
  lastSequenceNumber: string | undefined;
  lastArrival: number | undefined;
  records = 0;
  userRecords = 0;
  bytes = 0;
  calls = 0;
  emptyCalls = 0;
  throttles = 0;
  errors = 0;
  iteratorsRenewed = 0;
  intervalMs: number;

  constructor(shard: Shard, clock: Clock, intervalMs: number) {
    this.shard = shard;
    this.#clock = clock;
    this.closed = !isOpen(shard);
    this.intervalMs = intervalMs;
  }

  get parents(): readonly string[] {
    return parentsOf(this.shard);
  }

  get isOver(): boolean {
    return this.state.state === 'ended' || this.state.state === 'failed';
  }

  /** Counts an answer. @returns its bytes, data and keys */
  answered(records: readonly IncomingRecord[], calls: 0 | 1): number {
    let bytes = 0;
    for (const record of records)
      bytes += recordSize(record.data.length, record.partitionKey ?? '');
    this.#budget.add(this.#clock.now(), bytes, calls);
    this.calls += calls;
    if (records.length === 0) this.emptyCalls += calls;
    return bytes;
  }

  /** Counts a call that gave nothing but an error; it was spent all the same. */
  refused(): void {
    this.calls += 1;
    this.#budget.add(this.#clock.now(), 0);
  }

  delivered(records: readonly IncomingRecord[], userRecords: number, bytes: number): void {
    this.records += records.length;
    this.userRecords += userRecords;
    this.bytes += bytes;
    const last = records.at(-1);
    if (last === undefined) return;
    this.lastSequenceNumber = last.sequenceNumber;
    this.lastArrival = last.arrival;
  }

  snapshot(paused: boolean): ShardReading {
    const live = !this.isOver && this.state.state !== 'waiting-for-parents';
    return {
      shardId: this.shard.shardId,
      parents: this.parents,
      hashKeyRange: {
        start: this.shard.range.start.toString(),
        end: this.shard.range.end.toString(),
      },
      closed: this.closed,
      state: paused && live ? { state: 'paused' } : this.state,
      millisBehindLatest: this.millisBehindLatest,
      records: this.records,
      userRecords: this.userRecords,
      bytes: this.bytes,
      calls: this.calls,
      emptyCalls: this.emptyCalls,
      throttles: this.throttles,
      errors: this.errors,
      iteratorsRenewed: this.iteratorsRenewed,
      intervalMs: this.intervalMs,
      budget: this.#budget.read(this.#clock.now()),
      lastSequenceNumber: this.lastSequenceNumber,
      lastArrival: this.lastArrival,
    };
  }
}
