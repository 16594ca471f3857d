import type { Account } from './account.ts';
import { settledCommitment } from './billing-commitment.ts';
import { limitExceeded, validation } from './errors.ts';

/**
 * Warm throughput is for accounts with the billing commitment, up to 10 GiB/s
 * (docs/kinesis.md#warm-throughput).
 * @param mibPerSecond absent: none is asked for
 * @throws ServiceError Validation, LimitExceeded
 */
export function checkWarmThroughput(account: Account, mibPerSecond: number | undefined): void {
  if (mibPerSecond === undefined) return;
  if (settledCommitment(account).status === 'DISABLED')
    throw validation(
      'Warm throughput needs MinimumThroughputBillingCommitment to be ENABLED: see UpdateAccountSettings.',
    );
  const most = account.quotas.limit('warm-throughput');
  if (mibPerSecond > most)
    throw limitExceeded(
      `Warm throughput of ${mibPerSecond} MiB/s exceeds the limit of ${most} MiB/s for a stream under account ${account.accountId}.`,
    );
}
