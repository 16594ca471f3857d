import {
  HOURS_PER_MONTH,
  perHour,
  PRICES,
  standingCost,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import { formatBytes, formatCount, formatDollars } from '../../text/format.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { capacityOf, Facts } from './capacity-facts.tsx';
import { modeName } from './mode-name.ts';
import { formatDay, formatRetention, shapeOf } from './stream-text.ts';

/** The summary that DescribeStreamSummary gives, with what it means. */
export function StreamSummaryFacts({ summary }: { readonly summary: StreamSummary }) {
  const capacity = capacityOf(summary.openShards);
  const hour = perHour(standingCost(shapeOf(summary)));
  return (
    <section className="card stream__facts" aria-label="Summary">
      <Facts
        facts={[
          {
            name: 'Open shards',
            value: formatCount(summary.openShards),
            sub: modeName(summary.mode),
          },
          {
            name: 'Write capacity',
            value: `${formatCount(capacity.recordsPerSecond)} records/s`,
            sub: `${formatBytes(capacity.writeBytesPerSecond)}/s`,
          },
          {
            name: 'Read capacity',
            value: `${formatBytes(capacity.readBytesPerSecond)}/s`,
            sub: 'shared by all readers',
          },
          {
            name: 'Retention',
            value: formatRetention(summary.retentionHours),
            sub: `records up to ${formatBytes(summary.maxRecordBytes)}`,
          },
          {
            name: 'Price on AWS',
            value: `${formatDollars(hour)} per hour`,
            sub: `${formatDollars(hour * HOURS_PER_MONTH)} a month, ${PRICES.asOf}`,
          },
          { name: 'Created', value: formatDay(summary.createdAt) },
        ]}
      />
    </section>
  );
}
