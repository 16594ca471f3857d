import { useState } from 'react';
import { useStore } from 'zustand';
import { isOpen } from '../../../kinesis/shards/shard.ts';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { connection } from '../../state/connection/connection.ts';
import { useMetrics } from '../../state/streams/metrics.ts';
import type { StreamView } from '../../state/streams/queries.ts';
import { formatSecond } from './chart-points.ts';
import { HourCharts } from './hour-charts.tsx';
import { MinuteCard, NoSeconds } from './minute-card.tsx';
import './metrics-tab.css';

const SHARD_METRICS = ['IncomingBytes', 'IncomingRecords', 'ALL'];

/** The stream as CloudWatch shows it, and what its one point a minute leaves out. */
export default function MetricsTab({ view }: { readonly view: StreamView }) {
  const { summary, shards } = view;
  const practice = useStore(connection, ({ current }) => current.kind === 'practice');
  const [minute, setMinute] = useState<number>();
  const kept = summary.shardMetrics.filter((metric) => SHARD_METRICS.includes(metric));
  const perShard = kept.includes('ALL') || kept.length === 2;
  const asked = perShard ? shards.filter(isOpen).map(({ shardId }) => shardId) : [];
  const metrics = useMetrics(summary.name, asked, minute);
  if (metrics.isPending) return <Loading what="the metrics" />;
  if (metrics.data === undefined || (metrics.isError && metrics.data === null))
    return metrics.error === null ? null : (
      <Failure
        what="The metrics could not be read."
        failure={metrics.error}
        onRetry={() => void metrics.refetch()}
      />
    );
  if (metrics.data === null) return <NoCloudWatch />;
  const { seconds, countedSince } = metrics.data;
  return (
    <div className="stack">
      {metrics.error !== null && (
        <Failure
          what="The metrics could not be read again. These are older."
          failure={metrics.error}
          onRetry={() => void metrics.refetch()}
        />
      )}
      <p className="secondary metrics__note">
        {practice
          ? 'The last hour, computed by the practice stream as CloudWatch would: one point a minute. The last point is the minute that still runs.'
          : 'The last hour from Amazon CloudWatch: one point a minute. A point may come some minutes late.'}{' '}
        Refused records do not count as incoming. Metric names are CloudWatch’s, in the namespace
        AWS/Kinesis.
      </p>
      {countedSince !== undefined && (
        <p role="status">
          Known since {formatSecond(countedSince)} only: the page was loaded then, and a practice
          stream does not keep its metrics over a reload. The charts are empty before. The records
          are still there, as far as they were kept.
        </p>
      )}
      {seconds === undefined ? (
        <NoSeconds />
      ) : (
        <MinuteCard metrics={metrics.data} seconds={seconds} chosen={minute} onChoose={setMinute} />
      )}
      <HourCharts metrics={metrics.data} openShards={summary.openShards} />
    </div>
  );
}

function NoCloudWatch() {
  return (
    <Card title="Metrics">
      <Empty title="CloudWatch is not available at this endpoint">
        It answers calls of Kinesis only. On a practice stream or on AWS the metrics are here.
      </Empty>
    </Card>
  );
}
