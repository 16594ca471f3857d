import {
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { TokenBucket } from './token-bucket.ts';

export interface ReadRules {
  readonly calls: boolean;
  readonly bytes: boolean;
}

/**
 * The read quota of one shard, shared by all its GetRecords callers: five calls a second,
 * and after n bytes no call until n / 2 MiB/s has passed (10 MiB: 5 s). Facts §2.
 */
export class ReadLimiter {
  readonly #calls: TokenBucket;
  #pausedUntil = -Infinity;

  constructor(now: number) {
    this.#calls = new TokenBucket(SHARD_READ_CALLS_PER_SECOND, SHARD_READ_CALLS_PER_SECOND, now);
  }

  /** Whether a call may be answered now; a refused call takes nothing. */
  admit(now: number, rules: ReadRules): boolean {
    if (rules.bytes && now < this.#pausedUntil) return false;
    return !rules.calls || this.#calls.take(1, now);
  }

  /** Says how many bytes the admitted call gave. */
  gave(bytes: number, now: number): void {
    this.#pausedUntil = now + (bytes * 1000) / SHARD_READ_BYTES_PER_SECOND;
  }
}
