import type { Problem } from '../load/accounts/run-snapshot.ts';

const ADVICE: Readonly<Partial<Record<Problem['kind'], string>>> = {
  'expired-credentials':
    'There are no valid credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with a profile, then start again.',
  clock:
    'The service and this computer do not agree on the time. Set the clock of this computer, then start again.',
};

/**
 * What to do about problems that a user of the page mends while the run is paused: a command
 * has ended by then. `undefined` for all others.
 */
export function restartAdvice(kind: Problem['kind']): string | undefined {
  return ADVICE[kind];
}
