import Link from '@cloudscape-design/components/link';
import {
  HOURS_PER_MONTH,
  perHour,
  PRICES,
  standingCost,
  type StreamShape,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import { formatBytes, formatCount, formatDollars } from '../../text/format.ts';
import type { ReactNode } from 'react';
import './facts.css';
import {
  ON_DEMAND_INITIAL_SHARDS,
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';

/** What a number of shards takes and gives in a second, all together. */
interface Capacity {
  readonly recordsPerSecond: number;
  readonly writeBytesPerSecond: number;
  /** Shared by all readers that use GetRecords. */
  readonly readBytesPerSecond: number;
}

export function capacityOf(shards: number): Capacity {
  return {
    recordsPerSecond: shards * SHARD_WRITE_RECORDS_PER_SECOND,
    writeBytesPerSecond: shards * SHARD_WRITE_BYTES_PER_SECOND,
    readBytesPerSecond: shards * SHARD_READ_BYTES_PER_SECOND,
  };
}

/**
 * On demand a new stream starts with four shards (docs/kinesis.md#start-of-an-on-demand-stream).
 */
export const ON_DEMAND_START = ON_DEMAND_INITIAL_SHARDS;

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly sub?: ReactNode;
}

/** Names and values side by side. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value, sub }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {sub !== undefined && <span className="facts__sub">{sub}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

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
