import { z } from 'zod';

/** What no shard of an account of today could take; more is a slip of the finger. */
const MAX_RATE = 1_000_000;
/** The same for rates in bytes: 1 GiB/s. */
const MAX_BYTE_RATE = 2 ** 30;

/** A rate above zero. The unit is the profile's: records/s or bytes/s. */
const rate = z
  .number({ error: (issue) => notANumber('The rate', issue.input) })
  .refine(Number.isFinite, {
    error: 'The rate is not a finite number. Enter records per second, such as 1000.',
  })
  .refine((value) => value > 0, {
    error: (issue) =>
      `A rate of ${String(issue.input)} would never send a record. Enter more than 0, such as 0.1 for one record in ten seconds.`,
  })
  .refine((value) => value <= MAX_BYTE_RATE, {
    error: (issue) =>
      `A rate of ${String(issue.input)} is more than one machine can send. Enter at most ${MAX_RATE.toLocaleString('en')} records/s.`,
  });

/** A rate that may be 0 for a while. */
const restingRate = z
  .number({ error: (issue) => notANumber('The rate', issue.input) })
  .min(0, { error: 'A rate cannot be below 0. Enter 0 for a rest, or more.' })
  .max(MAX_BYTE_RATE, {
    error: `The rate is more than one machine can send. Enter at most ${MAX_RATE.toLocaleString('en')} records/s.`,
  });

/** A length of time in ms, above zero. */
export const lengthMs = z
  .number({ error: (issue) => notANumber('The duration', issue.input) })
  .positive({ error: 'The duration must be longer than 0. Enter for example 10 seconds.' })
  .max(366 * 86_400_000, { error: 'The duration is longer than a year. Enter a shorter one.' });

const unit = z.enum(['records', 'bytes']).default('records');

/** One stage of a list: from the rate before it to `rate`, at once or along a line. */
const stage = z.strictObject({
  durationMs: lengthMs,
  rate: restingRate,
  /** `step`: the rate holds for the whole stage; `ramp`: it is reached at its end. */
  shape: z.enum(['step', 'ramp']).default('step'),
});

/** Mean and deviation of the rate in one hour of the week, as the KDG saves them. */
const gridCell = z.strictObject({ mean: restingRate, deviation: z.number().min(0) });

const variants = [
  z.strictObject({ type: z.literal('constant'), unit, rate }),
  z.strictObject({
    type: z.literal('ramp'),
    unit,
    from: restingRate,
    to: restingRate,
    durationMs: lengthMs,
  }),
  z.strictObject({
    type: z.literal('stairs'),
    unit,
    from: restingRate,
    step: z.number(),
    stepMs: lengthMs,
    /** The last rate; it is held afterwards. */
    to: restingRate,
  }),
  z.strictObject({
    type: z.literal('spike'),
    unit,
    base: restingRate,
    peak: rate,
    /** When the spike starts, ms since the start. */
    atMs: z.number().min(0),
    lengthMs,
  }),
  z.strictObject({
    type: z.literal('sine'),
    unit,
    mean: rate,
    /** At most the mean, so that the rate is never below 0. */
    amplitude: restingRate,
    periodMs: lengthMs,
  }),
  z.strictObject({ type: z.literal('burst'), unit, rate, onMs: lengthMs, offMs: lengthMs }),
  /** Exponential gaps with this mean rate, as independent producers make them. */
  z.strictObject({ type: z.literal('poisson'), unit, rate }),
  z.strictObject({
    type: z.literal('grid'),
    unit,
    /** 7 days from Sunday, 24 hours each. */
    days: z.array(z.array(gridCell).length(24)).length(7),
    /** `real-time`: the hour of the week decides; `replay`: starts on Sunday 00:00 and runs faster. */
    mode: z.enum(['real-time', 'replay']).default('real-time'),
    /** Hours of the week per real hour in a replay, each with all of its records. */
    speed: z.number().positive().max(86_400).default(1),
    /** Minutes east of UTC; the hour of the week is a local one. */
    utcOffsetMinutes: z.number().min(-1440).max(1440).default(0),
  }),
  z.strictObject({ type: z.literal('stages'), unit, stages: z.array(stage).min(1).max(1000) }),
  /** No rate: as fast as the requests in flight allow. A probe of what the way can carry. */
  z.strictObject({ type: z.literal('closed'), unit: z.literal('records').default('records') }),
] as const;

/** Their one rate is checked where it stands. */
const SINGLE_RATE = new Set(['constant', 'burst', 'poisson', 'closed']);

const NO_PROFILE =
  'This is no rate profile. Give an object with a "type": constant, ramp, stairs, spike, sine, burst, poisson, grid, stages or closed.';

export const profile = z
  .discriminatedUnion('type', variants, { error: NO_PROFILE })
  .superRefine((value, context) => {
    const complain = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    const highest = peakRate(value);
    const most = value.unit === 'records' ? MAX_RATE : MAX_BYTE_RATE;
    const isReplay = value.type === 'grid' && value.mode === 'replay';
    // A mean that is too large by itself is complained about where it stands.
    if (isReplay && highest > most && highest / value.speed <= MAX_BYTE_RATE)
      complain(
        'speed',
        `At ${value.speed} times real time the busiest hour asks for ${highest} ${value.unit}/s, which is more than one machine can send. Enter a lower speed, so that it asks for at most ${most.toLocaleString('en')}.`,
      );
    else if (value.unit === 'records' && highest > MAX_RATE && highest <= MAX_BYTE_RATE)
      complain(
        'rate',
        `A rate of ${highest} records/s is more than one machine can send. Enter at most ${MAX_RATE.toLocaleString('en')} records/s.`,
      );
    if (highest <= 0 && !SINGLE_RATE.has(value.type))
      complain(
        'rate',
        'The rate is 0 all the time, so no record would be sent. Enter a rate above 0.',
      );
    if (value.type === 'sine' && value.amplitude > value.mean)
      complain(
        'amplitude',
        'The amplitude is larger than the mean, so the rate would fall below 0. Enter at most the mean.',
      );
    if (
      value.type === 'stairs' &&
      (value.step === 0 || value.to - value.from !== 0) &&
      Math.sign(value.step) !== Math.sign(value.to - value.from)
    )
      complain(
        'step',
        'Steps of this size never lead from the first rate to the last. Change the step or its sign.',
      );
  });

export type Profile = z.output<typeof profile>;
export type ProfileInput = z.input<typeof profile>;

/** The highest rate of a profile, in its unit per second; 0 for `closed`. */
function peakRate(of: Profile): number {
  switch (of.type) {
    case 'constant':
    case 'burst':
    case 'poisson':
      return of.rate;
    case 'ramp':
    case 'stairs':
      return Math.max(of.from, of.to);
    case 'spike':
      return Math.max(of.base, of.peak);
    case 'sine':
      return of.mean + of.amplitude;
    case 'grid':
      return (
        Math.max(...of.days.flat().map((cell) => cell.mean)) * (of.mode === 'replay' ? of.speed : 1)
      );
    case 'stages':
      return Math.max(...of.stages.map((one) => one.rate));
    case 'closed':
      return 0;
  }
}

export function notANumber(what: string, input: unknown): string {
  const given = typeof input === 'string' ? `"${input.slice(0, 40)}"` : String(input);
  return input === undefined || input === ''
    ? `${what} is missing. Enter a number.`
    : `${what} is ${given}, which is not a number. Enter digits, such as 1000.`;
}

/** Why the rate of a run cannot be changed to `value`, in words; `undefined` when it can. */
export function rateProblem(
  value: number,
  profile: Profile,
  generating: boolean,
): string | undefined {
  const parsed = rate.safeParse(value);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'The rate is wrong.';
  if (profile.unit === 'records' && value > MAX_RATE)
    return `A rate of ${value.toLocaleString('en')} is more than one machine can send. Enter at most ${MAX_RATE.toLocaleString('en')} records/s.`;
  if (profile.type === 'closed')
    return 'This run goes as fast as it can and has no rate. Start one with a rate.';
  return generating ? undefined : 'The run generates nothing now, so its rate cannot be changed.';
}
