import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { formatCount } from '../../text/format.ts';
import { shardColour } from '../../components/shard-badge.tsx';
import { percentOf } from '../../charts/hash-space/hash-scale.ts';
import type { LocatedKey } from './locate-keys.ts';
import './hash-ring.css';

const CENTRE = 130;
const RADIUS = 88;
const THICK = 34;
/** The smallest part of the ring that a name fits in. */
const NAMED = 0.05;
const MOST_DOTS = 300;

interface Props {
  readonly open: readonly Shard[];
  readonly keys: readonly LocatedKey[];
}

/** The hash space as a ring: it starts at the top and runs clockwise. Keys are dots outside. */
export function HashRing({ open, keys }: Props) {
  return (
    <svg
      className="ring"
      viewBox="0 0 260 260"
      role="img"
      aria-label={`Hash ring of ${open.length} open shards with ${keys.length} keys`}
    >
      {open.map((shard) => (
        <Arc key={shard.shardId} shard={shard} only={open.length === 1} />
      ))}
      {open
        .filter(({ range }) => rangeShare(range) >= NAMED)
        .map(({ shardId, range }) => {
          const [x, y] = place(percentOf(range.start) + rangeShare(range) * 50, RADIUS);
          return (
            <text key={shardId} x={x} y={y} dy="0.35em" textAnchor="middle" className="ring__name">
              {shortShardName(shardId)}
            </text>
          );
        })}
      <line
        x1={CENTRE}
        x2={CENTRE}
        y1={CENTRE - RADIUS - THICK / 2 - 4}
        y2={CENTRE - RADIUS + THICK / 2 + 4}
        stroke="var(--text)"
        strokeWidth={1.5}
      />
      <text x={CENTRE + 5} y={CENTRE - RADIUS + THICK / 2 + 14} className="ring__zero">
        0
      </text>
      <text
        x={CENTRE - 5}
        y={CENTRE - RADIUS + THICK / 2 + 14}
        textAnchor="end"
        className="ring__zero"
      >
        2¹²⁸
      </text>
      {keys.slice(0, MOST_DOTS).map(({ key, hashKey, shardId }, i) => {
        const [x, y] = place(percentOf(hashKey), RADIUS + THICK / 2 + 9);
        return (
          <circle
            key={`${i} ${key}`}
            cx={x}
            cy={y}
            r={4}
            fill={shardId === undefined ? 'var(--text-secondary)' : shardColour(shardId)}
            stroke="var(--surface)"
          >
            <title>{key}</title>
          </circle>
        );
      })}
      <text x={CENTRE} y={CENTRE + 6} textAnchor="middle" className="ring__count">
        {formatCount(keys.length)}
      </text>
      <text x={CENTRE} y={CENTRE + 24} textAnchor="middle" className="ring__what">
        {keys.length === 1 ? 'key' : 'keys'}
      </text>
    </svg>
  );
}

function Arc({ shard, only }: { readonly shard: Shard; readonly only: boolean }) {
  const share = rangeShare(shard.range) * 100;
  const gap = only ? 0 : Math.min(0.35, share / 4);
  return (
    <circle
      cx={CENTRE}
      cy={CENTRE}
      r={RADIUS}
      fill="none"
      stroke={shardColour(shard.shardId)}
      strokeWidth={THICK}
      pathLength={100}
      strokeDasharray={`${share - gap} ${100 - share + gap}`}
      strokeDashoffset={-percentOf(shard.range.start)}
      transform={`rotate(-90 ${CENTRE} ${CENTRE})`}
    >
      <title>{shard.shardId}</title>
    </circle>
  );
}

/** The point at a percentage of the way round. */
function place(percent: number, radius: number): [number, number] {
  const angle = (percent / 100) * 2 * Math.PI - Math.PI / 2;
  return [CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle)];
}
