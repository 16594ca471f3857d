import { payloadUnits } from '../../kinesis/records/record-size.ts';
import type { SequenceNumber } from '../../kinesis/sequence-numbers/sequence-digits.ts';
import type { Entry } from '../records/entry.ts';
import { Receipts } from './receipts.ts';
import { RecentHistogram } from './recent-histogram.ts';
import { SeenErrors } from './seen-errors.ts';
import { ShardStats } from './shard-stats.ts';
import type { Accounts, Problem } from './run-snapshot.ts';
import { WindowFigures, type WindowColumns } from './window-figures.ts';
import { Windows } from './windows.ts';

/**
 * At most so many records, and so many bytes, wait or are in flight, from where they may come back
 * to wait; what is due beyond is dropped.
 */
const MAX_WAITING_RECORDS = 100_000;
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

/** Where an entry is when its fate is decided. */
type Place = 'waiting' | 'inFlight';

/**
 * The books of a run. Every record is in exactly one account, and moves between
 * accounts only here, so that they add up at every moment.
 */
export class Ledger {
  readonly accounts: Accounts = {
    due: 0,
    generated: 0,
    dropped: 0,
    accepted: 0,
    gaveUp: 0,
    failed: 0,
    unconfirmed: 0,
    waiting: 0,
    inFlight: 0,
  };
  throttledAttempts = 0;
  sent = 0;
  retried = 0;
  possibleDuplicates = 0;
  /** A browser may have sent calls again by itself, and does not show whether it did. */
  copiesUnseen = false;
  acceptedBytes = 0;
  kinesisRecords = 0;
  payloadUnits = 0;
  requests = 0;
  /** Bytes of what waits or is in flight. */
  #heldBytes = 0;
  readonly service = new RecentHistogram();
  readonly response = new RecentHistogram();
  readonly windows = new Windows();
  readonly #figures = new WindowFigures();
  readonly shards = new ShardStats();
  readonly errors = new SeenErrors();
  readonly receipts = new Receipts();
  #second = 0;

  /** Moves on to second `t` of the run. */
  reach(t: number): void {
    // One by one: what was booked last is of the second that ran, and those skipped had nothing.
    for (; this.#second < t; this.#second += 1) {
      this.#figures.close(this.acceptedBytes, this.service.running);
      this.service.reach(this.#second + 1);
    }
    this.windows.reach(t);
    this.shards.reach(t);
    this.response.reach(t);
  }

  /** Accepted bytes and service times of each second, from second `from` to the running one. */
  windowColumns(from: number): WindowColumns {
    return this.#figures.columns(from, this.acceptedBytes, this.service.running);
  }

  generate(bytes: number): void {
    this.accounts.due += 1;
    this.accounts.generated += 1;
    this.accounts.waiting += 1;
    this.#heldBytes += bytes;
  }

  /** Whether the backlog has no room for another record of `bytes`. */
  isFull(bytes: number): boolean {
    const { waiting, inFlight } = this.accounts;
    return waiting + inFlight >= MAX_WAITING_RECORDS || this.#heldBytes + bytes > MAX_WAITING_BYTES;
  }

  drop(records: number): void {
    this.accounts.due += records;
    this.accounts.dropped += records;
    this.windows.dropped(records);
  }

  /** User records became one entry of another size. */
  repack(bytesBefore: number, bytesAfter: number): void {
    this.#heldBytes += bytesAfter - bytesBefore;
  }

  send(entry: Entry, shardId: string): void {
    this.accounts.waiting -= entry.count;
    this.accounts.inFlight += entry.count;
    this.sent += entry.count;
    if (entry.tries > 0) this.retried += entry.count;
    else {
      this.windows.offered(entry.count);
      this.shards.offer(shardId, entry.size);
    }
    entry.tries += 1;
  }

  /**
   * @param predictedShardId where its hash key fell on the map at sending time
   * @param now clock ms of the reply: each record's response time runs since it was due
   */
  accept(
    entry: Entry,
    shardId: string,
    sequenceNumber: SequenceNumber,
    predictedShardId: string,
    now: number,
  ): void {
    const { count, size } = entry;
    this.accounts.inFlight -= count;
    this.#heldBytes -= size;
    this.accounts.accepted += count;
    if (entry.lost) this.possibleDuplicates += count;
    this.acceptedBytes += size;
    this.kinesisRecords += 1;
    this.payloadUnits += payloadUnits(size);
    this.windows.accepted(count);
    const shard = this.shards.accept(shardId, count, size, now);
    const predicted = predictedShardId === shardId ? shard : this.shards.of(predictedShardId);
    predicted.predicted += count;
    // Its throttles are booked where they were predicted, so what it took counts there too.
    if (predicted !== shard) predicted.judge.own.take(size, now);
    if (entry.users === undefined) this.response.record(now - entry.dueAt, count);
    else for (const { dueAt } of entry.users) this.response.record(now - dueAt, 1);
    this.receipts.add(shardId, sequenceNumber, entry.partitionKey, entry.data);
    entry.slab?.release();
  }

  /**
   * @param shardId where its hash key fell on the map at sending time
   * @param sentAt when its call left, ms
   * @param now when the answer came
   */
  throttle(entry: Entry, shardId: string, sentAt: number, now: number): void {
    this.throttledAttempts += entry.count;
    this.windows.throttled(entry.count);
    this.shards.throttle(shardId, entry.count, entry.size, sentAt, now);
  }

  /** A try failed, and may have used a shard's quota up all the same. */
  mayHaveTaken(entry: Entry, shardId: string, now: number): void {
    this.shards.of(shardId).judge.own.take(entry.size, now);
  }

  /** Back to waiting, for another try. */
  requeue(entry: Entry): void {
    this.accounts.inFlight -= entry.count;
    this.accounts.waiting += entry.count;
  }

  /** No more tries. What may be stored is unconfirmed, whatever later tries said. */
  giveUp(entry: Entry, from: Place): void {
    this.#leave(entry, from);
    if (entry.lost) this.accounts.unconfirmed += entry.count;
    else this.accounts.gaveUp += entry.count;
  }

  /** What no retry mends. */
  fail(entry: Entry, from: Place, problem: Problem): void {
    this.errors.add(problem, entry.count);
    this.#leave(entry, from);
    if (entry.lost) this.accounts.unconfirmed += entry.count;
    else this.accounts.failed += entry.count;
  }

  #leave(entry: Entry, from: Place): void {
    this.accounts[from] -= entry.count;
    this.#heldBytes -= entry.size;
    entry.slab?.release();
  }
}

/** Whether the accounts add up; what they are off by otherwise. */
export function imbalance(accounts: Readonly<Accounts>): string | undefined {
  const { due, generated, dropped, accepted, gaveUp, failed, unconfirmed, waiting, inFlight } =
    accounts;
  if (due !== generated + dropped) return `due ${due} is not ${generated} + ${dropped}`;
  const held = accepted + gaveUp + failed + unconfirmed + waiting + inFlight;
  if (generated !== held) return `generated ${generated} is not ${held}`;
  const negative = Object.entries(accounts).find(([, value]) => value < 0);
  return negative === undefined ? undefined : `${negative[0]} is ${negative[1]}`;
}
