import { PRICES, type StreamShape } from '../../kinesis/prices.ts';
import type { RunSnapshot } from '../../load/snapshot.ts';
import { Card } from '../components/card.tsx';
import { formatCount, formatDuration } from '../components/format.ts';
import { formatDollars } from './money.ts';

const MILLION = 1_000_000;
const GB = 1024 ** 3;

interface Props {
  readonly snapshot: RunSnapshot;
  readonly shape: StreamShape;
}

/** What the last run on this stream would have cost on AWS, apart from the stream itself. */
export function RunCost({ snapshot, shape }: Props) {
  const { payloadUnits, accounts, acceptedBytes, elapsedMs } = snapshot;
  const provisioned = shape.mode === 'PROVISIONED';
  const cost = provisioned
    ? (payloadUnits / MILLION) * PRICES.provisioned.millionPayloadUnits
    : (acceptedBytes / GB) * PRICES.onDemand.inGb;
  return (
    <Card title="The last run">
      <p>
        <strong className="num">{formatDollars(cost)}</strong> for {formatCount(accounts.accepted)}{' '}
        accepted records in {formatDuration(elapsedMs)}
        {provisioned
          ? `: ${formatCount(payloadUnits)} payload units of 25 KB.`
          : ' (data in).'}{' '}
        <span className="secondary">The stream itself comes on top.</span>
      </p>
    </Card>
  );
}
