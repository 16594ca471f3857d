import Select from '@cloudscape-design/components/select';
import type { SecondPoint, StreamMetrics } from '../../../kinesis/stream-metrics.ts';
import type { Series } from '../../charts/recharts.tsx';
import { TimeChart } from '../../charts/time-chart.tsx';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { formatCount, formatShare } from '../../text/format.ts';
import {
  formatMinute,
  formatSecond,
  secondPoints,
  shardSeriesName,
  summariseMinute,
  type MinuteInSeconds,
} from './chart-points.ts';

interface Props {
  readonly metrics: StreamMetrics;
  readonly seconds: readonly SecondPoint[];
  /** Epoch seconds / 60; `undefined`: the one that tells most. */
  readonly chosen: number | undefined;
  readonly onChoose: (minute: number | undefined) => void;
}

const LOAD: readonly Series[] = [
  { key: 'busiest', name: 'Busiest shard, each second', colour: 'var(--accent)' },
  { key: 'average', name: 'Average of the minute', colour: 'var(--target)', dashed: true },
];
const RECORDS: readonly Series[] = [
  { key: 'incomingRecords', name: 'Stored', colour: 'var(--accepted)' },
  { key: 'writeThrottled', name: 'Throttled', colour: 'var(--throttled)', dashed: true },
];
const MOST_TELLING = 'auto';

/** The seconds inside one minute, beside the one point that CloudWatch makes of them. */
export function MinuteCard({ metrics, seconds, chosen, onChoose }: Props) {
  const told = summariseMinute(metrics, seconds);
  const options = [
    { value: MOST_TELLING, label: 'The most throttled' },
    ...metrics.minutes
      .filter((minute) => minute.incomingRecords + minute.writeThrottled + minute.readThrottled > 0)
      .toReversed()
      .map((minute) => ({
        value: String(minute.start / 60),
        label: formatMinute(minute.start),
        description:
          minute.writeThrottled > 0
            ? `${formatCount(minute.incomingRecords)} in, ${formatCount(minute.writeThrottled)} throttled`
            : `${formatCount(minute.incomingRecords)} in`,
      })),
  ];
  const selected =
    options.find(({ value }) => value === String(chosen)) ??
    (chosen === undefined
      ? { value: MOST_TELLING, label: 'The most throttled' }
      : { value: String(chosen), label: formatMinute(chosen * 60) });
  if (told === undefined || (!told.busy && chosen === undefined))
    return (
      <Card title="Inside one minute">
        <Empty
          title={
            metrics.countedSince === undefined
              ? 'Nothing was written in the last hour'
              : `Nothing was written since ${formatSecond(metrics.countedSince)}`
          }
        >
          Send records from the workbench. Then see here, second by second, what one point a minute
          leaves out.
        </Empty>
      </Card>
    );
  const points = secondPoints(seconds, told.average);
  return (
    <Card
      title={`Inside one minute: ${formatMinute(told.start)}`}
      actions={
        <Select
          selectedOption={selected}
          options={options}
          ariaLabel="Minute"
          onChange={({ detail }) => {
            const { value } = detail.selectedOption;
            onChoose(value === MOST_TELLING || value === undefined ? undefined : Number(value));
          }}
        />
      }
    >
      <div className="stack">
        <p className="metrics__story">{story(told)}</p>
        <div className="metrics__grid">
          <TimeChart
            points={points}
            series={LOAD}
            formatX={formatSecond}
            formatY={formatShare}
            xName="Second"
            label="Write utilisation of the busiest shard, each second of the minute"
            minSpan={59}
            height={170}
            empty="No seconds yet."
          />
          <TimeChart
            points={points}
            series={RECORDS}
            formatX={formatSecond}
            formatY={formatCount}
            xName="Second"
            label="Records stored and throttled, each second of the minute"
            minSpan={59}
            height={170}
            empty="No seconds yet."
          />
        </div>
        <p className="secondary metrics__note">
          A shard’s limits hold in every second; one that rested may take more for a moment, so a
          second can pass 100 %. But CloudWatch keeps one sum a minute. Ten full seconds and fifty
          quiet ones make an average of 17 %, though records were refused. So watch the throttled
          records beside the utilisation.
        </p>
      </div>
    </Card>
  );
}

function story(told: MinuteInSeconds): string {
  if (!told.busy) return 'Nothing was written in this minute.';
  const shard = told.shardId === undefined ? 'The busiest shard' : shardSeriesName(told.shardId);
  const average = `${shard} used ${formatShare(told.average)} of its write limit on average over this minute`;
  const peak = `the busiest second, ${formatSecond(told.peakAt)}, reached ${formatShare(told.peak)} on one shard`;
  if (told.throttledRecords === 0) return `${average}; ${peak}. Nothing was throttled.`;
  const seconds =
    told.throttledSeconds === 1 ? 'one second' : `${formatCount(told.throttledSeconds)} seconds`;
  return `${average}; ${peak}. In ${seconds}, ${formatCount(told.throttledRecords)} records were throttled.`;
}

/** CloudWatch itself keeps no seconds. */
export function NoSeconds() {
  return (
    <Card title="Inside one minute">
      <p className="metrics__story">
        CloudWatch keeps no seconds. A shard’s limits hold in every second: ten full seconds and
        fifty quiet ones make an average of 17 %, though records were refused. So watch the
        throttled records beside the utilisation; a run in the workbench shows its own seconds, and
        on a practice stream they are here.
      </p>
    </Card>
  );
}
