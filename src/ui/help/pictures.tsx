import { exhaustive } from '../../base/assert.ts';
import type { Term } from './glossary.ts';

const LABEL = { fill: 'var(--text)', fontSize: 11, fontFamily: 'var(--font)' } as const;
const LANES = [0, 1, 2, 3] as const;

function laneColour(lane: number): string {
  return `var(--shard-${lane})`;
}

/** The five pictures of the glossary. Decoration: the text says the same. */
export function Picture({ name }: { readonly name: Term['picture'] }) {
  return (
    <svg className="picture" viewBox="0 0 300 120" aria-hidden="true">
      {content(name)}
    </svg>
  );
}

function content(name: Term['picture']) {
  switch (name) {
    case 'pipeline':
      return <Pipeline />;
    case 'shards':
      return <Shards />;
    case 'hash':
      return <Hash />;
    case 'iterator':
      return <Iterator />;
    case 'throttle':
      return <Throttle />;
    default:
      return exhaustive(name);
  }
}

function Box({ x, text }: { readonly x: number; readonly text: string }) {
  return (
    <>
      <rect
        x={x}
        y={40}
        width={76}
        height={40}
        rx={8}
        fill="var(--surface)"
        stroke="var(--border-strong)"
      />
      <text x={x + 38} y={64} textAnchor="middle" style={LABEL}>
        {text}
      </text>
    </>
  );
}

function Pipeline() {
  return (
    <>
      <Box x={8} text="producer" />
      <Box x={112} text="stream" />
      <Box x={216} text="consumer" />
      <path d="M86 60h22M190 60h22" stroke="var(--accent)" strokeWidth={2} markerEnd="none" />
      <path d="M102 55l8 5-8 5zM206 55l8 5-8 5z" fill="var(--accent)" />
    </>
  );
}

function Shards() {
  return LANES.map((lane) => (
    <g key={lane}>
      <rect x={70} y={12 + lane * 26} width={215} height={18} rx={4} fill="var(--bar-track)" />
      {Array.from({ length: 3 + ((lane * 5) % 4) }, (_, i) => (
        <rect
          key={i}
          x={74 + i * 20}
          y={15 + lane * 26}
          width={14}
          height={12}
          rx={2}
          fill={laneColour(lane)}
        />
      ))}
      <text x={12} y={25 + lane * 26} style={LABEL}>
        shard {lane}
      </text>
    </g>
  ));
}

function Hash() {
  return (
    <>
      <text x={12} y={26} style={LABEL}>
        &quot;user-1&quot; → MD5 → a number
      </text>
      {LANES.map((lane) => (
        <g key={lane}>
          <rect x={12 + lane * 69} y={62} width={67} height={20} fill={laneColour(lane)} />
          <text x={45 + lane * 69} y={98} textAnchor="middle" style={LABEL}>
            shard {lane}
          </text>
        </g>
      ))}
      <path d="M246 34v24M241 50l5 8 5-8" stroke="var(--text)" fill="none" strokeWidth={2} />
    </>
  );
}

function Iterator() {
  return (
    <>
      {Array.from({ length: 9 }, (_, i) => (
        <rect
          key={i}
          x={14 + i * 31}
          y={50}
          width={26}
          height={26}
          rx={4}
          fill={i < 4 ? 'var(--bar-track)' : laneColour(0)}
        />
      ))}
      <path d="M138 20v24M133 36l5 8 5-8" stroke="var(--text)" fill="none" strokeWidth={2} />
      <text x={138} y={14} textAnchor="middle" style={LABEL}>
        iterator
      </text>
      <text x={14} y={100} style={LABEL}>
        read
      </text>
      <text x={286} y={100} textAnchor="end" style={LABEL}>
        newest
      </text>
    </>
  );
}

function Throttle() {
  return (
    <>
      <rect x={20} y={46} width={200} height={28} rx={4} fill={laneColour(0)} />
      <rect x={220} y={46} width={50} height={28} rx={4} fill="var(--throttled)" />
      <path d="M220 28v64" stroke="var(--limit-line)" strokeWidth={2} strokeDasharray="4 3" />
      <text x={216} y={22} textAnchor="end" style={LABEL}>
        1,000 records/s
      </text>
      <text x={246} y={106} textAnchor="middle" style={LABEL}>
        refused
      </text>
    </>
  );
}
