import {
  ON_DEMAND_INITIAL_SHARDS,
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';

/** What a number of shards takes and gives in a second, all together. */
export interface Capacity {
  readonly recordsPerSecond: number;
  readonly writeBytesPerSecond: number;
  /** Shared by all readers that use GetRecords. */
  readonly readBytesPerSecond: number;
}

export function capacityOf(shards: number): Capacity {
  return {
    recordsPerSecond: shards * SHARD_WRITE_RECORDS_PER_SECOND,
    writeBytesPerSecond: shards * SHARD_WRITE_BYTES_PER_SECOND,
    readBytesPerSecond: shards * SHARD_READ_BYTES_PER_SECOND,
  };
}

/** On demand a new stream starts with four shards (facts §2). */
export const ON_DEMAND_START = ON_DEMAND_INITIAL_SHARDS;
