import { sleep, type Clock } from '../../../base/clock.ts';
import type { Result } from '../../../base/result.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;
const TRIES = 6;

export interface Patience {
  readonly clock: Clock;
  /** In [0, 1). Pages that were refused together must not ask again together. */
  readonly random: () => number;
  /** False once nobody waits for the answer any more, as after a change of connection. */
  readonly wanted: () => boolean;
}

/**
 * A call that only reads, made again while the service says that too many were made: the rate is
 * the account's, so others may have used it up. Waits 0.25 s to 4 s, longer each time, and gives up
 * after six tries, about 10 s, with the service's own words.
 */
export async function patiently<T>(
  call: () => Promise<Result<T, ServiceFailure>>,
  { clock, random, wanted }: Patience,
): Promise<Result<T, ServiceFailure>> {
  for (let tries = 1; ; tries += 1) {
    const result = await call();
    if (result.ok || result.error.kind !== 'throttled' || tries === TRIES) return result;
    const longest = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
    await sleep(clock, longest * (0.5 + random() / 2));
    if (!wanted()) return result;
  }
}

/** Whether a call of this name changes nothing, so that another try is always right. */
export function onlyReads(operation: string): boolean {
  return /^(?:Describe|List|Get)/.test(operation);
}
