import { useStore } from 'zustand';
import type { Prediction } from '../../load/predict-shares.ts';
import { Card } from '../components/card.tsx';
import { Empty } from '../components/empty.tsx';
import { formatCount, formatRate } from '../components/format.ts';
import { InfoLink } from '../components/info-link.tsx';
import { openShards, type StreamView } from '../state/queries.ts';
import { isGoing, run } from '../state/run.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import { ErrorList } from './error-list.tsx';
import { RATE_SERIES, ratePoints } from './rate-points.ts';
import { causeText } from './run-text.ts';
import { ShardHeat } from './shard-heat.tsx';
import { ShardRows } from './shard-rows.tsx';
import { shardViews } from './shard-view.ts';
import './stream-column.css';

/** More shards than this are cells instead of rows. */
const ROWS_UP_TO = 32;

function formatSecond(second: number): string {
  return `${second} s`;
}

interface Props {
  readonly view: StreamView | undefined;
  /** What the keys that are set would do; shown until a run has figures of its own. */
  readonly prediction: Prediction | undefined;
}

/** What the stream does with the records: rates over time, and each shard against its limits. */
export function StreamColumn({ view, prediction }: Props) {
  const snapshot = useStore(run, (state) => state.snapshot);
  const stream = useStore(run, (state) => state.stream);
  const ours = view !== undefined && stream === view.summary.name ? snapshot : undefined;
  const shards = shardViews(
    view === undefined ? [] : openShards(view.shards),
    ours,
    isGoing(ours) ? undefined : prediction,
  );
  const last = ours?.windows.at(-2) ?? ours?.windows.at(-1);
  return (
    <div className="stack">
      <Card title="Rate over time" info={<InfoLink term="rate" />}>
        <div className="stack">
          <dl className="rates num">
            <Rate name="Target" colour="target" value={last?.target} />
            <Rate name="Offered" colour="offered" value={last?.offered} />
            <Rate name="Accepted" colour="accepted" value={last?.accepted} sign="✓" />
            <Rate name="Throttled" colour="throttled" value={last?.throttled} sign="▲" />
          </dl>
          <Cause snapshot={ours} />
          <TimeChart
            points={ratePoints(ours?.windows ?? [])}
            series={RATE_SERIES}
            formatX={formatSecond}
            formatY={formatCount}
            xName="Second"
            label="Target, offered, accepted and throttled records per second over time"
            empty="Press Start: the rates appear here."
          />
          {ours !== undefined && ours.errors.length > 0 && <ErrorList errors={ours.errors} />}
        </div>
      </Card>
      <Card
        tour="shards"
        title={`Shards${shards.length === 0 ? '' : ` (${formatCount(shards.length)})`}`}
        info={<InfoLink term="shard" />}
        actions={
          ours !== undefined &&
          ours.accounts.accepted > 0 && (
            <span
              className="secondary num hot-index"
              title="The busiest shard's records divided by what its share of the hash keys would bring. 1 is even."
            >
              hot-shard index {ours.hotShardIndex.toFixed(2)} (by luck{' '}
              {ours.expectedByLuck.toFixed(2)})
            </span>
          )
        }
      >
        {shards.length === 0 ? (
          <Empty title="No shards to show">Choose a stream above, or create one.</Empty>
        ) : shards.length <= ROWS_UP_TO ? (
          <ShardRows shards={shards} />
        ) : (
          <ShardHeat shards={shards} />
        )}
      </Card>
    </div>
  );
}

function Rate(props: {
  readonly name: string;
  readonly colour: string;
  readonly value: number | undefined;
  readonly sign?: string;
}) {
  const { name, colour, value, sign } = props;
  return (
    <div className="rates__one">
      <dt>
        <span className={`rates__key rates__key--${colour}`} aria-hidden="true">
          {sign ?? '●'}
        </span>
        {name}
      </dt>
      <dd>{value === undefined ? '–' : `${formatRate(value)}/s`}</dd>
    </div>
  );
}

function Cause({ snapshot }: { readonly snapshot: Parameters<typeof shardViews>[1] }) {
  if (snapshot === undefined || snapshot.cause === null) return <div className="cause" />;
  const { badge, text } = causeText(snapshot.cause);
  return (
    <div className="cause cause--on" role="status">
      <span className="cause__badge">{badge}</span>
      <span>{text}</span>
    </div>
  );
}
