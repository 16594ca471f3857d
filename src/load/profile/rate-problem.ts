import { MAX_RATE, rate, type Profile } from './schema.ts';

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
