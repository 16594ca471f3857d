import { useStore } from 'zustand';
import type { ReaderSnapshot, ShardReading } from '../../../reader/snapshot.ts';
import { formatCount } from '../../text/format.ts';
import { shardColour } from '../../components/shard-badge.tsx';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { behindText, shardStateText } from './shard-state.ts';
import { Sparkline } from './sparkline.tsx';
import { behindHistory } from './behind-history.ts';
import './shard-strip.css';

interface Props {
  readonly snapshot: ReaderSnapshot | undefined;
  readonly onShard: (shardId: string) => void;
}

/** Every shard that is read: what it is doing, and how far behind it is. */
export function ShardStrip({ snapshot, onShard }: Props) {
  const { at, byShard } = useStore(behindHistory);
  if (snapshot === undefined || snapshot.shards.length === 0) return null;
  return (
    <ul className="shard-strip" aria-label="Shards being read">
      {snapshot.shards.map((shard) => (
        <li key={shard.shardId}>
          <ShardChip
            shard={shard}
            now={at}
            behind={byShard.get(shard.shardId) ?? []}
            onClick={() => {
              onShard(shard.shardId);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function ShardChip({
  shard,
  now,
  behind,
  onClick,
}: {
  readonly shard: ShardReading;
  readonly now: number;
  readonly behind: readonly number[];
  readonly onClick: () => void;
}) {
  const text = shardStateText(shard, now);
  const lag =
    text.tone === 'over' || text.tone === 'error' || shard.state.state === 'at-tip'
      ? ''
      : behindText(shard.millisBehindLatest);
  return (
    <button
      type="button"
      className={`shard-chip shard-chip--${text.tone}`}
      style={{ borderLeftColor: shardColour(shard.shardId) }}
      title={`${shard.shardId}\n${text.why}\nShow only this shard`}
      onClick={onClick}
    >
      <span className="shard-chip__name mono" style={{ color: shardColour(shard.shardId) }}>
        {shortShardName(shard.shardId)}
      </span>
      <span className="shard-chip__state">
        <span aria-hidden="true">{text.sign} </span>
        {text.word}
      </span>
      <Sparkline values={behind} label={`Milliseconds behind latest of ${shard.shardId}`} />
      <span className="shard-chip__lag num">
        {lag === '' ? `${formatCount(shard.userRecords)} read` : lag}
      </span>
    </button>
  );
}
