import type { Clock } from '../../base/clock.ts';

/**
 * The account's commitment to a least throughput, which on-demand Advantage needs
 * (docs/kinesis.md#on-demand-advantage).
 */
export interface BillingCommitment {
  readonly status: 'ENABLED' | 'DISABLED' | 'ENABLED_UNTIL_EARLIEST_ALLOWED_END';
  /** Epoch ms. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly earliestAllowedEndAt?: number;
}

/** Who is committed: the account. */
interface Committed {
  readonly clock: Clock;
  billingCommitment: BillingCommitment;
}

/** The commitment as it is now: one that was disabled within its 24 hours ends with them. */
export function settledCommitment(account: Committed): BillingCommitment {
  const { status, earliestAllowedEndAt } = account.billingCommitment;
  if (
    status === 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' &&
    account.clock.epoch() >= (earliestAllowedEndAt ?? 0)
  )
    account.billingCommitment = { status: 'DISABLED', endedAt: earliestAllowedEndAt ?? 0 };
  return account.billingCommitment;
}
