import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Prediction } from '../../load/predict-shares.ts';
import type { RunSnapshot } from '../../load/snapshot.ts';
import { Card } from '../components/card.tsx';
import { formatCount, formatRate } from '../components/format.ts';
import { InfoLink } from '../components/info-link.tsx';
import { draft } from '../state/draft.ts';
import type { StreamView } from '../state/queries.ts';
import { run } from '../state/run.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import { ErrorList } from './error-list.tsx';
import { chartMarks } from './mark-text.ts';
import { RATE_SERIES, ratePoints } from './rate-points.ts';
import { causeText } from './run-text.ts';
import { ShardsCard } from './shards-card.tsx';
import './stream-column.css';

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
  const drafted = useStore(draft, (state) => state.keys.strategy);
  const ran = useStore(run, (state) => state.keys);
  const unit = useStore(run, (state) => state.unit);
  const ours = view !== undefined && stream === view.summary.name ? snapshot : undefined;
  const strategy = ours === undefined ? drafted : (ran ?? drafted);
  // The snapshot comes four times a second; a chart is drawn anew once.
  const chartKey = `${ours?.startedAt} ${ours?.windows.at(-1)?.t} ${ours?.marks.length}`;
  const chart = useMemo(
    () => ({ points: ratePoints(ours?.windows ?? []), marks: chartMarks(ours?.marks ?? [], unit) }),
    // oxlint-disable-next-line react/exhaustive-deps -- the key says when they differ
    [chartKey],
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
            points={chart.points}
            series={RATE_SERIES}
            formatX={formatSecond}
            formatY={formatCount}
            xName="Second"
            marks={chart.marks}
            label="Target, offered, accepted and throttled records per second over time"
            empty="Press Start: the rates appear here."
          />
          {ours !== undefined && ours.errors.length > 0 && <ErrorList errors={ours.errors} />}
        </div>
      </Card>
      <ShardsCard view={view} snapshot={ours} prediction={prediction} strategy={strategy} />
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

function Cause({ snapshot }: { readonly snapshot: RunSnapshot | undefined }) {
  if (snapshot === undefined || snapshot.cause === null) return <div className="cause" />;
  const { badge, text } = causeText(snapshot.cause);
  return (
    <div className="cause cause--on" role="status">
      <span className="cause__badge">{badge}</span>
      <span>{text}</span>
    </div>
  );
}
