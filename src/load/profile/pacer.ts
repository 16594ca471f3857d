import { profileEnd, rateCurve } from './profile.ts';
import { constant, type RateCurve } from './rate-curve.ts';
import type { Profile } from './schema.ts';

/** How far behind the schedule the generator may catch up; what is older is dropped. */
const CATCH_UP_MS = 2_000;

/**
 * After a stall what is owed goes out from a token bucket that counts schedule time, so that no
 * burst follows: no 100 ms hold more than 60 + 1.3 × 100 = 190 ms of the schedule.
 */
const CATCH_UP_SPEED = 1.3;
const MAX_STEP_MS = 60;
/** Further behind than this, smoothness is given up for the rate. */
const SMOOTH_MS = 500;

/** Units that became due between two ticks and were not taken yet. */
interface Owed {
  from: number;
  to: number;
  readonly units: number;
  taken: number;
}

/**
 * The open model: how much is due by now, on a monotonic clock, whatever became of
 * what was due before. In units of the profile: records, or bytes.
 */
export class Pacer {
  #curve: RateCurve;
  readonly #end: number;
  readonly #realTime: boolean;
  /** Clock time at schedule time 0; grows with every pause. */
  #origin: number;
  /** Schedule time of the last tick. */
  #scheduled = 0;
  /** Units due up to the last tick: whole for records. */
  #due = 0;
  /** The curve's own time and value where it began, after a change of rate. */
  #curveStart = 0;
  #dueAtCurveStart = 0;
  readonly #owed: Owed[] = [];
  #owedUnits = 0;
  /** Taken before it was due: the last bytes of a record that began in time. */
  #advance = 0;
  /** What was due until then may be taken, clock ms. */
  #released: number;
  #tokensMs = MAX_STEP_MS;
  #releasedAt: number;

  constructor(
    profile: Exclude<Profile, { type: 'closed' }>,
    options: {
      readonly seed: number;
      readonly startEpochMs: number;
      readonly now: number;
      readonly durationMs: number | undefined;
    },
  ) {
    this.#curve = rateCurve(profile, options);
    this.#end = Math.min(options.durationMs ?? Number.POSITIVE_INFINITY, profileEnd(profile));
    this.#realTime = profile.type === 'grid' && profile.mode === 'real-time';
    this.#origin = options.now;
    this.#released = options.now;
    this.#releasedAt = options.now;
  }

  /** Units that are due and wait to be taken. */
  get owed(): number {
    return this.#owedUnits;
  }

  /** Units that the schedule has made due, taken or not. */
  get due(): number {
    return this.#due;
  }

  /** Whether the schedule is over: nothing more becomes due. */
  get over(): boolean {
    return this.#scheduled >= this.#end;
  }

  /** The rate asked for now, units/s. */
  get rate(): number {
    return this.over ? 0 : this.#curve.rate(this.#scheduled - this.#curveStart);
  }

  /** Moves the schedule to `now`; returns the units that became due. */
  tick(now: number): number {
    const time = Math.min(now - this.#origin, this.#end);
    if (time <= this.#scheduled) return 0;
    const integral = this.#dueAtCurveStart + this.#curve.integral(time - this.#curveStart);
    // Sums of floats: 0.1 × 10 s must be one record, not a hair less.
    const due = Math.floor(integral + 1e-6);
    const became = due - this.#due;
    const from = this.#origin + this.#scheduled;
    this.#scheduled = time;
    if (became <= 0) return 0;
    this.#due = due;
    this.#owed.push({ from, to: this.#origin + time, units: became, taken: 0 });
    this.#owedUnits += became;
    const advance = Math.min(this.#advance, became);
    this.#advance -= advance;
    if (advance > 0) this.take(advance);
    return became;
  }

  /**
   * Releases what may be taken at `now`: all that is due in quiet times, and after a stall a
   * little more than becomes due.
   * @returns until when, clock ms; what `nextDueAt` names as later has to wait
   */
  release(now: number): number {
    const passed = Math.max(0, now - this.#releasedAt);
    const tokens = Math.min(MAX_STEP_MS, this.#tokensMs + CATCH_UP_SPEED * passed);
    const step = Math.min(now - this.#released, tokens);
    this.#tokensMs = tokens - step;
    this.#released = Math.max(this.#released + step, now - SMOOTH_MS);
    this.#releasedAt = now;
    return this.#released;
  }

  /** Leaves a stretch of time out: a pause, or a machine that slept. */
  skip(ms: number): void {
    this.#released += ms;
    this.#releasedAt += ms;
    for (const stretch of this.#owed) {
      stretch.from += ms;
      stretch.to += ms;
    }
    if (!this.#realTime) {
      this.#origin += ms;
      return;
    }
    // The hour of the week goes on without us: what it asked for in between is not due.
    const time = this.#scheduled + ms;
    const missed =
      this.#curve.integral(time - this.#curveStart) -
      this.#curve.integral(this.#scheduled - this.#curveStart);
    this.#dueAtCurveStart -= missed;
    this.#scheduled = time;
  }

  /** When the next unit to be taken was due, clock ms; spread evenly over its stretch. */
  nextDueAt(): number {
    const first = this.#owed[0];
    if (first === undefined) return this.#origin + this.#scheduled;
    return first.from + ((first.taken + 1) / first.units) * (first.to - first.from);
  }

  /** Takes `units` that are due; what is more than due is taken from what comes. */
  take(units: number): void {
    let left = Math.min(units, this.#owedUnits);
    this.#owedUnits -= left;
    this.#advance += units - left;
    while (left > 0) {
      const first = this.#owed[0];
      if (first === undefined) return;
      const part = Math.min(left, first.units - first.taken);
      first.taken += part;
      left -= part;
      if (first.taken === first.units) this.#owed.shift();
    }
  }

  /** Gives up what has been due for longer than the catch-up bound; returns the units. */
  dropOld(now: number): number {
    let dropped = 0;
    for (;;) {
      const first = this.#owed[0];
      if (first === undefined || first.to >= now - CATCH_UP_MS) return dropped;
      dropped += first.units - first.taken;
      this.#owedUnits -= first.units - first.taken;
      this.#owed.shift();
    }
  }

  /** Forgets what is due; returns the units. */
  clear(): number {
    const units = this.#owedUnits;
    this.#owed.length = 0;
    this.#owedUnits = 0;
    return units;
  }

  /** From now on a constant rate, units/s. */
  setRate(rate: number): void {
    this.#dueAtCurveStart += this.#curve.integral(this.#scheduled - this.#curveStart);
    this.#curveStart = this.#scheduled;
    this.#curve = constant(rate);
  }
}
