import {
  PAYLOAD_UNIT_BYTES,
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from './quotas.ts';

/**
 * Prices in US dollars, us-east-1, as copied in September 2026 (docs/kinesis.md#price-list). They
 * change and differ by region: whoever shows one shows `asOf` beside it.
 */
export const PRICES = {
  asOf: 'September 2026',
  region: 'us-east-1',
  page: 'https://aws.amazon.com/kinesis/data-streams/pricing/',
  provisioned: {
    shardHour: 0.015,
    /** Per million PUT payload units of 25 KB. */
    millionPayloadUnits: 0.014,
    /** On top, for retention over 24 hours and up to 7 days. */
    extendedShardHour: 0.02,
    /** For retention over 7 days. */
    longTermGbMonth: 0.023,
    consumerShardHour: 0.015,
    fanOutGb: 0.013,
  },
  onDemand: {
    streamHour: 0.04,
    inGb: 0.08,
    outGb: 0.04,
    fanOutGb: 0.05,
    /** For retention over 24 hours and up to 7 days. */
    extendedGbMonth: 0.1,
    longTermGbMonth: 0.023,
  },
  /**
   * On-demand Advantage: a setting of the account (docs/kinesis.md#on-demand-advantage). There is
   * no stream-hour; the account pays for at least 25 MiB/s written and 25 MiB/s read at all times.
   */
  advantage: {
    inGb: 0.032,
    /** With GetRecords or by enhanced fan-out. */
    outGb: 0.016,
    leastBytesPerSecond: 25 * 1024 * 1024,
    retentionGbMonth: 0.023,
  },
} as const;

/** Hours in the month that AWS's own calculator uses. */
export const HOURS_PER_MONTH = 730;

const GB = 1024 ** 3;
const ON_DEMAND_ROUNDING = 1024;
const LONG_TERM_AFTER_HOURS = 168;

export type StreamMode = 'PROVISIONED' | 'ON_DEMAND';

export interface StreamShape {
  readonly mode: StreamMode;
  readonly shards: number;
  readonly retentionHours: number;
  /** Registered consumers (enhanced fan-out). */
  readonly consumers: number;
}

/** A steady load. */
export interface Traffic {
  readonly recordsPerSecond: number;
  /** Of one record: data and partition key. */
  readonly recordBytes: number;
  /** How many consumers read every record with GetRecords. */
  readonly readers: number;
}

export interface CostLine {
  readonly what: string;
  /** US dollars an hour. */
  readonly perHour: number;
  /** The arithmetic, in words. */
  readonly how: string;
}

/** PUT payload units of one record: 25 KB each, rounded up per record. */
export function payloadUnits(recordBytes: number): number {
  return Math.max(1, Math.ceil(recordBytes / PAYLOAD_UNIT_BYTES));
}

/** What a stream costs for being there, an hour, with no record in it. */
export function standingCost(shape: StreamShape): CostLine[] {
  const { mode, shards, retentionHours, consumers } = shape;
  if (mode === 'ON_DEMAND')
    return [
      {
        what: 'Stream hours',
        perHour: PRICES.onDemand.streamHour,
        how: `$${PRICES.onDemand.streamHour} per stream-hour`,
      },
    ];
  const price = PRICES.provisioned;
  return [
    {
      what: 'Shard hours',
      perHour: shards * price.shardHour,
      how: `${shards} × $${price.shardHour} per shard-hour`,
    },
    ...(retentionHours > 24
      ? [
          {
            what: 'Extended retention',
            perHour: shards * price.extendedShardHour,
            how: `${shards} × $${price.extendedShardHour} per shard-hour, for keeping over 24 h`,
          },
        ]
      : []),
    ...(consumers > 0
      ? [
          {
            what: 'Enhanced fan-out consumers',
            perHour: shards * consumers * price.consumerShardHour,
            how: `${consumers} × ${shards} × $${price.consumerShardHour} per consumer-shard-hour`,
          },
        ]
      : []),
  ];
}

/** What a steady load adds, an hour. */
export function trafficCost(shape: StreamShape, traffic: Traffic): CostLine[] {
  const { recordsPerSecond, recordBytes, readers } = traffic;
  const records = recordsPerSecond * 3600;
  const gb = (records * recordBytes) / GB;
  return shape.mode === 'ON_DEMAND'
    ? onDemandTraffic(shape, records, recordBytes, gb, readers)
    : provisionedTraffic(shape, records, recordBytes, gb);
}

function provisionedTraffic(
  { consumers, retentionHours }: StreamShape,
  records: number,
  recordBytes: number,
  gb: number,
): CostLine[] {
  const price = PRICES.provisioned;
  const units = records * payloadUnits(recordBytes);
  return [
    {
      what: 'PUT payload units',
      perHour: (units / 1e6) * price.millionPayloadUnits,
      how: `${countOf(payloadUnits(recordBytes), 'unit')} of 25 KB a record, $${price.millionPayloadUnits} per million`,
    },
    ...(consumers > 0
      ? [
          {
            what: 'Enhanced fan-out data',
            perHour: consumers * gb * price.fanOutGb,
            how: `${consumers} × $${price.fanOutGb} per GB`,
          },
        ]
      : []),
    ...longTerm(gb, retentionHours, price.longTermGbMonth),
  ];
}

function onDemandTraffic(
  { consumers, retentionHours }: StreamShape,
  records: number,
  recordBytes: number,
  gb: number,
  readers: number,
): CostLine[] {
  const price = PRICES.onDemand;
  const rounded = Math.max(1, Math.ceil(recordBytes / ON_DEMAND_ROUNDING)) * ON_DEMAND_ROUNDING;
  const extendedHours = Math.min(retentionHours, LONG_TERM_AFTER_HOURS) - 24;
  return [
    {
      what: 'Data in',
      perHour: ((records * rounded) / GB) * price.inGb,
      how: `each record rounded up to ${rounded.toLocaleString('en-US')} B, $${price.inGb} per GB`,
    },
    ...(readers > 0
      ? [
          {
            what: 'Data out',
            perHour: readers * gb * price.outGb,
            how: `${countOf(readers, 'reader')} × $${price.outGb} per GB`,
          },
        ]
      : []),
    ...(consumers > 0
      ? [
          {
            what: 'Enhanced fan-out data',
            perHour: consumers * gb * price.fanOutGb,
            how: `${consumers} × $${price.fanOutGb} per GB`,
          },
        ]
      : []),
    ...(extendedHours > 0
      ? [
          {
            what: 'Extended retention',
            perHour: (gb * extendedHours * price.extendedGbMonth) / HOURS_PER_MONTH,
            how: `what is kept from 24 h to 7 d, $${price.extendedGbMonth} per GB-month`,
          },
        ]
      : []),
    ...longTerm(gb, retentionHours, price.longTermGbMonth),
  ];
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** In the steady state, `gb` an hour kept for so many hours is `gb × hours` held. */
function longTerm(gb: number, retentionHours: number, gbMonth: number): CostLine[] {
  const hours = retentionHours - LONG_TERM_AFTER_HOURS;
  if (hours <= 0) return [];
  return [
    {
      what: 'Long-term retention',
      perHour: (gb * hours * gbMonth) / HOURS_PER_MONTH,
      how: `what is kept beyond 7 d, $${gbMonth} per GB-month`,
    },
  ];
}

/** What On-demand Advantage costs an account an hour, however little its streams take. */
export function advantageLeast(): number {
  const { inGb, outGb, leastBytesPerSecond } = PRICES.advantage;
  return ((leastBytesPerSecond * 3600) / GB) * (inGb + outGb);
}

/** A stream's steady load under On-demand Advantage. The least that the account pays is not in it. */
export function advantageCost(shape: StreamShape, traffic: Traffic): CostLine[] {
  const { inGb, outGb, retentionGbMonth } = PRICES.advantage;
  const gb = (traffic.recordsPerSecond * 3600 * traffic.recordBytes) / GB;
  const readers = traffic.readers + shape.consumers;
  return [
    { what: 'Data in', perHour: gb * inGb, how: `$${inGb} per GB` },
    {
      what: 'Data out',
      perHour: readers * gb * outGb,
      how: `${countOf(readers, 'reader')} × $${outGb} per GB, enhanced fan-out or not`,
    },
    ...(shape.retentionHours > 24
      ? [
          {
            what: 'Retention',
            perHour: (gb * (shape.retentionHours - 24) * retentionGbMonth) / HOURS_PER_MONTH,
            how: `what is kept beyond 24 h, $${retentionGbMonth} per GB-month`,
          },
        ]
      : []),
  ];
}

/** The sum of cost lines, US dollars an hour. */
export function perHour(lines: readonly CostLine[]): number {
  return lines.reduce((sum, line) => sum + line.perHour, 0);
}

/**
 * What KPL puts into one record by default, in bytes (AggregationMaxSize,
 * docs/kinesis.md#kpl-defaults).
 */
export const AGGREGATE_BYTES = 51_200;

/**
 * The same load with KPL aggregation: as many user records as fit travel as one, so that
 * neither the 1,000 records/s of a shard nor the rounding to 25 KB is spent on each. The
 * few bytes that the format adds are left out.
 */
export function aggregated(traffic: Traffic): Traffic {
  const perRecord = Math.max(1, Math.floor(AGGREGATE_BYTES / Math.max(1, traffic.recordBytes)));
  return {
    ...traffic,
    recordsPerSecond: traffic.recordsPerSecond / perRecord,
    recordBytes: traffic.recordBytes * perRecord,
  };
}

/** The fewest shards that a load spread evenly needs: records and bytes, whichever asks for more. */
export function shardsNeeded({ recordsPerSecond, recordBytes }: Traffic): number {
  return Math.max(
    1,
    Math.ceil(recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND),
    Math.ceil((recordsPerSecond * recordBytes) / SHARD_WRITE_BYTES_PER_SECOND),
  );
}
