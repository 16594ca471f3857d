import {
  ACCOUNT_SHARDS,
  CONSUMERS_PER_STREAM,
  DEFAULT_MAX_RECORD_BYTES,
  GET_RECORDS_MAX_BYTES,
  GET_RECORDS_MAX_RECORDS,
  ITERATOR_LIFETIME_MS,
  PUT_RECORDS_MAX_BYTES,
  PUT_RECORDS_MAX_RECORDS,
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
  UPDATE_SHARD_COUNT_PER_DAY,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { CONTROL_RATES } from './control-rates.ts';

/** One limit that the practice stream enforces, as a table shows it. */
export interface Quota {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Where the figure is from: a name in docs/kinesis.md#sources. */
  readonly source: string;
  readonly group: 'write' | 'read' | 'control' | 'fan-out';
  readonly enabled: boolean;
}

type Row = Omit<Quota, 'enabled'>;

function row(
  group: Quota['group'],
  id: string,
  name: string,
  value: number,
  unit: string,
  source = 'QUOTA',
): Row {
  return { id, name, value, unit, source, group };
}

const ROWS: readonly Row[] = [
  row(
    'write',
    'shard-write-records',
    'Records a shard accepts',
    SHARD_WRITE_RECORDS_PER_SECOND,
    'records/s',
  ),
  row(
    'write',
    'shard-write-bytes',
    'Bytes a shard accepts',
    SHARD_WRITE_BYTES_PER_SECOND,
    'bytes/s',
    'SDK',
  ),
  row(
    'write',
    'record-size',
    'Largest record, unless the stream raised it',
    DEFAULT_MAX_RECORD_BYTES,
    'bytes',
    'SDK',
  ),
  row(
    'write',
    'put-records-records',
    'Records in one PutRecords call',
    PUT_RECORDS_MAX_RECORDS,
    'records',
    'SDK',
  ),
  row(
    'write',
    'put-records-bytes',
    'Bytes in one PutRecords call',
    PUT_RECORDS_MAX_BYTES,
    'bytes',
    'SDK',
  ),
  row(
    'write',
    'on-demand-growth',
    'An on-demand stream grows, at most every',
    900_000,
    'ms',
    'MODE',
  ),
  row(
    'read',
    'shard-read-calls',
    'GetRecords calls on a shard',
    SHARD_READ_CALLS_PER_SECOND,
    'calls/s',
  ),
  row(
    'read',
    'shard-read-bytes',
    'Bytes GetRecords gives from a shard',
    SHARD_READ_BYTES_PER_SECOND,
    'bytes/s',
    'SDK',
  ),
  row(
    'read',
    'get-records-records',
    'Records in one GetRecords answer',
    GET_RECORDS_MAX_RECORDS,
    'records',
    'SDK',
  ),
  row(
    'read',
    'get-records-bytes',
    'Bytes in one GetRecords answer',
    GET_RECORDS_MAX_BYTES,
    'bytes',
    'SDK',
  ),
  row(
    'read',
    'iterator-lifetime',
    'Life of a shard iterator and of a NextToken',
    ITERATOR_LIFETIME_MS,
    'ms',
    'SDK',
  ),
  row(
    'control',
    'update-shard-count-factor',
    'UpdateShardCount: up or down by at most',
    2,
    'times',
    'SDK',
  ),
  row(
    'control',
    'update-shard-count-day',
    'UpdateShardCount in 24 h',
    UPDATE_SHARD_COUNT_PER_DAY,
    'calls',
    'SDK',
  ),
  row(
    'control',
    'update-shard-count-target',
    'Shards UpdateShardCount scales to',
    10_000,
    'shards',
    'SDK',
  ),
  row('control', 'account-shards', 'Open shards of the account', ACCOUNT_SHARDS, 'shards'),
  row('control', 'creating-streams', 'Streams being created at once', 5, 'streams'),
  row('control', 'on-demand-streams', 'On-demand streams of the account', 50, 'streams'),
  row('control', 'warm-throughput', 'Warm throughput of a stream', 10_240, 'MiB/s', 'SDK'),
  row('control', 'mode-switches', 'Switches of a stream’s mode in 24 h', 2, 'switches'),
  row(
    'control',
    'encryption-changes',
    'StartStreamEncryption, and StopStreamEncryption, in 24 h',
    25,
    'calls',
    'SDK',
  ),
  row('control', 'tags', 'Tags of a resource', 50, 'tags', 'SDK'),
  row(
    'fan-out',
    'consumers',
    'Registered consumers of a stream',
    CONSUMERS_PER_STREAM,
    'consumers',
    'SDK',
  ),
  row(
    'fan-out',
    'consumers-advantage',
    'The same with the billing commitment enabled',
    50,
    'consumers',
    'SDK',
  ),
  row('fan-out', 'creating-consumers', 'Consumers being registered at once', 5, 'consumers', 'SDK'),
  row(
    'fan-out',
    'consumer-read-bytes',
    'Bytes a consumer gets from a shard',
    SHARD_READ_BYTES_PER_SECOND,
    'bytes/s',
    'SDK',
  ),
  row('fan-out', 'subscription-life', 'Life of a subscription', 300_000, 'ms', 'SDK'),
  ...CONTROL_RATES.map(({ operation, perSecond, scope }) =>
    row('control', `rate:${operation}`, `${operation} calls, per ${scope}`, perSecond, 'calls/s'),
  ),
];

/**
 * Checks of a request's form, how long an iterator and a subscription live, and what refuses
 * nothing: on at the start, with limits or without.
 */
const ALWAYS_ON_FIRST = new Set([
  'iterator-lifetime',
  'subscription-life',
  'put-records-records',
  'put-records-bytes',
  'record-size',
  'get-records-records',
  'get-records-bytes',
  'on-demand-growth',
]);

/** All quotas, each of which can be seen and switched off here. */
export class QuotaTable {
  readonly #rows = new Map<string, Quota>();

  /** @param enabled the state at the start of all rows that refuse a call for its amount */
  constructor(enabled: boolean) {
    for (const entry of ROWS)
      this.#rows.set(entry.id, { ...entry, enabled: enabled || ALWAYS_ON_FIRST.has(entry.id) });
  }

  list(): readonly Quota[] {
    return [...this.#rows.values()];
  }

  /** Whether there is such a row. */
  has(id: string): boolean {
    return this.#rows.has(id);
  }

  set(id: string, enabled: boolean): void {
    const quota = this.#rows.get(id);
    if (quota !== undefined) this.#rows.set(id, { ...quota, enabled });
  }

  setAll(enabled: boolean): void {
    for (const id of this.#rows.keys()) this.set(id, enabled);
  }

  isOn(id: string): boolean {
    return this.#rows.get(id)?.enabled ?? false;
  }

  /** The figure, or Infinity while the quota is off. */
  limit(id: string): number {
    const quota = this.#rows.get(id);
    return quota?.enabled === true ? quota.value : Infinity;
  }
}
