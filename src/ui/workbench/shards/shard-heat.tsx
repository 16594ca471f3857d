import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { formatBytes, formatCount, formatRate } from '../../text/format.ts';
import type { ShardView } from './shard-view.ts';
import './shard-heat.css';

function load(shard: ShardView): number {
  return Math.max(
    shard.recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND,
    shard.bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND,
  );
}

function describe(shard: ShardView): string {
  const throttled = shard.throttled > 0 ? `, ${formatCount(shard.throttled)} throttled` : '';
  return `${shard.shardId}: ${formatRate(shard.recordsPerSecond)} records/s, ${formatBytes(shard.bytesPerSecond)}/s${throttled}`;
}

/** Many shards at once: a cell each, filled by its load; a corner marks those that throttle. */
export function ShardHeat({ shards }: { readonly shards: readonly ShardView[] }) {
  return (
    <ul className="shard-heat" aria-label="Load of each shard">
      {shards.map((shard) => (
        <li
          key={shard.shardId}
          className={
            shard.throttledPerSecond > 0
              ? 'shard-heat__cell shard-heat__cell--throttled'
              : 'shard-heat__cell'
          }
          title={describe(shard)}
        >
          <span
            className="shard-heat__fill"
            style={{ height: `${Math.min(1, load(shard)) * 100}%` }}
          />
          <span className="shard-heat__name" aria-hidden="true">
            {shortShardName(shard.shardId)}
          </span>
          <span className="visually-hidden">{describe(shard)}</span>
        </li>
      ))}
    </ul>
  );
}
