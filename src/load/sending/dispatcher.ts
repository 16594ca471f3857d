import type { Clock } from '../../base/clock.ts';
import type { Entry } from '../records/entry.ts';
import type { Generator } from '../records/generator.ts';
import type { Ledger } from '../accounts/ledger.ts';
import { Limiter } from './limiter.ts';
import type { Scenario } from '../scenario.ts';
import { SendQueue } from './send-queue.ts';
import type { Sender } from './sender.ts';
import type { ShardRouter } from '../keys/shard-router.ts';

export interface DispatcherOptions {
  readonly clock: Clock;
  readonly scenario: Scenario;
  readonly ledger: Ledger;
  readonly router: ShardRouter;
}

/** From a finished entry to a request: limiter, queue, batches, requests in flight. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #queue: SendQueue;
  readonly #limiter: Limiter | undefined;
  /** A record's time to be tried again begins here at the earliest, clock ms. */
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #noSlot = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const { scenario } = options;
    this.#queue = new SendQueue({
      maxRecords: scenario.maxBatchRecords,
      maxBytes: scenario.maxBatchBytes,
      lingerMs: scenario.lingerMs,
      ordered: scenario.ordered,
    });
    this.#limiter = scenario.limiter === 'off' ? undefined : new Limiter(scenario.limiter);
  }

  /** New entries in the queue. */
  get freshSize(): number {
    return this.#queue.freshSize;
  }

  /** Entries that the limiter holds back, and the shard with most of them. */
  get held(): { readonly count: number; readonly shardId: string | undefined } {
    return { count: this.#limiter?.held ?? 0, shardId: this.#limiter?.fullest() };
  }

  /** How often a batch was ready and no request was free, since last asked. */
  takeNoSlot(): number {
    const times = this.#noSlot;
    this.#noSlot = 0;
    return times;
  }

  file(entry: Entry): void {
    if (this.#limiter === undefined) this.#queue.push(entry);
    else {
      const { clock, router } = this.#options;
      this.#limiter.push(router.idAt(entry.shard), entry, clock.now());
    }
  }

  retry(entry: Entry): void {
    this.#queue.retry(entry);
  }

  /** Nothing could be sent until `now`: that is not held against what waits for another try. */
  resume(now: number): void {
    this.#pausedUntil = now;
  }

  /**
   * Sends what is ready, as far as requests may be in flight.
   * @param flush do not wait for full batches
   * @param refill called whenever a request is free: a chance to make more
   */
  pump(
    now: number,
    flush: boolean,
    to: { readonly sender: Sender; readonly generator: Generator },
    refill: (() => void) | undefined,
  ): void {
    const { scenario } = this.#options;
    const limit = scenario.ordered ? 1 : scenario.inFlight;
    this.#pass(now);
    while (to.sender.inFlight < limit) {
      refill?.();
      const batch = this.#queue.take(now, flush);
      if (batch === undefined) return;
      const fitting = this.#fitting(this.#inTime(batch, now), to.generator);
      if (fitting.length > 0) to.sender.send(fitting);
    }
    if (refill === undefined && this.#queue.isDue(now, flush)) this.#noSlot += 1;
  }

  /** Empties everything; what waited is given up. */
  giveUp(): void {
    for (const entry of [...this.#queue.clear(), ...(this.#limiter?.clear() ?? [])])
      this.#options.ledger.giveUp(entry, 'waiting');
  }

  /** A retry needs a token of the limiter, as it did the first time. */
  #pass(now: number): void {
    if (this.#limiter === undefined) return;
    for (const entry of this.#queue.takeReadyRetries(now)) this.file(entry);
    this.#limiter.drain(now, (entry) => {
      this.#queue.push(entry);
    });
  }

  /** Without what has waited too long for its next try: no request was free, or the limiter held it. */
  #inTime(batch: readonly Entry[], now: number): readonly Entry[] {
    const { scenario, ledger } = this.#options;
    const { retry } = scenario;
    if (retry.type === 'none') return batch;
    const isLate = ({ tries, generatedAt }: Entry): boolean =>
      tries > 0 && now - Math.max(generatedAt, this.#pausedUntil) > retry.ttlMs;
    if (!batch.some(isLate)) return batch;
    return batch.filter((entry) => {
      if (!isLate(entry)) return true;
      ledger.giveUp(entry, 'waiting');
      return false;
    });
  }

  /** Splits aggregates that a change of shards has torn; their parts wait for the next batch. */
  #fitting(batch: readonly Entry[], generator: Generator): readonly Entry[] {
    const { version } = this.#options.router;
    if (batch.every((entry) => entry.mapVersion === version || entry.users === undefined))
      return batch;
    return batch.filter((entry) => {
      const parts = generator.refit(entry);
      if (parts.length === 1) return true;
      for (const part of parts) this.#queue.retry(part);
      return false;
    });
  }
}
