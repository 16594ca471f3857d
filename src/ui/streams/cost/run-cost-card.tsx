import type { StreamShape } from '../../../kinesis/quotas-and-prices/prices.ts';
import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { Card } from '../../components/card.tsx';
import { formatCount, formatDuration, formatDollars } from '../../text/format.ts';
import { runCost } from '../../run/run-cost.ts';

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
