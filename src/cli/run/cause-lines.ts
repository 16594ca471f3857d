import { exhaustive } from '../../base/assert.ts';
import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { shortShardName } from '../../kinesis/shards/shard-id.ts';
import type { CauseSeconds, GapCause } from '../../load/accounts/run-snapshot.ts';

const MOST_CAUSES = 3;

const LIMITS = {
  records: SHARD_WRITE_RECORDS_PER_SECOND,
  bytes: SHARD_WRITE_BYTES_PER_SECOND,
} as const;

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** What held a run back, the longest first, in a line each. */
export function causeLines(causes: readonly CauseSeconds[]): string[] {
  return causes
    .slice(0, MOST_CAUSES)
    .map(
      ({ cause, from, seconds }) =>
        `  held back for ${whole.format(seconds)} s, the first at ${whole.format(from)} s: ${causeWords(cause)}`,
    );
}

function causeWords(cause: GapCause): string {
  switch (cause.type) {
    case 'generator':
      return 'this process cannot make and send records that fast';
    case 'in-flight':
      return `all ${cause.limit} allowed requests were waiting for answers (--in-flight)`;
    case 'latency':
      return `answers took ${whole.format(cause.serviceMs)} ms, with all allowed requests in flight (--in-flight)`;
    case 'limiter':
      return `the run's own limiter, for shard ${shortShardName(cause.shardId)} (--limiter)`;
    case 'shard':
      return `shard ${shortShardName(cause.shardId)} was full: ${
        cause.limit === 'records'
          ? `its limit is 1,000 records/s, and ${whole.format(cause.perSecond)} new ones were due to it`
          : `its limit is 1,048,576 bytes/s, and ${whole.format(cause.perSecond)} new ones were due to it`
      }${
        // Under the limit by themselves: it was full with what it refused before.
        cause.perSecond < LIMITS[cause.limit] ? ', besides those it had refused' : ''
      }`;
    case 'other-producer':
      return `shard ${shortShardName(cause.shardId)} throttled under its limits: something else writes there too`;
    case 'errors':
      return `errors, mostly ${cause.code}`;
    default:
      return exhaustive(cause);
  }
}
