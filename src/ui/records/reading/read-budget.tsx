import type { ReaderSnapshot, ShardReading } from '../../../reader/snapshot.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { formatBytes } from '../../text/format.ts';
import './read-budget.css';

/** The shard that uses most of what it can give. */
function busiest(shards: readonly ShardReading[]): ShardReading | undefined {
  return shards.reduce<ShardReading | undefined>(
    (most, shard) => (most === undefined || usedPart(shard) > usedPart(most) ? shard : most),
    undefined,
  );
}

function usedPart({ budget }: ShardReading): number {
  return Math.max(
    budget.callsPerSecond / budget.callsPerSecondLimit,
    budget.bytesPerSecond / budget.bytesPerSecondLimit,
  );
}

/** What this page's reading takes of the budget that all readers of a shard share. */
export function ReadBudget({
  snapshot,
  pushed,
}: {
  readonly snapshot: ReaderSnapshot | undefined;
  /** Read by enhanced fan-out: nothing is shared, and there are no calls to spend. */
  readonly pushed: boolean;
}) {
  const shard = busiest(snapshot?.shards ?? []);
  if (shard === undefined) return null;
  if (pushed) return <OwnBudget shard={shard} />;
  const { callsPerSecond, callsPerSecondLimit, bytesPerSecond, bytesPerSecondLimit } = shard.budget;
  const text = `${callsPerSecond.toFixed(1)} of ${callsPerSecondLimit} reads/s, ${formatBytes(bytesPerSecond)} of 2 MiB/s`;
  return (
    <div
      className="read-budget"
      title={`Read budget of the busiest shard, ${shortShardName(shard.shardId)}, over the last 5 s. Every reader of a shard shares it; View sets how often this page reads.`}
    >
      <span className="read-budget__label">Budget</span>
      <span
        className="read-budget__bars"
        role="meter"
        aria-label={`Read budget of shard ${shortShardName(shard.shardId)}`}
        aria-valuemin={0}
        aria-valuemax={callsPerSecondLimit}
        aria-valuenow={Math.min(callsPerSecondLimit, callsPerSecond)}
        aria-valuetext={text}
      >
        <Bar part={callsPerSecond / callsPerSecondLimit} />
        <Bar part={bytesPerSecond / bytesPerSecondLimit} />
      </span>
      <span className="num read-budget__text">
        {callsPerSecond.toFixed(1)}/{callsPerSecondLimit} reads/s
      </span>
    </div>
  );
}

function OwnBudget({ shard: { shardId, budget } }: { readonly shard: ShardReading }) {
  const { bytesPerSecond, bytesPerSecondLimit } = budget;
  const text = `${formatBytes(bytesPerSecond)}/s`;
  return (
    <div
      className="read-budget"
      title={`Enhanced fan-out: this consumer has 2 MiB/s of shard ${shortShardName(shardId)} for itself, and takes nothing of what those who poll share.`}
    >
      <span className="read-budget__label">Own budget</span>
      <span
        className="read-budget__bars"
        role="meter"
        aria-label={`Own budget of shard ${shortShardName(shardId)}`}
        aria-valuemin={0}
        aria-valuemax={bytesPerSecondLimit}
        aria-valuenow={Math.min(bytesPerSecondLimit, bytesPerSecond)}
        aria-valuetext={`${text} of 2 MiB/s`}
      >
        <Bar part={bytesPerSecond / bytesPerSecondLimit} />
      </span>
      <span className="num read-budget__text">{text}</span>
    </div>
  );
}

function Bar({ part }: { readonly part: number }) {
  return (
    <span className="read-budget__track">
      <span
        className={part > 0.8 ? 'read-budget__fill read-budget__fill--high' : 'read-budget__fill'}
        style={{ width: `${Math.min(100, part * 100)}%` }}
      />
    </span>
  );
}
