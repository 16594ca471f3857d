import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { perHour, standingCost } from '../../../kinesis/quotas-and-prices/prices.ts';
import type { ReshardPlan } from '../../../kinesis/shards/reshard-plan.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { formatCount, formatShare, formatDollars } from '../../text/format.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { capacityOf } from '../facts/capacity-facts.tsx';
import { shapeOf } from '../facts/stream-text.ts';

const MOST_LISTED = 4;

interface Props {
  readonly plan: ReshardPlan;
  readonly summary: StreamSummary;
}

/** The ranges that a change will give, and what it does to capacity and price. */
export function PlanResult({ plan, summary }: Props) {
  const before = plan.kept.length + plan.closed.length;
  const after = plan.kept.length + plan.opened.length;
  const shape = shapeOf(summary);
  const price = (shards: number): string =>
    formatDollars(perHour(standingCost({ ...shape, shards })));
  const rate = (shards: number): string => formatCount(capacityOf(shards).recordsPerSecond);
  const rest = plan.opened.length - MOST_LISTED;
  return (
    <div className="stack stack--tight">
      <h3 className="reshard__heading">What will result</h3>
      <ul className="reshard__results">
        {plan.opened.slice(0, MOST_LISTED).map(({ shardId, range, parents }) => (
          <li key={String(range.start)} className="reshard__result">
            <strong>{shardId === undefined ? 'A new shard' : shortShardName(shardId)}</strong>{' '}
            {formatShare(rangeShare(range))} of the hash keys, from{' '}
            {parents.map(shortShardName).join(' and ')}
            <span className="reshard__range">
              {String(range.start)}
              <br />
              to {String(range.end)}
            </span>
          </li>
        ))}
        {rest > 0 && <li className="secondary">and {rest} more, drawn in the picture</li>}
      </ul>
      <dl className="reshard__sum">
        <dt>Open shards</dt>
        <dd>
          {formatCount(before)} → <strong>{formatCount(after)}</strong>
        </dd>
        <dt>Write capacity</dt>
        <dd>
          {rate(before)} → <strong>{rate(after)} records/s</strong>
        </dd>
        <dt>Price on AWS</dt>
        <dd>
          {price(before)} → <strong>{price(after)} per hour</strong>
        </dd>
        <dt>Closed, still readable</dt>
        <dd>{closedText(plan)}</dd>
      </dl>
    </div>
  );
}

function closedText({ closed }: ReshardPlan): string {
  if (closed.length === 0) return 'none';
  return closed.length > MOST_LISTED
    ? formatCount(closed.length)
    : closed.map(({ shardId }) => shortShardName(shardId)).join(', ');
}
