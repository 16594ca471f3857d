import { RANDOM_STREAM, Sfc32 } from '../base/random.ts';
import type { CurveOptions, RateCurve } from './profile.ts';
import type { Profile } from './profile-schema.ts';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** 1970-01-01 was a Thursday; the grid starts on Sunday. */
const EPOCH_HOUR_OF_WEEK = 4 * 24;

/**
 * The KDG's week of 7 × 24 hours: each second has a rate drawn from the normal
 * distribution of its hour, the same for the same seed.
 */
export class GridCurve implements RateCurve {
  readonly #grid: Extract<Profile, { type: 'grid' }>;
  readonly #options: CurveOptions;
  readonly #random = new Sfc32();
  /** Whole seconds summed up so far, and their sum. */
  #second = 0;
  #sum = 0;

  constructor(grid: Extract<Profile, { type: 'grid' }>, options: CurveOptions) {
    this.#grid = grid;
    this.#options = options;
  }

  integral(ms: number): number {
    const second = Math.floor(ms / 1000);
    while (this.#second < second) {
      this.#sum += this.#drawn(this.#second);
      this.#second += 1;
    }
    return this.#sum + (this.#drawn(second) * (ms - second * 1000)) / 1000;
  }

  rate(ms: number): number {
    return this.#drawn(Math.floor(ms / 1000));
  }

  #drawn(second: number): number {
    const { mean, deviation } = this.#cell(second * 1000);
    if (deviation === 0) return mean;
    this.#random.reseed(this.#options.seed, RANDOM_STREAM.arrival, second);
    const radius = Math.sqrt(-2 * Math.log(1 - this.#random.next()));
    const normal = radius * Math.cos(2 * Math.PI * this.#random.next());
    return Math.max(0, mean + deviation * normal);
  }

  #cell(ms: number): { mean: number; deviation: number } {
    const { days, mode, speed, utcOffsetMinutes } = this.#grid;
    const local = this.#options.startEpochMs + utcOffsetMinutes * 60_000 + ms;
    const hours =
      mode === 'replay'
        ? Math.floor((ms * speed) / HOUR_MS)
        : Math.floor(local / HOUR_MS) + EPOCH_HOUR_OF_WEEK;
    const hour = ((hours % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
    return days[Math.floor(hour / 24)]?.[hour % 24] ?? { mean: 0, deviation: 0 };
  }
}
