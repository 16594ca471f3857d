import type { Clock } from '../../base/clock.ts';
import { errorMessage, errorName } from '../../base/error-message.ts';
import type { Random } from '../../base/random.ts';
import { err, type Result } from '../../base/result.ts';
import {
  errorKind,
  type ErrorKind,
  type ServiceFailure,
} from '../../kinesis/errors/service-error.ts';
import { problemOf } from '../accounts/advice.ts';
import type { Entry } from '../records/entry.ts';
import type { Ledger } from '../accounts/ledger.ts';
import { retryDelay } from './retry-policy.ts';
import type { Scenario } from '../scenario.ts';
import type { ShardRouter } from '../keys/shard-router.ts';
import type { EntryResult, PutReply, Target } from '../target.ts';

export interface SenderOptions {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly target: Target;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly router: ShardRouter;
  /** Puts an entry back for another try; its `readyAt` is set. */
  readonly requeue: (entry: Entry) => void;
  /** A record landed elsewhere than predicted; so many had been accepted before that answer. */
  readonly onOtherShard: (acceptedBefore: number) => void;
  /** A failure that no retry mends came to a call of `sentAt`; its entries wait again, untouched. */
  readonly onBlocked: (failure: ServiceFailure, sentAt: number) => void;
  /** A call ended, whatever its outcome. */
  readonly onSettled: () => void;
}

interface Call {
  readonly batch: readonly Entry[];
  readonly abort: AbortController;
  /** Clock time at which it is cut. */
  deadline: number;
  readonly startedAt: number;
  readonly settle: (result: Result<PutReply, ServiceFailure>) => void;
  open: boolean;
}

/** Sends batches and books what became of every entry. */
export class Sender {
  readonly #options: SenderOptions;
  /**
   * In the order of their start. Not a Set: what a Set outgrows points to what it became, so that
   * in V8 each call of a run lived, with its records, until the next full collection.
   */
  readonly #calls: Call[] = [];
  /** For PutRecord in order: the last sequence number of each shard. */
  readonly #lastSequence = new Map<string, string>();
  #lastMapVersion = 0;
  /** Clock time since which nothing has answered, while something is asked. */
  silentSince: number | undefined;
  /** Sum and number of service times since they were last taken. */
  #serviceMs = 0;
  #answered = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  get inFlight(): number {
    return this.#calls.length;
  }

  /** When the oldest call left that has no answer yet, ms; infinity: there is none. */
  get oldestSentAt(): number {
    return this.#calls[0]?.startedAt ?? Number.POSITIVE_INFINITY;
  }

  /** Sends a batch. Never throws. */
  send(batch: readonly Entry[]): void {
    const { clock, ledger, router, scenario } = this.#options;
    for (const entry of batch) {
      if (entry.mapVersion !== router.version) {
        entry.shard = router.indexOf(entry.partitionKey, entry.explicitHashKey);
        entry.mapVersion = router.version;
      }
      ledger.send(entry, router.idAt(entry.shard));
    }
    ledger.requests += 1;
    const predicted = batch.map((entry) => router.idAt(entry.shard));
    const startedAt = clock.now();
    const settle = (result: Result<PutReply, ServiceFailure>): void => {
      if (!call.open) return;
      this.#options.ledger.shards.resolve(this.oldestSentAt);
      this.#close(call);
      this.#book(batch, predicted, result, startedAt);
      this.#options.onSettled();
    };
    const deadline = startedAt + scenario.requestTimeoutMs;
    const abort = new AbortController();
    const call: Call = { batch, abort, deadline, startedAt, settle, open: true };
    this.#calls.push(call);
    this.silentSince ??= startedAt;
    this.#call(batch, predicted, call.abort.signal).then(settle, (thrown: unknown) => {
      settle(err({ kind: 'lost', name: errorName(thrown), message: errorMessage(thrown) }));
    });
  }

  /** Cuts the calls whose time is up. To be asked often: a timer for each call would cost more. */
  expire(now: number): void {
    const { requestTimeoutMs } = this.#options.scenario;
    for (let call = this.#calls[0]; call !== undefined; call = this.#calls[0]) {
      if (now < call.deadline) return;
      const failure = timedOut(requestTimeoutMs);
      call.settle(err(failure));
      call.abort.abort(new Error(failure.message));
    }
  }

  /** A stretch of time in which nothing could answer, ms: it is not held against the service. */
  skip(ms: number): void {
    if (this.silentSince !== undefined) this.silentSince += ms;
    for (const call of this.#calls) call.deadline += ms;
  }

  /** The mean service time since the last call of this, ms; with no answer, the age of the oldest request. */
  takeServiceMs(): number {
    const now = this.#options.clock.now();
    const mean = this.#answered === 0 ? 0 : this.#serviceMs / this.#answered;
    this.#serviceMs = 0;
    this.#answered = 0;
    let oldest = now;
    for (const call of this.#calls) oldest = Math.min(oldest, call.startedAt);
    return mean === 0 ? now - oldest : mean;
  }

  /** Cuts all calls: nobody will know what became of their records. */
  abandon(): void {
    for (const call of this.#calls.splice(0)) {
      call.open = false;
      for (const entry of call.batch) {
        entry.lost = true;
        this.#options.ledger.giveUp(entry, 'inFlight');
      }
      call.abort.abort();
    }
  }

  #close(call: Call): void {
    call.open = false;
    this.#calls.splice(this.#calls.indexOf(call), 1);
  }

  async #call(
    batch: readonly Entry[],
    predicted: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<PutReply, ServiceFailure>> {
    const { target, scenario, router } = this.#options;
    const only = batch[0];
    if (!scenario.ordered || only === undefined) return target.putRecords(batch, signal);
    if (this.#lastMapVersion !== router.version) this.#lastSequence.clear();
    this.#lastMapVersion = router.version;
    return target.putRecord(only, this.#lastSequence.get(predicted[0] ?? ''), signal);
  }

  #book(
    batch: readonly Entry[],
    predicted: readonly string[],
    result: Result<PutReply, ServiceFailure>,
    startedAt: number,
  ): void {
    const { clock, ledger } = this.#options;
    const now = clock.now();
    if (!result.ok) {
      this.#bookFailure(batch, predicted, result.error, startedAt);
      return;
    }
    this.#answer(now);
    const { entries, requestId, copies } = result.value;
    if (entries.length !== batch.length) {
      const message = `The reply speaks of ${entries.length} records, but ${batch.length} were sent.`;
      const failure = { kind: 'lost', name: 'MalformedReply', message } as const;
      this.#bookFailure(batch, predicted, failure, startedAt);
      return;
    }
    if (copies === 'unseen') ledger.copiesUnseen = true;
    if (copies === 'possible') for (const entry of batch) entry.lost = true;
    const serviceMs = now - startedAt;
    ledger.service.record(serviceMs);
    this.#serviceMs += serviceMs;
    this.#answered += 1;
    const acceptedBefore = ledger.accounts.accepted;
    let elsewhere = false;
    let blocking: ServiceFailure | undefined;
    for (let i = 0; i < batch.length; i += 1) {
      const entry = batch[i] as Entry;
      const answer = entries[i] as EntryResult;
      const expected = predicted[i] as string;
      if (answer.ok) {
        const { shardId, sequenceNumber } = answer;
        ledger.accept(entry, shardId, sequenceNumber, expected, now);
        if (answer.shardId !== expected) elsewhere = true;
        if (this.#options.scenario.ordered)
          this.#lastSequence.set(answer.shardId, answer.sequenceNumber.toString());
      } else {
        const refusal = refusalOf(answer, requestId);
        if (isBlocking(refusal)) blocking = refusal;
        this.#bookOne(entry, expected, refusal, startedAt, now);
      }
    }
    if (blocking !== undefined) this.#options.onBlocked(blocking, startedAt);
    if (elsewhere) this.#options.onOtherShard(acceptedBefore);
  }

  /** A failure of the whole call. */
  #bookFailure(
    batch: readonly Entry[],
    predicted: readonly string[],
    failure: ServiceFailure,
    sentAt: number,
  ): void {
    const now = this.#options.clock.now();
    if (failure.httpStatus !== undefined) this.#answer(now);
    for (let i = 0; i < batch.length; i += 1)
      this.#bookOne(batch[i] as Entry, predicted[i] as string, failure, sentAt, now);
    if (isBlocking(failure)) this.#options.onBlocked(failure, sentAt);
  }

  /** A record that was not accepted, whether its call failed or the service refused it alone. */
  #bookOne(
    entry: Entry,
    shardId: string,
    failure: ServiceFailure,
    sentAt: number,
    now: number,
  ): void {
    const { ledger } = this.#options;
    const { kind } = failure;
    if (kind === 'lost' || failure.mayBeStored === true) entry.lost = true;
    if (kind === 'throttled') ledger.throttle(entry, shardId, sentAt, now);
    if (kind === 'lost' || kind === 'internal') ledger.mayHaveTaken(entry, shardId, now);
    if (kind === 'invalid') {
      ledger.fail(entry, 'inFlight', problemOf(failure));
      return;
    }
    ledger.errors.add(problemOf(failure), entry.count);
    if (isBlocking(failure)) this.#putBack(entry, now);
    else this.#again(entry, now);
  }

  #again(entry: Entry, now: number): void {
    const { scenario, random, ledger } = this.#options;
    const delay = retryDelay(scenario.retry, entry.tries, now - entry.generatedAt, random);
    if (delay === undefined) ledger.giveUp(entry, 'inFlight');
    else this.#putBack(entry, now + delay);
  }

  #putBack(entry: Entry, readyAt: number): void {
    entry.readyAt = readyAt;
    this.#options.ledger.requeue(entry);
    this.#options.requeue(entry);
  }

  #answer(now: number): void {
    this.silentSince = this.#calls.length > 0 ? now : undefined;
  }
}

/** An entry's error in the form of one of a whole call: both are sorted and booked alike. */
function refusalOf(
  { code, message }: Extract<EntryResult, { ok: false }>,
  requestId: string | undefined,
): ServiceFailure {
  return {
    kind: errorKind(code, ENTRY_STATUS),
    name: code,
    message,
    ...(requestId !== undefined && { requestId }),
  };
}

/** An entry has no status of its own; a whole call that is refused has this one. */
const ENTRY_STATUS = 400;

const BLOCKING: ReadonlySet<ErrorKind> = new Set([
  'expired-credentials',
  'clock',
  'denied',
  'not-found',
]);

/** Whether nothing can succeed until somebody acts. */
export function isBlocking({ kind }: ServiceFailure): boolean {
  return BLOCKING.has(kind);
}

function timedOut(ms: number): ServiceFailure {
  return { kind: 'lost', name: 'TimeoutError', message: `No reply within ${ms / 1000} seconds.` };
}
