import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import { formatBytes, formatCount, formatRate, formatShare } from '../../text/format.ts';
import { ShardBadge, shardColour } from '../../components/shard-badge.tsx';
import { LimitMeter } from './limit-meter.tsx';
import type { ShardView } from './shard-view.ts';
import './shard-rows.css';

/** One row a shard: both limits, throttles, and where records were expected beside where they went. */
export function ShardRows({ shards }: { readonly shards: readonly ShardView[] }) {
  return (
    <table className="shard-rows">
      <thead>
        <tr>
          <th scope="col">Shard</th>
          <th scope="col">Records/s of {formatCount(SHARD_WRITE_RECORDS_PER_SECOND)}</th>
          <th scope="col">Bytes/s of 1 MiB</th>
          <th scope="col" className="shard-rows__number">
            Throttled
          </th>
          <th scope="col" className="shard-rows__number">
            Share
            <span className="shard-rows__sub">predicted</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shards.map((shard) => (
          <ShardRow key={shard.shardId} shard={shard} />
        ))}
      </tbody>
    </table>
  );
}

function ShardRow({ shard }: { readonly shard: ShardView }) {
  const colour = shardColour(shard.shardId);
  const throttling = shard.throttledPerSecond > 0;
  return (
    <tr>
      <th scope="row">
        <ShardBadge shardId={shard.shardId} />
        {!shard.open && <span className="shard-rows__sub">closed</span>}
      </th>
      <td>
        <LimitMeter
          label={`Records per second on ${shard.shardId}`}
          value={shard.recordsPerSecond}
          refused={shard.throttledPerSecond}
          limit={SHARD_WRITE_RECORDS_PER_SECOND}
          limitText="1,000 records a second"
          text={`${formatRate(shard.recordsPerSecond)}/s`}
          colour={colour}
        />
      </td>
      <td>
        <LimitMeter
          label={`Bytes per second on ${shard.shardId}`}
          value={shard.bytesPerSecond}
          limit={SHARD_WRITE_BYTES_PER_SECOND}
          limitText="1 MiB a second"
          text={`${formatBytes(shard.bytesPerSecond)}/s`}
          colour={colour}
        />
      </td>
      <td className="shard-rows__number num">
        <span className={throttling ? 'shard-rows__throttled' : undefined}>
          {throttling && <span aria-hidden="true">▲ </span>}
          {formatCount(shard.throttled)}
        </span>
        <span className="shard-rows__sub">
          {throttling ? `${formatRate(shard.throttledPerSecond)}/s` : '\u00a0'}
        </span>
      </td>
      <td className="shard-rows__number num">
        {formatShare(shard.share)}
        <span className="shard-rows__sub">{formatShare(shard.predictedShare)}</span>
      </td>
    </tr>
  );
}
