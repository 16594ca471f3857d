import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';

export interface Capacity {
  readonly bytesPerSecond: number;
  /** Shards that take this, spread evenly: the larger of what records and bytes need. */
  readonly shards: number;
  /** Which limit decides. */
  readonly limit: 'records' | 'bytes';
}

/**
 * What a rate needs.
 * @param recordsPerSecond the target
 * @param bytes a record's mean size, data and partition key
 */
export function capacityFor(recordsPerSecond: number, bytes: number): Capacity {
  const bytesPerSecond = recordsPerSecond * bytes;
  const byRecords = recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND;
  const byBytes = bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND;
  return {
    bytesPerSecond,
    shards: Math.max(1, Math.ceil(Math.max(byRecords, byBytes))),
    limit: byRecords >= byBytes ? 'records' : 'bytes',
  };
}
