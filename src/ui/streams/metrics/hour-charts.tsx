import { useMemo, type ReactNode } from 'react';
import type { StreamMetrics } from '../../../kinesis/stream-metrics.ts';
import type { Point, Series } from '../../charts/recharts.tsx';
import { TimeChart } from '../../charts/time-chart.tsx';
import { Card } from '../../components/card.tsx';
import { formatBytes, formatCount, formatShare } from '../../text/format.ts';
import { shardColour } from '../../components/shard-badge.tsx';
import {
  averageUtilisation,
  busiestShards,
  formatMinute,
  metricPoints,
  overHour,
  shardSeriesName,
  utilisationPoints,
} from './chart-points.ts';

interface Props {
  readonly metrics: StreamMetrics;
  readonly openShards: number;
}

const RECORDS: readonly Series[] = [
  { key: 'incomingRecords', name: 'IncomingRecords, sum', colour: 'var(--accepted)' },
];
const BYTES: readonly Series[] = [
  { key: 'incomingBytes', name: 'IncomingBytes, sum', colour: 'var(--accent)' },
];
const THROTTLES: readonly Series[] = [
  {
    key: 'writeThrottled',
    name: 'WriteProvisionedThroughputExceeded, sum',
    colour: 'var(--throttled)',
  },
  {
    key: 'readThrottled',
    name: 'ReadProvisionedThroughputExceeded, sum',
    colour: 'var(--retried)',
    dashed: true,
  },
];
const AGE: readonly Series[] = [
  {
    key: 'iteratorAgeMs',
    name: 'GetRecords.IteratorAgeMilliseconds, maximum',
    colour: 'var(--retried)',
  },
];

/** The stream's metrics over an hour, minute by minute. */
export function HourCharts({ metrics, openShards }: Props) {
  const points = useMemo(() => metricPoints(metrics.minutes), [metrics]);
  const read = points.filter(({ iteratorAgeMs }) => iteratorAgeMs !== undefined);
  return (
    <div className="metrics__grid">
      <Utilisation metrics={metrics} openShards={openShards} />
      <Chart title="Records in" points={points} series={RECORDS} format={formatCount} />
      <Chart title="Bytes in" points={points} series={BYTES} format={formatBytes} />
      <Chart title="Throttled" points={points} series={THROTTLES} format={formatCount}>
        Records that a write limit refused, and GetRecords calls that a read limit refused.
      </Chart>
      <Chart
        title="Iterator age"
        points={read.length === 0 ? [] : points}
        series={AGE}
        format={(ms) => `${formatCount(ms)} ms`}
        empty="Nobody called GetRecords in the last hour. Open Read records to see the age of a reader."
      >
        How long ago the last record of a GetRecords answer was written. 0 is caught up; set an
        alarm well before half the retention.
      </Chart>
    </div>
  );
}

function Utilisation({ metrics, openShards }: Props) {
  const shards = busiestShards(metrics);
  const average = metrics.shards.length === 0;
  const points = average
    ? averageUtilisation(metrics.minutes, openShards)
    : utilisationPoints(metrics.minutes, shards);
  const series: Series[] = average
    ? [{ key: 'average', name: 'All shards, on average', colour: 'var(--accent)' }]
    : shards.map(({ shardId }) => ({
        key: shardId,
        name: shardSeriesName(shardId),
        colour: shardColour(shardId),
      }));
  return (
    <Chart title="Write utilisation per shard" points={points} series={series} format={formatShare}>
      The larger of IncomingBytes ÷ 60 ÷ 1,048,576 and IncomingRecords ÷ 60 ÷ 1,000.{' '}
      {average
        ? 'A hot shard is not seen in an average: switch IncomingBytes and IncomingRecords on under Settings, Enhanced monitoring.'
        : metrics.shards.length > shards.length
          ? `The ${formatCount(shards.length)} busiest of ${formatCount(metrics.shards.length)} shards.`
          : 'On AWS, shards have metrics of their own with enhanced monitoring only.'}
    </Chart>
  );
}

interface ChartProps {
  readonly title: string;
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  readonly empty?: string;
  readonly children?: ReactNode;
}

function Chart({ title, points, series, format, empty = 'No minutes yet.', children }: ChartProps) {
  return (
    <Card title={title}>
      <TimeChart
        points={overHour(points)}
        series={series}
        formatX={formatMinute}
        formatY={format}
        xName="Minute"
        label={`${title}, each minute of the last hour`}
        minSpan={3540}
        height={170}
        empty={empty}
      />
      {children !== undefined && <p className="secondary metrics__note">{children}</p>}
    </Card>
  );
}
