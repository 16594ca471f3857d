import type { Random } from '../../base/random.ts';
import type { Scenario } from '../scenario.ts';

/**
 * When a record may be tried again.
 * @param tries tries that it has had, at least 1
 * @param ageMs time since it was generated
 * @returns ms to wait, or `undefined`: give up now, because the next try would come
 *   after the record's time to live
 */
export function retryDelay(
  retry: Scenario['retry'],
  tries: number,
  ageMs: number,
  random: Random,
): number | undefined {
  if (retry.type === 'none') return undefined;
  const delay =
    retry.type === 'immediate'
      ? 0
      : random.next() * Math.min(retry.capMs, retry.baseMs * 2 ** Math.min(tries - 1, 40));
  return ageMs + delay > retry.ttlMs ? undefined : delay;
}
