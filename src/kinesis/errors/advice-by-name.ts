import { bareStatusAdvice } from './bare-status.ts';
import { clockAdvice } from './clock-skew.ts';
import type { ServiceFailure } from './service-error.ts';

/** What to do about a failure whose name or words say more than its kind; `undefined` for others. */
export function adviceByName(failure: ServiceFailure): string | undefined {
  return clockAdvice(failure) ?? bareStatusAdvice(failure);
}
