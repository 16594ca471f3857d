import { useState } from 'react';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { formatShare } from '../../text/format.ts';
import { ShardBadge, shardColour } from '../../components/shard-badge.tsx';
import type { HashSegment, PlacedKey } from './hash-space.ts';
import './hash-strip.css';

/** Narrower parts of the space have no room for a name. */
const NAME_FROM = 0.07;
/** And narrower ones no room for a line between them. */
const LINE_FROM = 0.01;
const SCALE = ['0', '¼', '½', '¾', '2¹²⁸'] as const;

interface Props {
  readonly segments: readonly HashSegment[];
  /** The most used keys, where their place is known. */
  readonly keys: readonly PlacedKey[];
  /** Whether the shares are a prediction, and not yet what happened. */
  readonly predicted: boolean;
}

/** The space of hash keys to scale: which shard owns what, and where the records fall. */
export function HashStrip({ segments, keys, predicted }: Props) {
  const [asTable, setAsTable] = useState(false);
  const highest = Math.max(1.5, ...segments.map(({ density }) => density));
  return (
    <div className="hash-strip">
      <div className="row">
        <span className="secondary hash-strip__what">
          Height: {predicted ? 'predicted records' : 'records'} for the width of the range
        </span>
        <span className="grow" />
        <button
          type="button"
          className="info-link"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Show as picture' : 'Show as table'}
        </button>
      </div>
      {asTable ? (
        <SegmentTable segments={segments} />
      ) : (
        <div
          className="hash-strip__picture"
          role="img"
          aria-label={`Hash keys from 0 to 2 to the power of 128, divided among ${segments.length} shards; bars show how full each range is.`}
        >
          <div className="hash-strip__keys">
            {keys.map(({ key, place }, i) => (
              <span key={key} title={key} style={{ left: `${place * 100}%` }}>
                {i + 1}
              </span>
            ))}
          </div>
          <div className="hash-strip__sky">
            {segments.map(({ shardId, start, width, density }) => (
              <span
                key={shardId}
                className="hash-strip__bar"
                title={`${shardId}: ${density.toFixed(2)} × even`}
                style={{
                  left: `${start * 100}%`,
                  width: `${width * 100}%`,
                  height: `${(density / highest) * 100}%`,
                  background: shardColour(shardId),
                }}
              />
            ))}
            <span className="hash-strip__even" style={{ bottom: `${100 / highest}%` }}>
              <span>even</span>
            </span>
          </div>
          <div className="hash-strip__ranges">
            {segments.map(({ shardId, start, width }) => (
              <span
                key={shardId}
                className={`hash-strip__range mono ${width >= LINE_FROM ? 'hash-strip__range--line' : ''}`}
                title={shardId}
                style={{
                  left: `${start * 100}%`,
                  width: `${width * 100}%`,
                  borderColor: shardColour(shardId),
                }}
              >
                {width >= NAME_FROM && shortShardName(shardId)}
              </span>
            ))}
          </div>
          <div className="hash-strip__scale num">
            {SCALE.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function SegmentTable({ segments }: { readonly segments: readonly HashSegment[] }) {
  return (
    <div className="heat__table" tabIndex={0} role="region" aria-label="Hash ranges of the shards">
      <table className="fact-table num">
        <thead>
          <tr>
            <th scope="col">Shard</th>
            <th scope="col">Starts at</th>
            <th scope="col">Range</th>
            <th scope="col">Records</th>
            <th scope="col">× even</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ shardId, start, width, share, density }) => (
            <tr key={shardId}>
              <th scope="row">
                <ShardBadge shardId={shardId} />
              </th>
              <td>{formatShare(start)}</td>
              <td>{formatShare(width)}</td>
              <td>{formatShare(share)}</td>
              <td>{density.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
