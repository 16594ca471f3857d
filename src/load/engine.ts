import { errorMessage } from '../base/error-message.ts';
import { seedFromText } from '../base/random.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ServiceFailure } from '../kinesis/errors/service-error.ts';
import { problem, problemOf } from './accounts/advice.ts';
import { CredentialRefresh } from './credential-refresh.ts';
import { Ledger } from './accounts/ledger.ts';
import { Pipeline } from './pipeline.ts';
import { prepare } from './prepare.ts';
import { DRAIN_MS, LAST_ANSWERS_MS, type Run, type RunDeps } from './run.ts';
import { rateProblem } from './profile/schema.ts';
import type { Receipts } from './accounts/receipts.ts';
import type { ExitReason, RunResult } from './result.ts';
import { buildResult, buildSnapshot } from './run-report.ts';
import type { Scenario } from './scenario.ts';
import { runName } from './records/stamp.ts';
import type { ShardHeat } from './accounts/shard-stats.ts';
import type { WindowColumns } from './accounts/window-figures.ts';
import type {
  EndReason,
  PauseReason,
  Problem,
  RunMark,
  RunSnapshot,
  RunState,
} from './accounts/run-snapshot.ts';

/** How often the schedule is looked at, ms. */
const TICK_MS = 10;
/** With no reply for this long, something is wrong for good, ms. */
const SILENCE_MS = 30_000;
/** A gap between two ticks that is longer was a sleeping machine or a frozen tab. */
const SUSPENDED_MS = 2_000;

/** The life of a run: from the first call to the last account. */
class Engine implements Run {
  readonly finished: Promise<RunResult>;
  readonly #scenario: Scenario;
  readonly #deps: RunDeps;
  readonly #seed: number;
  readonly #runName: string;
  readonly #ledger = new Ledger();
  readonly #marks: RunMark[] = [];
  readonly #abort = new AbortController();
  readonly #startedEpoch: number;
  #state: RunState = { type: 'starting' };
  #pipeline: Pipeline | undefined;
  /** Clock time of second 0: when generating begins. */
  #startedAt: number;
  #endedAt: number | undefined;
  #lastTick = 0;
  #pausedAt = 0;
  #drainUntil = 0;
  #endReason: EndReason = { type: 'completed' };
  readonly #refresh: CredentialRefresh;
  #finish: (result: RunResult) => void = () => undefined;

  constructor(scenario: Scenario, deps: RunDeps) {
    this.#scenario = scenario;
    this.#deps = deps;
    // A number and its digits are the same seed, as on the command line.
    this.#seed = seedFromText(String(scenario.seed ?? deps.seed));
    this.#startedAt = deps.clock.now();
    this.#startedEpoch = deps.clock.epoch();
    this.#runName = runName(this.#startedEpoch, deps.seed);
    this.#refresh = new CredentialRefresh(deps.target, deps.clock, (reason) => {
      if (reason !== undefined) this.#giveIn(reason);
      this.#pipeline?.resume();
      this.#settled();
    });
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  get receipts(): Receipts {
    return this.#ledger.receipts;
  }

  start(): void {
    const { clock, target, compile } = this.#deps;
    prepare(this.#scenario, {
      clock,
      target,
      compile,
      seed: this.#seed,
      runName: this.#runName,
      signal: this.#abort.signal,
    }).then(
      (prepared) => {
        if (this.#state.type !== 'starting') return;
        if (!prepared.ok) {
          this.#end({ type: 'blocked', problem: prepared.error });
          return;
        }
        this.#startedAt = clock.now();
        this.#lastTick = this.#startedAt;
        this.#pipeline = new Pipeline({
          scenario: this.#scenario,
          clock,
          target,
          ledger: this.#ledger,
          prepared: prepared.value,
          seed: this.#seed,
          startedAt: this.#startedAt,
          startedEpoch: clock.epoch(),
          onBlocked: (failure, sentAt) => this.#blocked(failure, sentAt),
          onSettled: () => this.#settled(),
          mark: (type, value) => this.#mark(type, value),
        });
        this.#state = { type: 'running', generating: true };
        this.#tick();
      },
      (thrown: unknown) => {
        const message = errorMessage(thrown);
        this.#end({ type: 'blocked', problem: problem('invalid', 'Error', message) });
      },
    );
  }

  pause(): void {
    this.#pause({ type: 'user' });
  }

  resume(): void {
    if (this.#state.type !== 'paused' || this.#pipeline === undefined) return;
    const now = this.#deps.clock.now();
    this.#pipeline.skip(now - this.#pausedAt);
    this.#pipeline.sender.silentSince = undefined;
    this.#refresh.reset();
    this.#lastTick = now;
    this.#mark('resume', (now - this.#pausedAt) / 1000);
    this.#state = { type: 'running', generating: this.#pipeline.generating };
  }

  stop(): void {
    if (this.#state.type === 'ended') return;
    if (this.#state.type === 'stopping') {
      this.abandon();
      return;
    }
    if (this.#pipeline === undefined) {
      this.#end({ type: 'stopped' });
      return;
    }
    this.#mark('stop', 0);
    this.#drain({ type: 'stopped' });
  }

  abandon(): void {
    if (this.#state.type === 'ended') return;
    const reason: EndReason =
      this.#endReason.type === 'blocked' ? this.#endReason : { type: 'abandoned' };
    this.#end(reason);
  }

  setRate(value: number): Result<undefined, string> {
    const pipeline = this.#pipeline;
    const wrong = rateProblem(value, this.#scenario.profile, pipeline?.generating === true);
    if (wrong !== undefined) return err(wrong);
    pipeline?.setRate(value);
    this.#mark('rate', value);
    return ok(undefined);
  }

  snapshot(): RunSnapshot {
    return buildSnapshot({
      state:
        this.#state.type === 'stopping' ? { type: 'stopping', left: this.#left() } : this.#state,
      startedAt: this.#startedEpoch,
      elapsedMs: this.#elapsed(),
      ledger: this.#ledger,
      pipeline: this.#pipeline,
      marks: this.#marks,
    });
  }

  soFar(): RunResult {
    const result = this.#result('left');
    return { ...result, unconfirmed: result.unconfirmed + this.#left() };
  }

  heat(since: number): ShardHeat {
    return this.#ledger.shards.heat(since);
  }

  windowColumns(): WindowColumns {
    return this.#ledger.windowColumns(0);
  }

  #tick(): void {
    const pipeline = this.#pipeline;
    if (pipeline === undefined || this.#state.type === 'ended') return;
    const { clock } = this.#deps;
    const now = clock.now();
    const gap = now - this.#lastTick;
    this.#lastTick = now;
    if (gap > SUSPENDED_MS && this.#state.type === 'running') {
      pipeline.skip(gap);
      pipeline.sender.skip(gap);
      this.#mark('suspended', gap / 1000);
    }
    pipeline.advance(now, this.#state.type === 'running');
    if (this.#state.type === 'running') pipeline.generate(now);
    pipeline.sender.expire(now);
    if (this.#mayPump()) pipeline.pump(now, this.#state.type === 'stopping');
    this.#watchSilence(now);
    if (this.#state.type === 'stopping' && now >= this.#drainUntil) {
      pipeline.giveUpWaiting();
      if (now >= this.#drainUntil + LAST_ANSWERS_MS) this.#end(this.#endReason);
    }
    this.#settled();
    clock.after(pipeline.hurry ? 0 : TICK_MS, () => {
      this.#tick();
    });
  }

  /** After every answer: sends what is ready, and ends a run that has nothing left. */
  #settled(): void {
    const pipeline = this.#pipeline;
    if (pipeline === undefined || this.#state.type === 'ended') return;
    if (this.#mayPump()) pipeline.pump(this.#deps.clock.now(), this.#state.type === 'stopping');
    if (this.#state.type === 'running') {
      this.#state = { type: 'running', generating: pipeline.generating };
      if (!pipeline.generating && this.#left() === 0) this.#end({ type: 'completed' });
    } else if (this.#state.type === 'stopping' && this.#left() === 0) this.#end(this.#endReason);
  }

  #mayPump(): boolean {
    const { type } = this.#state;
    const draining = type === 'stopping' && this.#deps.clock.now() < this.#drainUntil;
    return (type === 'running' || draining) && !this.#refresh.busy;
  }

  #pause(reason: PauseReason): void {
    if (this.#state.type !== 'running') return;
    this.#pausedAt = this.#deps.clock.now();
    this.#mark('pause', 0);
    this.#state = { type: 'paused', reason };
  }

  #drain(reason: EndReason): void {
    this.#pipeline?.endGenerating();
    this.#endReason = reason;
    this.#drainUntil = this.#deps.clock.now() + DRAIN_MS;
    this.#state = { type: 'stopping', left: this.#left() };
    this.#settled();
  }

  #blocked(failure: ServiceFailure, sentAt: number): void {
    if (!this.#refresh.mends(failure, sentAt, this.#ledger.accounts.accepted))
      this.#giveIn(problemOf(failure));
  }

  /** Nothing can succeed: pauses, or ends with the rest given up. */
  #giveIn(reason: Problem): void {
    if (this.#state.type === 'ended') return;
    const end = this.#deps.onBlocked === 'end';
    if (!end && this.#state.type !== 'stopping') {
      this.#pause({ type: 'blocked', problem: reason });
      return;
    }
    this.#pipeline?.endGenerating();
    this.#pipeline?.giveUpWaiting();
    if (end) this.#endReason = { type: 'blocked', problem: reason };
    if (this.#state.type !== 'stopping') {
      // Where nothing answers, nothing is tried again.
      const drainMs = reason.kind === 'no-reply' ? 0 : DRAIN_MS;
      this.#drainUntil = this.#deps.clock.now() + drainMs;
      this.#state = { type: 'stopping', left: this.#left() };
    }
    this.#settled();
  }

  #watchSilence(now: number): void {
    const sender = this.#pipeline?.sender;
    if (sender?.silentSince === undefined || this.#state.type !== 'running') return;
    if (this.#left() === 0 || now - sender.silentSince < SILENCE_MS) return;
    this.#giveIn(problem('no-reply', 'NoReply', 'Nothing answered for 30 seconds.'));
  }

  #end(reason: EndReason): void {
    if (this.#state.type === 'ended') return;
    this.#abort.abort();
    this.#pipeline?.endGenerating();
    this.#pipeline?.giveUpWaiting();
    this.#pipeline?.sender.abandon();
    this.#endedAt = this.#deps.clock.now();
    this.#state = { type: 'ended', reason };
    this.#finish(this.#result(reason.type));
  }

  #result(exitReason: ExitReason): RunResult {
    return buildResult({
      scenario: this.#scenario,
      seed: this.#scenario.seed ?? this.#deps.seed,
      runName: this.#runName,
      startedAt: this.#startedEpoch,
      durationMs: this.#elapsed(),
      exitReason,
      ledger: this.#ledger,
      pipeline: this.#pipeline,
    });
  }

  #left(): number {
    return this.#ledger.accounts.waiting + this.#ledger.accounts.inFlight;
  }

  #elapsed(): number {
    return (this.#endedAt ?? this.#deps.clock.now()) - this.#startedAt;
  }

  #mark(type: RunMark['type'], value: number): void {
    if (this.#marks.length < 1000) this.#marks.push({ t: this.#elapsed() / 1000, type, value });
  }
}

/** Starts a run. What goes wrong, even at the start, ends or pauses the run with its reason. */
export function startRun(scenario: Scenario, deps: RunDeps): Run {
  const engine = new Engine(scenario, deps);
  engine.start();
  return engine;
}
