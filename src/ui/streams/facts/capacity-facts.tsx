import Link from '@cloudscape-design/components/link';
import {
  HOURS_PER_MONTH,
  perHour,
  PRICES,
  standingCost,
  type StreamShape,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import { formatBytes, formatCount, formatDollars } from '../../text/format.ts';
import { capacityOf } from './capacity.ts';
import { Facts } from './facts.tsx';

interface Props {
  readonly shape: StreamShape;
  readonly practice: boolean;
}

/** What a stream of this shape takes, gives and costs. */
export function CapacityFacts({ shape, practice }: Props) {
  const capacity = capacityOf(shape.shards);
  const hour = perHour(standingCost(shape));
  const onDemand = shape.mode === 'ON_DEMAND';
  return (
    <div className="stack stack--tight">
      <Facts
        facts={[
          {
            name: 'Write',
            value: `${formatCount(capacity.recordsPerSecond)} records/s`,
            sub: `${formatBytes(capacity.writeBytesPerSecond)}/s${onDemand ? ' to begin with' : ''}`,
          },
          {
            name: 'Read',
            value: `${formatBytes(capacity.readBytesPerSecond)}/s`,
            sub: 'shared by all readers',
          },
          {
            name: 'Price on AWS',
            value: `${formatDollars(hour)} per hour`,
            sub: `${formatDollars(hour * HOURS_PER_MONTH)} per month`,
          },
        ]}
      />
      <p className="secondary capacity__note">
        {practice && 'A practice stream costs nothing. '}
        {onDemand
          ? `On AWS, data in and out comes on top ($${PRICES.onDemand.inGb} and $${PRICES.onDemand.outGb} per GB). `
          : `On AWS, each million payload units of 25 KB comes on top ($${PRICES.provisioned.millionPayloadUnits}). `}
        <PriceSource />
      </p>
    </div>
  );
}

/** Where and when the prices were read. */
export function PriceSource() {
  return (
    <>
      Prices of {PRICES.asOf}, {PRICES.region}, US dollars;{' '}
      <Link external href={PRICES.page} fontSize="body-s">
        today&apos;s prices
      </Link>
      .
    </>
  );
}
