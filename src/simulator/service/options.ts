import type { Clock } from '../../base/clock.ts';

export interface ServiceOptions {
  readonly clock: Clock;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  /** The same seed, clock and calls give the same answers. */
  readonly seed: number;
  /** Time that creating, deleting, resharding and registering take, ms; 0: done at once. */
  readonly transitionMs: number;
  /** Whether the quotas are on at the start; each can be switched later. */
  readonly limits: boolean;
  /** Beyond this many bytes of records the oldest are trimmed early. */
  readonly maxBytes: number;
}
