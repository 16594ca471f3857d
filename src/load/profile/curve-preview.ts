import { profileEnd, rateCurve } from './profile.ts';
import type { Profile } from './schema.ts';
import type { Scenario } from '../scenario.ts';

/** The rate of a profile over the time that tells its shape. */
export interface CurvePreview {
  /** Seconds since the start, and units per second; `points.length` ≥ 2. */
  readonly points: readonly { readonly t: number; readonly rate: number }[];
  readonly unit: 'records' | 'bytes';
  /** Units due in the time shown. */
  readonly due: number;
  /** What ends at the right edge: the run, or only what is shown of it. */
  readonly ends: boolean;
  /** Rates are drawn at random around these: a second may have more. */
  readonly isMean: boolean;
}

type Curved = Exclude<Profile, { type: 'closed' }>;

const POINTS = 160;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * What a scenario's rate does over time; `undefined` for `closed`, which has none.
 * @param startEpochMs when it would start: decides the hour of a grid
 */
export function previewCurve(
  { profile: asked, total, durationMs }: Pick<Scenario, 'profile' | 'total' | 'durationMs'>,
  startEpochMs: number,
): CurvePreview | undefined {
  if (asked.type === 'closed') return undefined;
  const profile = expected(asked);
  const options = { seed: 1, startEpochMs };
  const end = Math.min(durationMs ?? Infinity, profileEnd(profile));
  const whole = Number.isFinite(end) ? end : shapeMs(profile);
  const spanMs =
    total === undefined || profile.unit === 'bytes'
      ? whole
      : untilTotal(profile, options, total, end);
  const curve = rateCurve(profile, options);
  const points = Array.from({ length: POINTS + 1 }, (_, i) => {
    const ms = (spanMs * i) / POINTS;
    return { t: ms / 1000, rate: curve.rate(Math.min(ms, spanMs - 1e-6)) };
  });
  const due = rateCurve(profile, options).integral(spanMs);
  return {
    points,
    unit: profile.unit,
    due: total === undefined || profile.unit === 'bytes' ? due : Math.min(due, total),
    ends: spanMs === end || (total !== undefined && due >= total),
    isMean: asked.type === 'poisson' || asked.type === 'grid',
  };
}

/** What is drawn at random, as its mean: a preview is no forecast, and it must be quick. */
function expected(profile: Curved): Curved {
  if (profile.type === 'poisson') return { ...profile, type: 'constant' };
  if (profile.type !== 'grid') return profile;
  const days = profile.days.map((day) => day.map(({ mean }) => ({ mean, deviation: 0 })));
  return { ...profile, days };
}

/** Long enough to see the shape of a profile that has no end of its own, ms. */
function shapeMs(profile: Curved): number {
  switch (profile.type) {
    case 'ramp':
      return profile.durationMs * 1.25;
    case 'stairs': {
      const steps = profile.step === 0 ? 0 : Math.ceil((profile.to - profile.from) / profile.step);
      return (steps + 1) * profile.stepMs;
    }
    case 'spike':
      return profile.atMs + profile.lengthMs + Math.max(profile.atMs, profile.lengthMs);
    case 'sine':
      return 2 * profile.periodMs;
    case 'burst':
      return 3 * (profile.onMs + profile.offMs);
    case 'grid':
      return profile.mode === 'replay' ? WEEK_MS / profile.speed : WEEK_MS;
    case 'constant':
    case 'poisson':
    case 'stages':
      return MINUTE_MS;
    default:
      return profile satisfies never;
  }
}

/** When the total is reached, to the part of a hundredth; `end` when it never is. */
function untilTotal(
  profile: Curved,
  options: Parameters<typeof rateCurve>[1],
  total: number,
  end: number,
): number {
  const most = Math.min(end, WEEK_MS);
  const due = (ms: number): number => rateCurve(profile, options).integral(ms);
  let high = 1000;
  while (high < most && due(high) < total) high *= 2;
  if (high >= most) {
    high = most;
    if (due(most) < total) return most;
  }
  let low = 0;
  while (high - low > high / 200) {
    const middle = (low + high) / 2;
    if (due(middle) < total) low = middle;
    else high = middle;
  }
  return high;
}
