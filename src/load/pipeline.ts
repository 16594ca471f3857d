import type { Clock } from '../base/clock.ts';
import { RANDOM_STREAM, Sfc32 } from '../base/random.ts';
import { CauseTally } from './accounts/gap-cause-tally.ts';
import { gapCause } from './accounts/gap-cause.ts';
import { Evenness } from './keys/evenness.ts';
import { Generator } from './records/generator.ts';
import { keySource } from './keys/key-source.ts';
import type { Ledger } from './accounts/ledger.ts';
import { Dispatcher } from './sending/dispatcher.ts';
import { Pacer } from './profile/pacer.ts';
import type { Prepared } from './prepare.ts';
import type { Scenario } from './scenario.ts';
import { Sender, type SenderOptions } from './sending/sender.ts';
import type { ShardRouter } from './keys/shard-router.ts';
import { ShardWatch } from './keys/shard-watch.ts';
import type { GapCause, RunMark } from './accounts/run-snapshot.ts';
import type { Target } from './target.ts';
import { TopKeys } from './keys/top-keys.ts';

/** How long generating may keep the thread at a time, ms. */
const SLICE_MS = 8;
/** The time is looked at after so many records. */
const RECORDS_PER_LOOK = 32;

export interface PipelineOptions {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly target: Target;
  readonly ledger: Ledger;
  readonly prepared: Prepared;
  readonly seed: number;
  readonly startedAt: number;
  readonly startedEpoch: number;
  readonly onBlocked: SenderOptions['onBlocked'];
  readonly onSettled: () => void;
  readonly mark: (type: RunMark['type'], value: number) => void;
}

/** From the schedule to the wire: pacer, generator, limiter, queue, sender. */
export class Pipeline {
  readonly sender: Sender;
  readonly router: ShardRouter;
  readonly topKeys = new TopKeys();
  readonly causes = new CauseTally();
  readonly evenness: Evenness;
  readonly #options: PipelineOptions;
  readonly #pacer: Pacer | undefined;
  readonly #generator: Generator;
  readonly #dispatcher: Dispatcher;
  readonly #watch: ShardWatch;
  #generating = true;
  #cause: GapCause | null = null;
  #second = 0;
  /** Records that the windows show as due. */
  #targeted = 0;
  #outOfTime = 0;
  #droppedLate = 0;
  /** Part of a record that was dropped, in a schedule of bytes. */
  #droppedPart = 0;
  #hurry = false;
  /** Time left out of the schedule, ms. */
  #skipped = 0;

  constructor(options: PipelineOptions) {
    this.#options = options;
    const { scenario, clock, target, ledger, prepared, seed, startedAt } = options;
    this.router = prepared.router;
    this.evenness = new Evenness(this.router, prepared.forecast);
    if (scenario.profile.type !== 'closed')
      this.#pacer = new Pacer(scenario.profile, {
        seed,
        startEpochMs: options.startedEpoch,
        now: startedAt,
        durationMs: scenario.durationMs,
      });
    this.#dispatcher = new Dispatcher({ clock, scenario, ledger, router: this.router });
    this.#generator = new Generator({
      scenario,
      source: prepared.source,
      keys: keySource(scenario.keys, { seed, router: this.router, source: prepared.source }),
      router: this.router,
      ledger,
      topKeys: this.topKeys,
      maxRecordBytes: prepared.maxRecordBytes,
      emit: (entry) => {
        this.#dispatcher.file(entry);
      },
    });
    this.#watch = new ShardWatch({
      clock,
      target,
      onList: (shards) => {
        this.evenness.listed(ledger.accounts.accepted);
        if (!this.router.replace(shards)) return;
        this.#generator.regroup();
        options.mark('shards', this.router.shards.length);
      },
    });
    this.sender = new Sender({
      scenario,
      clock,
      target,
      random: new Sfc32(seed, RANDOM_STREAM.jitter),
      ledger,
      router: this.router,
      requeue: (entry) => {
        this.#dispatcher.retry(entry);
      },
      onOtherShard: (acceptedBefore) => {
        this.evenness.stray(acceptedBefore);
        this.#watch.refresh();
      },
      onBlocked: options.onBlocked,
      onSettled: options.onSettled,
    });
    ledger.shards.begin(startedAt, prepared.maxRecordBytes);
    ledger.reach(0);
  }

  /** Whether more records are to come. */
  get generating(): boolean {
    return this.#generating;
  }

  /** Whether the next tick should come at once: records are due that had no time. */
  get hurry(): boolean {
    return this.#hurry;
  }

  get cause(): GapCause | null {
    return this.#cause;
  }

  /** The rate asked for now, in the profile's unit per second. */
  get targetRate(): number {
    return this.#generating ? (this.#pacer?.rate ?? 0) : 0;
  }

  setRate(rate: number): void {
    this.#pacer?.setRate(rate);
  }

  /** Leaves a stretch of time out of the schedule. */
  skip(ms: number): void {
    this.#pacer?.skip(ms);
    this.#skipped += ms;
    this.resume();
  }

  /** After a time in which nothing could be sent. */
  resume(): void {
    this.#dispatcher.resume(this.#options.clock.now());
  }

  /**
   * Moves the books to `now`, second by second.
   * @param due whether the schedule moves too: not while paused
   */
  advance(now: number, due: boolean): void {
    const { startedAt, ledger } = this.#options;
    const second = Math.max(0, Math.floor((now - startedAt) / 1000));
    while (this.#second < second) {
      if (due) this.#becomeDue(startedAt + (this.#second + 1) * 1000);
      this.#closeSecond(this.#second);
      this.#second += 1;
      ledger.reach(this.#second);
    }
    if (due) this.#becomeDue(now);
  }

  #becomeDue(at: number): void {
    if (!this.#generating || this.#pacer === undefined) return;
    const became = this.#pacer.tick(at);
    if (this.#options.scenario.profile.unit === 'records') this.#target(became);
  }

  #target(records: number): void {
    this.#targeted += records;
    this.#options.ledger.windows.target(records);
  }

  /** Makes what is due, for a slice of time. */
  generate(now: number): void {
    this.#hurry = false;
    if (this.#generating && this.#pacer !== undefined) this.#generateDue(this.#pacer, now);
    this.#generator.flush(now - (this.#generating ? this.#options.scenario.lingerMs : 0));
    if (this.#generating && this.#over(now)) this.endGenerating();
  }

  #generateDue(pacer: Pacer, now: number): void {
    const { clock, scenario } = this.#options;
    const inBytes = scenario.profile.unit === 'bytes';
    this.#drop(pacer.dropOld(now), true);
    let latest = now;
    const released = pacer.release(now);
    for (let made = 1; pacer.owed > 0 && !this.#isEnough(); made += 1) {
      const dueAt = pacer.nextDueAt();
      if (dueAt > released) return;
      if (this.#isFull()) {
        this.#drop(pacer.clear(), false);
        return;
      }
      const size = this.#make(dueAt, latest);
      pacer.take(inBytes ? size : 1);
      if (made % RECORDS_PER_LOOK !== 0) continue;
      latest = clock.now();
      if (latest - now > SLICE_MS) {
        this.#outOfTime += 1;
        this.#hurry = true;
        return;
      }
    }
  }

  /** @param late the generator was too slow; otherwise too much was waiting */
  #drop(units: number, late: boolean): void {
    if (units <= 0) return;
    const inBytes = this.#options.scenario.profile.unit === 'bytes';
    const records = inBytes ? this.#recordsOf(units) : units;
    if (records === 0) return;
    this.#options.ledger.drop(records);
    if (inBytes) this.#target(records);
    if (late) this.#droppedLate += records;
  }

  /** Whole records of so many bytes; what is over counts next time. */
  #recordsOf(bytes: number): number {
    const exact = this.#droppedPart + bytes / this.#generator.meanBytes;
    const records = Math.floor(exact);
    this.#droppedPart = exact - records;
    return records;
  }

  #make(dueAt: number, now: number): number {
    const { startedAt, startedEpoch, scenario } = this.#options;
    if (scenario.profile.type === 'closed' || scenario.profile.unit === 'bytes') this.#target(1);
    return this.#generator.make(dueAt, startedEpoch + (dueAt - startedAt), now);
  }

  #isEnough(): boolean {
    const { total } = this.#options.scenario;
    return total !== undefined && this.#generator.count >= total;
  }

  #isFull(): boolean {
    return this.#options.ledger.isFull(this.#generator.largestBytes);
  }

  #over(now: number): boolean {
    if (this.#isEnough()) return true;
    if (this.#pacer !== undefined) return this.#pacer.over && this.#pacer.owed === 0;
    const { durationMs } = this.#options.scenario;
    const { startedAt } = this.#options;
    return durationMs !== undefined && now - startedAt - this.#skipped >= durationMs;
  }

  endGenerating(): void {
    if (!this.#generating) return;
    this.#generating = false;
    this.#hurry = false;
    this.#pacer?.clear();
    const { ledger } = this.#options;
    // What the schedule named but stop or total cut off was never due.
    ledger.windows.retract(Math.max(0, this.#targeted - ledger.accounts.due));
    this.#generator.flush(Number.POSITIVE_INFINITY);
  }

  /** Sends what is ready, as far as requests may be in flight. */
  pump(now: number, flush: boolean): void {
    const closed = this.#options.scenario.profile.type === 'closed' && this.#generating && !flush;
    const refill = (): void => {
      this.#fillBatch(now);
    };
    this.#dispatcher.pump(
      now,
      flush || !this.#generating,
      { sender: this.sender, generator: this.#generator },
      closed ? refill : undefined,
    );
  }

  /** A closed profile makes a batch whenever a request is free. */
  #fillBatch(now: number): void {
    if (!this.#generating) return;
    const { clock, scenario } = this.#options;
    const wanted = scenario.ordered ? 1 : scenario.maxBatchRecords;
    let latest = now;
    for (let i = 0; this.#dispatcher.freshSize < wanted && i < wanted; i += 1) {
      if (i % RECORDS_PER_LOOK === 0) latest = clock.now();
      if (this.#over(now) || this.#isFull()) break;
      this.#make(latest, latest);
    }
    this.#generator.flush(Number.POSITIVE_INFINITY);
    if (this.#over(now)) this.endGenerating();
  }

  giveUpWaiting(): void {
    this.#generator.flush(Number.POSITIVE_INFINITY);
    this.#dispatcher.giveUp();
  }

  #closeSecond(t: number): void {
    const { ledger, scenario } = this.#options;
    ledger.shards.resolve(this.sender.oldestSentAt);
    const { code, count } = ledger.errors.takeRecent();
    this.#cause = gapCause({
      window: ledger.windows.window(t),
      inFlightLimit: scenario.inFlight,
      noSlot: this.#dispatcher.takeNoSlot(),
      outOfTime: this.#outOfTime,
      droppedLate: this.#droppedLate,
      held: this.#dispatcher.held.count,
      heldShardId: this.#dispatcher.held.shardId,
      serviceMs: this.sender.takeServiceMs(),
      errorCode: code,
      errors: count,
      shards: ledger.shards.all(),
    });
    if (this.#cause !== null) this.causes.add(t, this.#cause);
    this.#outOfTime = 0;
    this.#droppedLate = 0;
  }
}
