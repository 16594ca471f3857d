import { SHARD_READ_BYTES_PER_SECOND } from '../../kinesis/quotas-and-prices/quotas.ts';
import { sleep, type Timer } from '../../base/clock.ts';
import type { ApiObject } from '../operation.ts';
import type { Account, Subscription } from './account.ts';
import type { Consumer, Stream } from './stream.ts';
import { resourceNotFound } from './errors.ts';
import { continuationAfter } from './position.ts';
import { readRecords, type ShardPart } from './read-records.ts';
import type { ShardState } from './shard-state.ts';

/** With nothing to say, an event comes this often all the same. */
const HEARTBEAT_MS = 5_000;
const EVENT_MAX_RECORDS = 10_000;
const EVENT_MAX_BYTES = 1024 * 1024;

/** One subscription of a consumer to a shard: events as records are put. */
export class SubscriptionFeed implements Subscription {
  readonly openedAt: number;
  onEnd: () => void = () => undefined;
  readonly #account: Account;
  readonly #stream: Stream;
  readonly #shard: ShardState;
  readonly #consumer: Consumer;
  readonly #signal: AbortSignal;
  #next: number;
  #ended = false;
  #reason: Error | undefined;
  #wake: () => void = () => undefined;
  readonly #listener = (): void => {
    this.#wake();
  };
  readonly #abort = (): void => {
    this.end();
  };

  constructor(
    account: Account,
    stream: Stream,
    shard: ShardState,
    consumer: Consumer,
    next: number,
    signal: AbortSignal,
  ) {
    this.#account = account;
    this.#stream = stream;
    this.#shard = shard;
    this.#consumer = consumer;
    this.#next = next;
    this.#signal = signal;
    this.openedAt = account.clock.now();
    const listeners = stream.listeners.get(shard.origin.index) ?? new Set();
    stream.listeners.set(shard.origin.index, listeners.add(this.#listener));
    signal.addEventListener('abort', this.#abort, { once: true });
    if (signal.aborted) this.end();
  }

  end(reason?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#reason = reason;
    const { listeners } = this.#stream;
    const mine = listeners.get(this.#shard.origin.index);
    mine?.delete(this.#listener);
    if (mine?.size === 0) listeners.delete(this.#shard.origin.index);
    this.#signal.removeEventListener('abort', this.#abort);
    this.onEnd();
    this.#wake();
  }

  /** @param check called before each event; what it throws ends the events */
  async *events(check: () => void): AsyncGenerator<ApiObject> {
    const life = this.#account.quotas.limit('subscription-life');
    const { clock } = this.#account;
    try {
      let silentSince = -Infinity;
      while (!this.#ended && clock.now() - this.openedAt < life) {
        this.#checkConsumer();
        check();
        this.#stream.trim(this.#shard);
        const part = readRecords(this.#stream, this.#shard, this.#next, {
          records: EVENT_MAX_RECORDS,
          bytes: EVENT_MAX_BYTES,
        });
        if (part.records.length > 0 || part.atEnd || clock.now() - silentSince >= HEARTBEAT_MS) {
          silentSince = clock.now();
          this.#next = part.next;
          this.#count(part);
          yield this.#event(part);
          if (part.atEnd) return;
          await this.#pace(part.bytes);
        } else {
          const left = Math.min(silentSince + HEARTBEAT_MS, this.openedAt + life) - clock.now();
          await this.#news(left);
        }
      }
      if (this.#reason !== undefined) throw this.#reason;
    } finally {
      this.end();
    }
  }

  #checkConsumer(): void {
    const { streams, accountId } = this.#account;
    if (
      streams.get(this.#stream.name) !== this.#stream ||
      this.#stream.consumers.get(this.#consumer.name) !== this.#consumer
    )
      throw resourceNotFound(`Consumer ${this.#consumer.name}, account ${accountId} not found.`);
  }

  #event(part: ShardPart): ApiObject {
    const last = part.next - 1;
    const time =
      last >= this.#shard.log.firstIndex
        ? this.#shard.log.timeOf(last)
        : this.#shard.origin.createdAt * 1000;
    return {
      Records: part.records,
      ...(!part.atEnd && {
        ContinuationSequenceNumber: continuationAfter(this.#shard, last, time),
      }),
      MillisBehindLatest: part.millisBehindLatest,
      ...(part.atEnd && { ChildShards: part.childShards }),
    };
  }

  async #pace(bytes: number): Promise<void> {
    if (!this.#account.quotas.isOn('consumer-read-bytes') || bytes === 0) return;
    await sleep(this.#account.clock, (bytes * 1000) / SHARD_READ_BYTES_PER_SECOND, this.#signal);
  }

  /** Until something was stored, the feed ended, or the time is over. */
  #news(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timers: Timer[] = [];
      const done = (): void => {
        this.#wake = () => undefined;
        for (const timer of timers) timer.cancel();
        resolve();
      };
      this.#wake = done;
      timers.push(this.#account.clock.after(Math.max(1, ms), done));
      if (this.#ended) done();
    });
  }

  #count(part: ShardPart): void {
    const { metrics } = this.#stream;
    const second = Math.floor(this.#account.clock.epoch() / 1000);
    metrics.add('SubscribeToShardEvent.events', second, 1);
    metrics.add('SubscribeToShardEvent.bytes', second, part.bytes);
    metrics.add('SubscribeToShardEvent.records', second, part.records.length);
    metrics.max('SubscribeToShardEvent.millisBehindLatestMax', second, part.millisBehindLatest);
    this.#shard.metrics.add('outgoingRecords', second, part.records.length);
    this.#shard.metrics.add('outgoingBytes', second, part.bytes);
  }
}
