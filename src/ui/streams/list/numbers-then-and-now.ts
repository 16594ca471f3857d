import {
  ACCOUNT_SHARDS,
  CONSUMERS_PER_STREAM,
  DEFAULT_MAX_RECORD_BYTES,
  GET_RECORDS_MAX_BYTES,
  GET_RECORDS_MAX_RECORDS,
  HIGHEST_MAX_RECORD_BYTES,
  MIB,
  PUT_RECORDS_MAX_BYTES,
  PUT_RECORDS_MAX_RECORDS,
  RETENTION_HOURS,
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import { formatCount } from '../../text/format.ts';
import type { MetricPoint } from '../../../kinesis/stream-metrics.ts';

/** One number of Kinesis, as it is and as older books and courses print it. */
export interface NumberThenAndNow {
  readonly what: string;
  readonly now: string;
  readonly older: string;
  /** When it changed. */
  readonly since: string;
}

const mib = (bytes: number): string => `${bytes / MIB} MiB`;

/** From the quota constants; "older" and dates from AWS's announcements and the 2022 guide (facts). */
export const NUMBERS: readonly NumberThenAndNow[] = [
  {
    what: 'Largest record',
    now: `${mib(DEFAULT_MAX_RECORD_BYTES)}, up to ${mib(HIGHEST_MAX_RECORD_BYTES)} if the stream is set so`,
    older: '50 KB',
    since: '1 MB since June 2015, 10 MiB since October 2025',
  },
  {
    what: 'One PutRecords call',
    now: `${PUT_RECORDS_MAX_RECORDS} records, ${mib(PUT_RECORDS_MAX_BYTES)}`,
    older: '500 records, 4.5 MB; later 5 MB',
    since: 'October 2025',
  },
  {
    what: 'A shard writes, each second',
    now: `${formatCount(SHARD_WRITE_RECORDS_PER_SECOND)} records and ${mib(SHARD_WRITE_BYTES_PER_SECOND)}`,
    older: 'the same; some texts swap it with reading',
    since: 'the beginning',
  },
  {
    what: 'A shard reads, each second',
    now: `${mib(SHARD_READ_BYTES_PER_SECOND)} and ${SHARD_READ_CALLS_PER_SECOND} GetRecords calls, shared by all readers`,
    older: 'the same',
    since: 'the beginning',
  },
  {
    what: 'One GetRecords call',
    now: `${formatCount(GET_RECORDS_MAX_RECORDS)} records, ${mib(GET_RECORDS_MAX_BYTES)}`,
    older: 'the same',
    since: 'the beginning',
  },
  {
    what: 'Retention',
    now: `${RETENTION_HOURS.default} h, up to ${RETENTION_HOURS.max / 24} days`,
    older: '24 h only; later up to 7 days',
    since: '7 days since October 2015, 365 days since November 2020',
  },
  {
    what: 'Shards of an account',
    now: `${formatCount(ACCOUNT_SHARDS)} in the three large regions, 1,000 or 6,000 elsewhere`,
    older: '10; later 500 or 200',
    since: 'the quotas page of 2026 (the guide of 2022 still has 500 and 200)',
  },
  {
    what: 'Consumers with their own throughput',
    now: `${CONSUMERS_PER_STREAM} a stream, 50 with On-demand Advantage`,
    older: 'none; later 5',
    since: 'August 2018; 50 since November 2025',
  },
  {
    what: 'Capacity without counting shards',
    now: 'on-demand mode, with a partition key or, on request, without',
    older: 'none: every stream had a fixed number of shards',
    since: 'November 2021; without a key since September 2026',
  },
];

/** CloudWatch has a minute's sums up to this much later. */
const LATE_MINUTES = 3;

/**
 * Records a second over the newest full minute that CloudWatch knows.
 * @param minutes one after the other, oldest first; the last one still runs
 * @returns 0 where nothing was written; `undefined` where there is no full minute
 */
export function lastMinuteRate(minutes: readonly MetricPoint[]): number | undefined {
  const full = minutes.slice(0, -1).slice(-LATE_MINUTES);
  const known = full.findLast(({ incomingRecords }) => incomingRecords > 0) ?? full.at(-1);
  return known === undefined ? undefined : known.incomingRecords / 60;
}
