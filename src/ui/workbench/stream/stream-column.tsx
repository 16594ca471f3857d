import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import type { GapCause } from '../../../load/accounts/run-snapshot.ts';
import { Card } from '../../components/card.tsx';
import { formatRate } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { connection } from '../../state/connection/connection.ts';
import { draft } from '../../state/run/draft.ts';
import type { StreamView } from '../../state/streams/queries.ts';
import { practice } from '../../state/practice/practice.ts';
import { useOwnRun } from '../../state/run/own-run.ts';
import { isGoing } from '../../state/run/run.ts';
import { TimeChart } from '../../charts/time-chart.tsx';
import { ErrorList } from '../../run/error-list.tsx';
import { chartMarks, causeText } from '../../run/run-text.ts';
import { liveRatePoints, RATE_FIGURES, RATE_SERIES } from '../../run/rate-points.ts';
import { Rates } from './rates.tsx';
import { faultsOn, type RunFault } from '../../state/run/fault-behind.ts';
import { ShardsCard } from '../shards/shards-card.tsx';
import './stream-column.css';

const ENDED_EARLY =
  'This run was over before its first second was: you see below what became of its records.';

function formatSecond(second: number): string {
  return `${second} s`;
}

interface Props {
  readonly stream: string | undefined;
  readonly view: StreamView | undefined;
  /** Why the stream could not be looked at. */
  readonly failure: ServiceFailure | undefined;
  /** What the keys that are set would do; shown until a run has figures of its own. */
  readonly prediction: Prediction | undefined;
}

/** What the stream does with the records: rates over time, and each shard against its limits. */
export function StreamColumn({ stream, view, failure, prediction }: Props) {
  const own = useOwnRun(stream);
  const drafted = useStore(draft, (state) => state.keys.strategy);
  const ours = own?.snapshot;
  const strategy = own?.keys ?? drafted;
  // The snapshot comes four times a second; a chart is drawn anew once.
  const chartKey = `${ours?.startedAt} ${ours?.windows.at(-1)?.t} ${ours?.marks.length}`;
  const chart = useMemo(
    () => ({
      points: liveRatePoints(ours?.windows ?? []),
      marks: chartMarks(ours?.marks ?? [], own?.unit),
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- the key says when they differ
    [chartKey],
  );
  const ended = ours !== undefined && !isGoing(ours);
  const practising = useStore(practice, ({ state }) => state);
  const faults = ended ? (own?.faults ?? []) : faultsOn(practising, stream, own?.place);
  const cause = ended ? own?.lastCause : ours?.cause;
  return (
    <div className="stack">
      <Card title="Rate over time" info={<InfoLink term="rate" />}>
        <div className="stack">
          <Rates snapshot={ours} />
          <Cause cause={cause} keys={strategy} isPast={ended} faults={faults} />
          <TimeChart
            points={chart.points}
            series={RATE_SERIES}
            figures={RATE_FIGURES}
            formatX={formatSecond}
            formatY={formatRate}
            xName="Second"
            marks={chart.marks}
            label="Target, offered, accepted and throttled records per second over time"
            minSpan={ended ? 1 : 30}
            empty={ended ? ENDED_EARLY : <FirstSteps />}
          />
          <ErrorList errors={ours?.errors} place={own?.place} />
        </div>
      </Card>
      <ShardsCard
        view={view}
        snapshot={ours}
        prediction={prediction}
        promised={own?.prediction}
        stream={stream}
        failure={failure}
        strategy={strategy}
      />
    </div>
  );
}

function FirstSteps() {
  const practising = useStore(connection, ({ current }) => current.kind === 'practice');
  return (
    <p className="first-steps">
      {practising
        ? 'Press Start: made-up records go to a Kinesis stream that lives in this page. It needs no AWS account, and has the limits of the real one. Here you see what each shard takes, and what it refuses.'
        : 'Press Start: made-up records go to the stream chosen above. Here you see what each shard takes, and what it refuses.'}
    </p>
  );
}

function Cause(props: {
  readonly cause: GapCause | null | undefined;
  readonly keys: string;
  /** The run has ended: what it was, not what it is. */
  readonly isPast: boolean;
  readonly faults: readonly RunFault[];
}) {
  const { cause, keys, isPast, faults } = props;
  if (cause === null || cause === undefined) return <div className="cause" />;
  const { badge, text } = causeText(cause, keys, { faults, isPast });
  return (
    <div className="cause cause--on" role="status">
      <span className="cause__badge">{badge}</span>
      <span>
        {isPast && 'Last: '}
        {text}
      </span>
    </div>
  );
}
