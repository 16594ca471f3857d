import { advantageLeast, PRICES } from '../../../kinesis/quotas-and-prices/prices.ts';
import type { RunResult } from '../../../load/result.ts';
import { formatCount, formatDollars } from '../../text/format.ts';
import { runCost } from '../../run/run-cost.ts';
import type { Figure } from './report-figures.ts';

const HOUR_MS = 3_600_000;
const GB = 1024 ** 3;

/** When the prices were copied, and where they stand. */
export const PRICE_NOTE = `Prices of ${PRICES.region} as of ${PRICES.asOf}, in US dollars; shard hours in proportion to the run's time. Look them up at ${PRICES.page}`;

/**
 * What a run would cost on AWS, and what packing its records would change.
 * @param openShards at the end of the run; absent: all that it wrote to
 */
export function costFigures(result: RunResult, openShards?: number): Figure[] {
  const figures = {
    payloadUnits: result.payloadUnits,
    acceptedBytes: result.acceptedBytes,
    kinesisRecords: result.kinesisRecords,
    elapsedMs: result.durationMs,
    accounts: { accepted: result.accepted },
  };
  const provisioned = runCost(figures, 'PROVISIONED');
  const onDemand = runCost(figures, 'ON_DEMAND');
  const shards = openShards ?? result.shards.length;
  const hours = result.durationMs / HOUR_MS;
  const standing = shards * hours * PRICES.provisioned.shardHour;
  const { packed } = provisioned;
  return [
    {
      name: 'Shard hours',
      value: formatDollars(standing),
      note: `${formatCount(shards)} shards × ${hours.toPrecision(2)} h × $${PRICES.provisioned.shardHour}`,
    },
    {
      name: 'PUT payload units',
      value: formatDollars(provisioned.dollars),
      note: `${formatCount(result.payloadUnits)} of 25 KB, $${PRICES.provisioned.millionPayloadUnits} per million`,
    },
    {
      name: 'Together, provisioned',
      value: formatDollars(standing + provisioned.dollars),
      note: 'readers and longer retention come on top',
    },
    {
      name: 'The same on demand',
      value: formatDollars(onDemand.dollars + hours * PRICES.onDemand.streamHour),
      note: `$${PRICES.onDemand.inGb} per GB in, each record rounded up to 1 KB, and $${PRICES.onDemand.streamHour} per stream-hour`,
    },
    {
      name: 'With On-demand Advantage',
      value: formatDollars((result.acceptedBytes / GB) * PRICES.advantage.inGb),
      note: `$${PRICES.advantage.inGb} per GB in and no stream-hour; but the account pays at least ${formatDollars(advantageLeast())} an hour at all times`,
    },
    packed === undefined
      ? {
          name: 'KPL aggregation',
          value: 'saves nothing',
          note:
            result.kinesisRecords < result.accepted
              ? 'the records were packed already'
              : 'the records are too large or too few to be packed',
        }
      : {
          name: 'With KPL aggregation',
          value: `${formatCount(packed.units)} units`,
          note: `${formatDollars(packed.dollars)} instead of ${formatDollars(provisioned.dollars)}: ${formatCount(packed.perRecord)} records in one`,
        },
  ];
}
