import { sleep, type Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { compareSequenceNumbers } from '../../kinesis/sequence-numbers/sequence-number.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { Gate } from './gate.ts';
import type { ShardStart } from './lineage.ts';
import { ReadPace } from './pace.ts';
import { toClosedRecords, toReadRecords, type ReadRecord } from '../decode/read-record.ts';
import type { ShardProgress } from './shard-progress.ts';
import type { IncomingRecord, Source, StartingPosition } from '../source.ts';

/** Takes records in their order; a promise holds the shard back until it is done. */
export type RecordSink = (records: readonly ReadRecord[]) => Promise<void> | void;

/** What polling and fan-out share of a reader. */
export interface ShardEnvironment {
  readonly source: Source;
  readonly clock: Clock;
  readonly random: Random;
  readonly gate: Gate;
  readonly signal: AbortSignal;
  readonly deliver: RecordSink;
  readonly interval: () => number;
  readonly limit: number;
  readonly untilTip: boolean;
  readonly giveUpAfterMs: number | undefined;
  readonly opensAggregates: boolean;
}

export type ShardEnd =
  | { readonly why: 'closed'; readonly childShardIds: readonly string[] }
  | { readonly why: 'tip' | 'stopped' | 'failed' };

/** One shard's reading: where it stands, and what to do about failures. */
export class ShardContext {
  readonly env: ShardEnvironment;
  readonly progress: ShardProgress;
  readonly pace: ReadPace;
  readonly #start: Exclude<ShardStart, { type: 'ENDED' }>;
  /** When the position LATEST was taken, epoch ms. */
  #latestSince: number | undefined;
  /** Monotonic ms of the first failure since the last answer. */
  #failingSince: number | undefined;
  #expiriesInARow = 0;

  constructor(
    env: ShardEnvironment,
    progress: ShardProgress,
    start: Exclude<ShardStart, { type: 'ENDED' }>,
  ) {
    this.env = env;
    this.progress = progress;
    this.pace = new ReadPace(env.random);
    this.#start = start;
    if (start.type === 'AFTER_SEQUENCE_NUMBER') progress.lastSequenceNumber = start.sequenceNumber;
  }

  get shardId(): string {
    return this.progress.shard.shardId;
  }

  /**
   * Where to read on: after the last record seen, else where the shard started. LATEST
   * taken a second time would skip what came since the first: it becomes that time.
   */
  position(): StartingPosition {
    const { lastSequenceNumber } = this.progress;
    if (lastSequenceNumber !== undefined)
      return { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: lastSequenceNumber };
    if (this.#start.type === 'INSIDE_AGGREGATE')
      return { type: 'AT_SEQUENCE_NUMBER', sequenceNumber: this.#start.sequenceNumber };
    if (this.#start.type !== 'LATEST') return this.#start;
    if (this.#latestSince !== undefined)
      return { type: 'AT_TIMESTAMP', timestamp: this.#latestSince };
    return this.#start;
  }

  /** The position was taken by the service. */
  positionTaken(askedAt: number): void {
    this.#latestSince ??= askedAt;
  }

  /** Passes records on, once each and in order. @returns their bytes */
  async take(incoming: readonly IncomingRecord[], calls: 0 | 1): Promise<number> {
    const bytes = this.progress.answered(incoming, calls);
    this.#failingSince = undefined;
    this.#expiriesInARow = 0;
    const last = this.progress.lastSequenceNumber;
    const fresh =
      last === undefined
        ? incoming
        : incoming.filter((one) => compareSequenceNumbers(one.sequenceNumber, last) > 0);
    if (fresh.length === 0) return bytes;
    const opened = this.#withoutTaken(this.#opened(fresh));
    await this.env.deliver(opened);
    this.progress.delivered(fresh, opened.length, bytes);
    return bytes;
  }

  #opened(records: readonly IncomingRecord[]): readonly ReadRecord[] {
    return this.env.opensAggregates
      ? toReadRecords(this.shardId, records)
      : toClosedRecords(this.shardId, records);
  }

  #withoutTaken(records: readonly ReadRecord[]): readonly ReadRecord[] {
    const start = this.#start;
    if (start.type !== 'INSIDE_AGGREGATE') return records;
    return records.filter(
      (one) =>
        one.sequenceNumber !== start.sequenceNumber ||
        (one.subSequenceNumber ?? 0) > start.skipUpTo,
    );
  }

  /** Waits as a failure asks for. @returns whether to go on */
  async recover(failure: ServiceFailure): Promise<boolean> {
    const { env, progress } = this;
    if (env.signal.aborted) return false;
    switch (failure.kind) {
      case 'throttled':
        progress.throttles += 1;
        this.#failingSince = undefined;
        progress.state = {
          state: 'throttled',
          why: `This shard's 5 reads and 2 MiB a second are shared by all its readers, and they are used up: reading slower. The service says: ${failure.message}`,
          until: env.clock.epoch(),
        };
        await this.#wait(this.pace.afterThrottle(env.interval()));
        return true;
      case 'expired-iterator':
        progress.iteratorsRenewed += 1;
        this.#expiriesInARow += 1;
        if (this.#expiriesInARow > 1) {
          this.#retrying(failure);
          await this.#wait(this.pace.afterFailure());
        }
        return true;
      case 'internal':
      case 'lost':
      case 'in-use':
      case 'expired-credentials':
      case 'clock':
        progress.errors += 1;
        this.#failingSince ??= env.clock.now();
        if (env.clock.now() - this.#failingSince >= (env.giveUpAfterMs ?? Infinity)) {
          this.fail(failure);
          return false;
        }
        this.#retrying(failure);
        await this.#wait(this.pace.afterFailure());
        return true;
      case 'denied':
      case 'not-found':
      case 'invalid':
        progress.errors += 1;
        this.fail(failure);
        return false;
    }
  }

  #retrying({ name, message }: ServiceFailure): void {
    const why = `${name}: ${message}`;
    this.progress.state = { state: 'retrying', why, until: this.env.clock.epoch() };
  }

  fail(failure: ServiceFailure): void {
    const { kind, name, message } = failure;
    this.progress.state = { state: 'failed', kind, name, message };
  }

  async #wait(delayMs: number): Promise<void> {
    const { state } = this.progress;
    const until = this.env.clock.epoch() + delayMs;
    if (state.state === 'throttled' || state.state === 'retrying')
      this.progress.state = { ...state, until };
    this.progress.intervalMs = this.pace.interval(this.env.interval());
    await sleep(this.env.clock, delayMs, this.env.signal);
  }
}
