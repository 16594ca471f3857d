import { useStore } from 'zustand';
import type { ReaderSnapshot, ShardReading } from '../../../reader/snapshot.ts';
import { formatCount } from '../../text/format.ts';
import { shardColour } from '../../components/shard-badge.tsx';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { behindText, shardStateText } from './shard-state.ts';
import './shard-strip.css';
import { createStore } from 'zustand/vanilla';
import { reading } from '../../state/reading/reading.ts';

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

/** How far behind each shard was, once a second over the last minute. */
interface BehindHistory {
  /** Epoch ms of the last snapshot. */
  readonly at: number;
  readonly byShard: ReadonlyMap<string, readonly number[]>;
}

const POINTS = 60;
const EVERY_MS = 1000;

const behindHistory = createStore<BehindHistory>(() => ({
  at: Date.now(),
  byShard: new Map(),
}));

let lastPoint = 0;

reading.subscribe(({ snapshot }) => {
  const at = Date.now();
  if (snapshot === undefined) {
    behindHistory.setState({ at, byShard: new Map() });
    return;
  }
  if (at - lastPoint < EVERY_MS) {
    behindHistory.setState({ at });
    return;
  }
  lastPoint = at;
  const { byShard } = behindHistory.getState();
  const next = new Map<string, readonly number[]>();
  for (const { shardId, millisBehindLatest } of snapshot.shards)
    if (millisBehindLatest !== undefined)
      next.set(shardId, [...(byShard.get(shardId) ?? []), millisBehindLatest].slice(-POINTS));
  behindHistory.setState({ at, byShard: next });
});

/** A small line of the last values; the highest reaches the top. */
function Sparkline({
  values,
  label,
}: {
  readonly values: readonly number[];
  readonly label: string;
}) {
  const highest = Math.max(1, ...values);
  const points = values.map(
    (value, i) => `${(i / Math.max(1, values.length - 1)) * 48},${14 - (value / highest) * 13}`,
  );
  return (
    <svg
      className="shard-chip-spark"
      viewBox="0 0 48 14"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}, last minute, at most ${highest}`}
    >
      {values.length > 1 && <polyline points={points.join(' ')} />}
    </svg>
  );
}
