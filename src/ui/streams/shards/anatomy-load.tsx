import { writeUtilisation } from '../../../kinesis/stream-metrics.ts';
import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { formatRate, formatShare } from '../../text/format.ts';
import { sumOf, type StreamLoad } from '../../state/run/live-load.ts';

interface Props {
  readonly shardId: string;
  /** What the stream takes now; `undefined`: nobody knows. */
  readonly load: StreamLoad | undefined;
  /** The last run of this page on the stream. */
  readonly snapshot: RunSnapshot | undefined;
}

/**
 * What a shard takes now: its share of the stream's records, the rate, what it throttles, and
 * how much of its write limit that is. While nothing comes: what it got of the last run.
 */
export function ShardLoad({ shardId, load, snapshot }: Props) {
  const now = load?.shards.find((shard) => shard.shardId === shardId);
  const { records: total, throttled: refused } =
    load === undefined ? { records: 0, throttled: 0 } : sumOf(load);
  if (now !== undefined && total + refused > 0) {
    const used = Math.min(1, writeUtilisation(now.records, now.bytes, 1));
    return (
      <>
        <span className="anatomy__sub">
          in {formatShare(total === 0 ? 0 : now.records / total)}
          <span className="anatomy__wide">, {formatRate(now.records)}/s</span>
          {now.throttled > 0 && (
            <>
              {' ▲'}
              <span className="anatomy__wide">{formatRate(now.throttled)}/s</span>
            </>
          )}
        </span>
        <span
          className={now.throttled > 0 ? 'anatomy__load anatomy__load--throttled' : 'anatomy__load'}
          style={{ width: `${used * 100}%` }}
          title={`${formatShare(used)} of its write limit${now.throttled > 0 ? ', throttling' : ''}`}
        />
      </>
    );
  }
  const seen = snapshot?.shards.find((shard) => shard.shardId === shardId);
  if (snapshot === undefined || seen === undefined) return null;
  const sum = snapshot.shards.reduce((all, shard) => all + shard.records, 0);
  return (
    <span className="anatomy__sub">got {formatShare(sum === 0 ? 0 : seen.records / sum)}</span>
  );
}
