import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { TokenBucket } from './token-bucket.ts';

/** What a shard's write quota does now: both buckets, unless switched off. */
export interface WriteRules {
  readonly records: boolean;
  readonly bytes: boolean;
}

/**
 * The write quota of one shard: records (capacity 1,000, refill 1,000/s) and bytes
 * (capacity = the stream's maximum record size, refill 1,048,576/s), both full at the
 * start. A refused record takes from neither.
 */
export class WriteLimiter {
  readonly #records: TokenBucket;
  readonly #bytes: TokenBucket;

  /** @param now monotonic ms */
  constructor(maxRecordBytes: number, now: number) {
    this.#records = new TokenBucket(
      SHARD_WRITE_RECORDS_PER_SECOND,
      SHARD_WRITE_RECORDS_PER_SECOND,
      now,
    );
    this.#bytes = new TokenBucket(maxRecordBytes, SHARD_WRITE_BYTES_PER_SECOND, now);
  }

  set maxRecordBytes(bytes: number) {
    this.#bytes.capacity = bytes;
  }

  take(bytes: number, now: number, rules: WriteRules): boolean {
    if (rules.records && this.#records.level(now) < 1) return false;
    if (rules.bytes && this.#bytes.level(now) < bytes) return false;
    if (rules.records) this.#records.spend(1);
    if (rules.bytes) this.#bytes.spend(bytes);
    return true;
  }
}
