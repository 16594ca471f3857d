import { RANDOM_STREAM, Sfc32 } from '../../base/random.ts';
import type { CurveOptions, RateCurve } from './rate-curve.ts';
import type { Profile } from './schema.ts';

type Grid = Extract<Profile, { type: 'grid' }>;

const SECONDS = 3600;
const WEEK_HOURS = 168;
/** 1970-01-01 was a Thursday; the grid starts on Sunday. */
const EPOCH_HOUR_OF_WEEK = 4 * 24;

/**
 * The KDG's week of 7 × 24 hours: each second of it has a number of records drawn from the
 * normal distribution of its hour, the same for the same seed. A replay goes through those
 * seconds faster, and sends all of their records.
 */
export class GridCurve implements RateCurve {
  readonly #hours: Grid['days'][number];
  readonly #seed: number;
  /** Seconds of the week that go by in a second. */
  readonly #speed: number;
  /** Seconds of the week, from Sunday 00:00, at time 0. */
  readonly #offset: number;
  readonly #random = new Sfc32();
  /** What a week brings, where nothing of it is drawn. */
  readonly #weekSum: number | undefined;
  /** Whole seconds of the week summed up so far, and their sum. */
  #second = 0;
  #sum = 0;

  constructor(grid: Grid, { seed, startEpochMs }: CurveOptions) {
    const isReplay = grid.mode === 'replay';
    this.#hours = grid.days.flat();
    this.#seed = seed;
    this.#speed = isReplay ? grid.speed : 1;
    this.#offset = isReplay
      ? 0
      : startEpochMs / 1000 + grid.utcOffsetMinutes * 60 + EPOCH_HOUR_OF_WEEK * SECONDS;
    if (this.#hours.every(({ deviation }) => deviation === 0))
      this.#weekSum = this.#hours.reduce((sum, { mean }) => sum + mean * SECONDS, 0);
  }

  integral(ms: number): number {
    const time = (ms / 1000) * this.#speed;
    const second = Math.floor(time);
    while (this.#second < second) this.#advance(second);
    return this.#sum + this.#drawn(second) * (time - second);
  }

  rate(ms: number): number {
    return this.#drawn(Math.floor((ms / 1000) * this.#speed)) * this.#speed;
  }

  /** Sums up a second; or, where it is not drawn, as many as are like it. */
  #advance(end: number): void {
    const weeks = Math.floor((end - this.#second) / (WEEK_HOURS * SECONDS));
    if (this.#weekSum !== undefined && weeks > 0) {
      this.#second += weeks * WEEK_HOURS * SECONDS;
      this.#sum += weeks * this.#weekSum;
      return;
    }
    const { mean, deviation } = this.#cell(this.#second);
    if (deviation > 0) {
      this.#sum += this.#drawn(this.#second);
      this.#second += 1;
      return;
    }
    const hourEnd = (this.#hourOf(this.#second) + 1) * SECONDS - this.#offset;
    // At least one, however the division was rounded.
    const next = Math.min(end, Math.max(this.#second + 1, Math.ceil(hourEnd)));
    this.#sum += mean * (next - this.#second);
    this.#second = next;
  }

  #drawn(second: number): number {
    const { mean, deviation } = this.#cell(second);
    if (deviation === 0) return mean;
    this.#random.reseed(this.#seed, RANDOM_STREAM.arrival, second);
    const radius = Math.sqrt(-2 * Math.log(1 - this.#random.next()));
    const normal = radius * Math.cos(2 * Math.PI * this.#random.next());
    return Math.max(0, mean + deviation * normal);
  }

  /** Hours since the Sunday before time 0, or before 1970. */
  #hourOf(second: number): number {
    return Math.floor((this.#offset + second) / SECONDS);
  }

  #cell(second: number): Grid['days'][number][number] {
    const hour = this.#hourOf(second) % WEEK_HOURS;
    return this.#hours[hour < 0 ? hour + WEEK_HOURS : hour] ?? { mean: 0, deviation: 0 };
  }
}
