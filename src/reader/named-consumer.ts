import { sleep } from '../base/clock.ts';
import { Gate } from './shards/gate.ts';
import type { Computation, ComputationResult } from './compute/computation.ts';
import type { ReadingOptions, ShardCheckpoint } from './shards/options.ts';
import { startReading, type ReaderDeps } from './reader.ts';
import type { ReadRecord } from './decode/read-record.ts';
import { isReadToEnd, type ReaderSnapshot } from './snapshot.ts';

export type Checkpoints = Readonly<Record<string, ShardCheckpoint>>;

/** When a consumer writes a checkpoint on its own; with neither, only when it is asked. */
export interface AutoCheckpoint {
  /** After so many records. */
  readonly records?: number;
  /** After so many ms, when something was read since. */
  readonly everyMs?: number;
}

export interface ConsumerOptions {
  readonly name: string;
  readonly reading: Omit<ReadingOptions, 'keep'>;
  /** Milliseconds of iterator age at which the alarm is on. */
  readonly alarmAgeMs: number;
  /** What it computes. Given from outside, so that it can outlive a consumer that stops. */
  readonly computation?: Pick<Computation, 'accept' | 'result'>;
  /** How long the work on each record takes, in ms: what makes a consumer slow. Default 0. */
  readonly workMs?: number;
  readonly autoCheckpoint?: AutoCheckpoint;
  /** Told of each checkpoint, to be kept where a crash does not reach it. */
  readonly onCheckpoint?: (checkpoints: Checkpoints) => void;
}

/** How a named consumer stands. Plain data. */
export interface ConsumerSnapshot {
  readonly name: string;
  readonly reader: ReaderSnapshot;
  /**
   * How long the oldest record that it has not worked off, in any shard, has been in the
   * stream, in ms; 0 when it is caught up. Between answers that is what
   * MillisBehindLatest says; a batch that is being worked on ages on, as in Lambda's
   * IteratorAge. `undefined` before the first answer.
   */
  readonly iteratorAgeMs: number | undefined;
  readonly ageByShard: Readonly<Record<string, number | undefined>>;
  readonly alarmAgeMs: number;
  readonly alarm: boolean;
  /** How often the alarm went on. */
  readonly alarms: number;
  readonly highestAgeMs: number;
  /** Reads that were refused because a shard's budget was used up. */
  readonly throttles: number;
  /** The part of each shard's 5 calls a second that this consumer uses, on average, 0 to 1. */
  readonly budgetShare: number;
  /** How far the last checkpoint reaches. */
  readonly checkpoints: Checkpoints;
  /** Epoch ms of the last checkpoint of this consumer; `undefined`: none since it started. */
  readonly checkpointedAt: number | undefined;
  /** Records read since the last checkpoint: they would come again after a crash. */
  readonly sinceCheckpoint: number;
  readonly computation: ComputationResult | undefined;
}

export interface NamedConsumer {
  readonly name: string;
  snapshot(): ConsumerSnapshot;
  /** Remembers how far it got; a consumer that starts with these goes on from there. */
  checkpoint(): Checkpoints;
  pause(): void;
  resume(): void;
  setInterval(intervalMs: number): void;
  setAlarm(alarmAgeMs: number): void;
  setWork(workMs: number): void;
  stop(): void;
  readonly done: Promise<void>;
}

/** One of several consumers of a stream, each with a place and a pace of its own. */
export function startConsumer(
  options: ConsumerOptions,
  deps: Omit<ReaderDeps, 'sink'>,
): NamedConsumer {
  return new Consumer(options, deps);
}

/** The reading, and around it its checkpoints, its age and its alarm. */
class Consumer implements NamedConsumer {
  readonly name: string;
  readonly done: Promise<void>;
  readonly #options: ConsumerOptions;
  readonly #clock: ReaderDeps['clock'];
  readonly #reader: ReturnType<typeof startReading>;
  readonly #stopped = new AbortController();
  /** Epoch ms. */
  readonly #startedAt: number;
  readonly #gate = new Gate();
  /** By shard: when the record arrived that is worked on. */
  readonly #workingOn = new Map<string, number | undefined>();
  #checkpoints: Checkpoints;
  #checkpointedAt: number | undefined;
  #lastLook: number;
  #readAtCheckpoint = 0;
  #alarmAgeMs: number;
  #workMs: number;
  #alarms = 0;
  #alarm = false;
  #highestAgeMs = 0;

  constructor(options: ConsumerOptions, deps: Omit<ReaderDeps, 'sink'>) {
    this.name = options.name;
    this.#options = options;
    this.#clock = deps.clock;
    this.#startedAt = deps.clock.epoch();
    this.#alarmAgeMs = options.alarmAgeMs;
    this.#workMs = options.workMs ?? 0;
    this.#checkpoints = options.reading.checkpoints ?? {};
    this.#lastLook = deps.clock.now();
    this.#reader = startReading(
      { ...options.reading, keep: 'nothing' },
      { ...deps, sink: (records) => this.#work(records) },
    );
    this.done = this.#reader.done.then(() => {
      this.#stopped.abort();
    });
    this.#watch();
  }

  /** Records count as read once the work on all of an answer is done: no checkpoint runs ahead of it. */
  async #work(records: readonly ReadRecord[]): Promise<void> {
    const { computation } = this.#options;
    const { signal } = this.#stopped;
    const shardId = records[0]?.shardId ?? '';
    let done = 0;
    while (done < records.length && this.#workMs > 0) {
      this.#workingOn.set(shardId, records[done]?.arrival);
      await this.#gate.pass(signal);
      const piece = records.slice(done, done + Math.max(1, Math.floor(PIECE_MS / this.#workMs)));
      await sleep(this.#clock, this.#workMs * piece.length, signal);
      if (signal.aborted) return;
      computation?.accept(piece);
      done += piece.length;
    }
    this.#workingOn.delete(shardId);
    computation?.accept(done === 0 ? records : records.slice(done));
  }

  /** Of a shard: how long the record that is worked on, or read next, has been in the stream. */
  #ageOf({ shardId, millisBehindLatest }: ReaderSnapshot['shards'][number]): number | undefined {
    const arrival = this.#workingOn.get(shardId);
    return arrival === undefined
      ? millisBehindLatest
      : Math.max(millisBehindLatest ?? 0, this.#clock.epoch() - arrival);
  }

  #ageIn({ shards }: ReaderSnapshot): number | undefined {
    const ages = shards.map((shard) => this.#ageOf(shard)).filter((age) => age !== undefined);
    return ages.length === 0 ? undefined : Math.max(...ages);
  }

  #watch(): void {
    this.#clock.after(WATCH_MS, () => {
      if (this.#stopped.signal.aborted) return;
      const snapshot = this.#reader.snapshot();
      this.#noteAge(this.#ageIn(snapshot));
      this.#checkpointIfDue(snapshot);
      this.#watch();
    });
  }

  #noteAge(age: number | undefined): void {
    if (age === undefined) return;
    this.#highestAgeMs = Math.max(this.#highestAgeMs, age);
    const alarm = age >= this.#alarmAgeMs;
    if (alarm && !this.#alarm) this.#alarms += 1;
    this.#alarm = alarm;
  }

  #checkpointIfDue({ totals }: ReaderSnapshot): void {
    const { records, everyMs } = this.#options.autoCheckpoint ?? {};
    const since = totals.read - this.#readAtCheckpoint;
    const now = this.#clock.now();
    const inTime = everyMs !== undefined && now - this.#lastLook >= everyMs;
    if (inTime) this.#lastLook = now;
    if (since > 0 && (inTime || (records !== undefined && since >= records))) this.checkpoint();
  }

  snapshot(): ConsumerSnapshot {
    const reader = this.#reader.snapshot();
    const age = this.#ageIn(reader);
    this.#noteAge(age);
    return {
      name: this.name,
      reader,
      iteratorAgeMs: age,
      ageByShard: Object.fromEntries(
        reader.shards.map((shard) => [shard.shardId, this.#ageOf(shard)]),
      ),
      alarmAgeMs: this.#alarmAgeMs,
      alarm: this.#alarm,
      alarms: this.#alarms,
      highestAgeMs: this.#highestAgeMs,
      throttles: reader.shards.reduce((sum, shard) => sum + shard.throttles, 0),
      budgetShare: budgetShare(reader),
      checkpoints: this.#checkpoints,
      checkpointedAt: this.#checkpointedAt,
      sinceCheckpoint: reader.totals.read - this.#readAtCheckpoint,
      computation: this.#options.computation?.result(this.#clock.epoch()),
    };
  }

  checkpoint(): Checkpoints {
    const snapshot = this.#reader.snapshot();
    this.#checkpoints = {
      ...this.#unread(snapshot),
      ...this.#checkpoints,
      ...checkpointsOf(snapshot),
    };
    this.#checkpointedAt = this.#clock.epoch();
    this.#lastLook = this.#clock.now();
    this.#readAtCheckpoint = snapshot.totals.read;
    this.#options.onCheckpoint?.(this.#checkpoints);
    return this.#checkpoints;
  }

  /** LATEST taken again would skip what came since: a shard without a record is kept by time. */
  #unread({ shards }: ReaderSnapshot): Checkpoints {
    if (this.#options.reading.from.type !== 'LATEST') return {};
    return Object.fromEntries(
      shards.map(({ shardId }) => [shardId, { timestamp: this.#startedAt }]),
    );
  }

  pause(): void {
    this.#gate.close();
    this.#reader.pause();
  }

  resume(): void {
    this.#gate.open();
    this.#reader.resume();
  }

  setInterval(intervalMs: number): void {
    this.#reader.setInterval(intervalMs);
  }

  setAlarm(alarmAgeMs: number): void {
    this.#alarmAgeMs = alarmAgeMs;
  }

  setWork(workMs: number): void {
    this.#workMs = workMs;
  }

  stop(): void {
    this.#stopped.abort();
    this.#reader.stop();
  }
}

/** Work is done in pieces of this long, so that its age, its counts and a change of pace show. */
const PIECE_MS = 200;

/** How often a consumer looks at its age and whether a checkpoint is due. */
const WATCH_MS = 250;

/** How far each shard of a snapshot was read. */
function checkpointsOf(snapshot: ReaderSnapshot): Record<string, ShardCheckpoint> {
  const checkpoints = new Map<string, ShardCheckpoint>();
  for (const { shardId, state, lastSequenceNumber } of snapshot.shards) {
    if (isReadToEnd(state)) checkpoints.set(shardId, 'ended');
    else if (lastSequenceNumber !== undefined)
      checkpoints.set(shardId, { sequenceNumber: lastSequenceNumber });
  }
  return Object.fromEntries(checkpoints);
}

function budgetShare(snapshot: ReaderSnapshot): number {
  const live = snapshot.shards.filter(
    ({ state }) => !['ended', 'failed', 'waiting-for-parents'].includes(state.state),
  );
  if (live.length === 0) return 0;
  const shares = live.map(({ budget }) => budget.callsPerSecond / budget.callsPerSecondLimit);
  return shares.reduce((sum, share) => sum + share, 0) / live.length;
}
