import {
  advantageCost,
  advantageLeast,
  aggregated,
  AGGREGATE_BYTES,
  HOURS_PER_MONTH,
  perHour,
  shardsNeeded,
  standingCost,
  trafficCost,
  type CostLine,
  type StreamMode,
  type StreamShape,
  type Traffic,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import { Card } from '../../components/card.tsx';
import { formatCount, formatDollars, formatDuration } from '../../text/format.ts';
import { modeName } from '../facts/mode-name.ts';
import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { runCost } from '../../run/run-cost.ts';

interface LoadProps {
  readonly shape: StreamShape;
  readonly traffic: Traffic;
}

/** What the stream costs as it is. */
export function CostAsItIs({ shape, traffic }: LoadProps) {
  return (
    <ModeCost
      shape={shape}
      traffic={traffic}
      title={`As it is: ${modeName(shape.mode).toLowerCase()}`}
    />
  );
}

/** What it would cost in the other mode. */
export function CostInstead({ shape, traffic }: LoadProps) {
  return (
    <ModeCost
      shape={otherMode(shape, traffic)}
      traffic={traffic}
      title={`Instead: ${otherTitle(shape, traffic)}`}
    />
  );
}

/** The same stream in the other mode; provisioned with just the shards that the load needs. */
function otherMode(shape: StreamShape, traffic: Traffic): StreamShape {
  const mode: StreamMode = shape.mode === 'ON_DEMAND' ? 'PROVISIONED' : 'ON_DEMAND';
  return { ...shape, mode, shards: mode === 'PROVISIONED' ? shardsNeeded(traffic) : shape.shards };
}

function otherTitle(shape: StreamShape, traffic: Traffic): string {
  const other = otherMode(shape, traffic);
  return other.mode === 'PROVISIONED' ? `provisioned, ${other.shards} shards` : 'on demand';
}

/** Whether the stream has the shards that the load needs. */
export function Needs({
  shape,
  traffic,
}: {
  readonly shape: StreamShape;
  readonly traffic: Traffic;
}) {
  const needed = shardsNeeded(traffic);
  if (shape.mode === 'ON_DEMAND') return null;
  return (
    <p className={needed > shape.shards ? 'cost__short' : 'secondary'}>
      {needed > shape.shards
        ? `▲ This load needs ${formatCount(needed)} shards, spread evenly; the stream has ${formatCount(shape.shards)} and would throttle.`
        : `Spread evenly, this load needs ${formatCount(needed)} of the ${formatCount(shape.shards)} open shards.`}
    </p>
  );
}

/** What it would cost in an account with On-demand Advantage. */
export function AdvantageCost({ shape, traffic }: LoadProps) {
  const least = advantageLeast();
  return (
    <Card title="With On-demand Advantage">
      <div className="stack">
        <CostTable lines={advantageCost(shape, traffic)} />
        <p className="secondary cost__note">
          A setting of the whole account. All its on-demand streams together pay for at least 25
          MiB/s written and 25 MiB/s read at all times: {formatDollars(least)} an hour, about{' '}
          {formatDollars(least * HOURS_PER_MONTH)} a month.
        </p>
      </div>
    </Card>
  );
}

/** What KPL aggregation would make of it. */
export function AggregatedCost({
  shape,
  traffic,
}: {
  readonly shape: StreamShape;
  readonly traffic: Traffic;
}) {
  const packed = aggregated(traffic);
  const fewer = { ...shape, shards: shardsNeeded(packed) };
  // Both with the shards that the load needs, so that spare shards are not counted as saved.
  const plain = { ...shape, shards: shardsNeeded(traffic) };
  const saved =
    perHour([...standingCost(plain), ...trafficCost(plain, traffic)]) -
    perHour([...standingCost(fewer), ...trafficCost(fewer, packed)]);
  return (
    <ModeCost
      shape={fewer}
      traffic={packed}
      title="With KPL aggregation"
      note={aggregationText(traffic, packed, saved)}
    />
  );
}

function aggregationText(plain: Traffic, packed: Traffic, saved: number): string {
  const perRecord = Math.round(packed.recordBytes / plain.recordBytes);
  if (perRecord === 1) return 'The records are too large to be packed together.';
  const [without, withIt] = [shardsNeeded(plain), shardsNeeded(packed)];
  const shards = without === withIt ? '' : ` and needs ${withIt} instead of ${without} shards`;
  const monthly = formatDollars(saved * HOURS_PER_MONTH);
  return `${perRecord} records travel as one of up to ${formatCount(AGGREGATE_BYTES)} bytes. That saves ${monthly} a month${shards}, compared with no more shards than the load needs.`;
}

interface ModeCostProps {
  readonly shape: StreamShape;
  readonly traffic: Traffic;
  readonly title: string;
  readonly note?: string;
}

function ModeCost({ shape, traffic, title, note }: ModeCostProps) {
  return (
    <Card title={title}>
      <div className="stack">
        <CostTable lines={[...standingCost(shape), ...trafficCost(shape, traffic)]} />
        {note !== undefined && <p className="secondary cost__note">{note}</p>}
      </div>
    </Card>
  );
}

/** Cost lines with their arithmetic, and the sum for an hour and a month. */
function CostTable({ lines }: { readonly lines: readonly CostLine[] }) {
  const hour = perHour(lines);
  return (
    <table className="cost__table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Per hour</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.what}>
            <th scope="row">
              {line.what}
              <span className="cost__how">{line.how}</span>
            </th>
            <td>{formatDollars(line.perHour)}</td>
          </tr>
        ))}
        <tr className="cost__sum">
          <th scope="row">
            Together{' '}
            <span className="cost__how">{formatDollars(hour * HOURS_PER_MONTH)} a month</span>
          </th>
          <td>{formatDollars(hour)}</td>
        </tr>
      </tbody>
    </table>
  );
}

interface Props {
  readonly snapshot: RunSnapshot;
  readonly shape: StreamShape;
}

/** What the last run on this stream would have cost on AWS, apart from the stream itself. */
export function RunCost({ snapshot, shape }: Props) {
  const { accounts, elapsedMs } = snapshot;
  const provisioned = shape.mode === 'PROVISIONED';
  const cost = runCost(snapshot, shape.mode);
  return (
    <Card title="The last run">
      <p>
        <strong className="num">{formatDollars(cost.dollars)}</strong> for{' '}
        {formatCount(accounts.accepted)} accepted records in {formatDuration(elapsedMs)}
        {provisioned
          ? `: ${formatCount(snapshot.payloadUnits)} payload units of 25 KB.`
          : ' (data in, each record rounded up to 1 KB).'}{' '}
        <span className="secondary">The stream itself comes on top.</span>
      </p>
      {cost.packed !== undefined && (
        <p className="secondary cost__note">
          Packed by KPL aggregation, {formatCount(cost.packed.perRecord)} in one, it would have been{' '}
          {provisioned
            ? `${formatCount(cost.packed.units)} payload units, ${formatDollars(cost.packed.dollars)}.`
            : `${formatDollars(cost.packed.dollars)}.`}
        </p>
      )}
    </Card>
  );
}
