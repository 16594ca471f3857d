import type { Account } from './account.ts';
import { limitExceeded } from './errors.ts';

/** What memory holds, also without quotas: a count of shards in a request is up to 2^31 − 1. */
const MOST_OPEN_SHARDS = 100_000;

/** @throws ServiceError LimitExceeded, when `more` open shards are too many for the account */
export function checkAccountShards(account: Account, more: number): void {
  const limit = Math.min(account.quotas.limit('account-shards'), MOST_OPEN_SHARDS);
  const current = account.openShardCount();
  if (current + more <= limit) return;
  throw limitExceeded(
    `This request would exceed the shard limit for the account ${account.accountId} in ${account.region}. ` +
      `Current shard count for the account: ${current}. Limit: ${limit}. ` +
      `Number of additional shards that would have resulted from this request: ${more}. ` +
      'Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) ' +
      'for current limits and how to request higher limits.',
  );
}
