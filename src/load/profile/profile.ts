import { exhaustive } from '../../base/assert.ts';
import { RANDOM_STREAM, Sfc32 } from '../../base/random.ts';
import {
  PiecewiseLinear,
  type Piece,
  type RateCurve,
  type CurveOptions,
  constant,
} from './rate-curve.ts';
import { GridCurve } from './grid.ts';
import type { Profile } from './schema.ts';

/** The curve of a profile; `closed` has none. */
export function rateCurve(
  profile: Exclude<Profile, { type: 'closed' }>,
  options: CurveOptions,
): RateCurve {
  switch (profile.type) {
    case 'constant':
      return constant(profile.rate);
    case 'ramp':
      return new PiecewiseLinear(
        [{ durationMs: profile.durationMs, from: profile.from, to: profile.to }],
        profile.to,
      );
    case 'stairs':
      return new PiecewiseLinear(stairs(profile), profile.to);
    case 'spike':
      return new PiecewiseLinear(
        [
          { durationMs: profile.atMs, from: profile.base, to: profile.base },
          { durationMs: profile.lengthMs, from: profile.peak, to: profile.peak },
        ],
        profile.base,
      );
    case 'sine': {
      const { mean, amplitude, periodMs } = profile;
      const turn = (2 * Math.PI) / periodMs;
      return {
        integral: (ms) => (mean * ms + (amplitude / turn) * (1 - Math.cos(turn * ms))) / 1000,
        rate: (ms) => mean + amplitude * Math.sin(turn * ms),
      };
    }
    case 'burst': {
      const { rate, onMs, offMs } = profile;
      const period = onMs + offMs;
      return {
        integral: (ms) =>
          (rate * (Math.floor(ms / period) * onMs + Math.min(ms % period, onMs))) / 1000,
        rate: (ms) => (ms % period < onMs ? rate : 0),
      };
    }
    case 'poisson':
      return new PoissonCurve(
        profile.rate,
        profile.unit === 'bytes' ? POISSON_BYTES : 1,
        options.seed,
      );
    case 'grid':
      return new GridCurve(profile, options);
    case 'stages':
      return stages(profile.stages);
    default:
      return exhaustive(profile);
  }
}

function stairs(profile: Extract<Profile, { type: 'stairs' }>): Piece[] {
  const { from, to, step, stepMs } = profile;
  const count = step === 0 ? 0 : Math.ceil((to - from) / step - 1e-9);
  return Array.from({ length: count }, (_, i) => {
    const rate = from + i * step;
    return { durationMs: stepMs, from: rate, to: rate };
  });
}

function stages(list: Extract<Profile, { type: 'stages' }>['stages']): RateCurve {
  let before = 0;
  const pieces = list.map((stage): Piece => {
    const from = stage.shape === 'ramp' ? before : stage.rate;
    before = stage.rate;
    return { durationMs: stage.durationMs, from, to: stage.rate };
  });
  return new PiecewiseLinear(pieces, 0);
}

/** When a list of stages is over, ms; the other profiles have no end of their own. */
export function profileEnd(profile: Profile): number {
  return profile.type === 'stages'
    ? profile.stages.reduce((sum, stage) => sum + stage.durationMs, 0)
    : Number.POSITIVE_INFINITY;
}

/** In bytes, so many arrive at a time: those of a record of usual size. */
const POISSON_BYTES = 1024;

/** Arrivals of `units` at a time, with exponential gaps on an absolute clock. */
class PoissonCurve implements RateCurve {
  readonly #random: Sfc32;
  readonly #rate: number;
  readonly #units: number;
  #count = 0;
  #next: number;

  constructor(rate: number, units: number, seed: number) {
    this.#rate = rate;
    this.#units = units;
    this.#random = new Sfc32(seed, RANDOM_STREAM.arrival);
    this.#next = this.#gap();
  }

  integral(ms: number): number {
    while (this.#next <= ms) {
      this.#count += this.#units;
      this.#next += this.#gap();
    }
    return this.#count;
  }

  rate(): number {
    return this.#rate;
  }

  #gap(): number {
    return (-Math.log(1 - this.#random.next()) / this.#rate) * this.#units * 1000;
  }
}
