import type { Account } from './account.ts';
import { limitExceeded } from './errors.ts';

/** @throws ServiceError LimitExceeded, when `more` open shards are too many for the account */
export function checkAccountShards(account: Account, more: number): void {
  const limit = account.quotas.limit('account-shards');
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
