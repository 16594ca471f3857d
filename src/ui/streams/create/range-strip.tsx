import type { HashKeyRange } from '../../../kinesis/hash-keys/hash-range.ts';
import { placeOf } from '../../charts/hash-space/hash-scale.ts';
import './range-strip.css';

interface Props {
  readonly ranges: readonly HashKeyRange[];
  /** A CSS colour for each range; absent: shard colours in order. */
  readonly colours?: readonly string[];
  readonly label: string;
}

/** More ranges than this are thinner than a pixel on a phone. */
const MOST = 256;

/** Ranges of hash keys to scale, from 0 to 2^128 − 1. */
export function RangeStrip({ ranges, colours, label }: Props) {
  if (ranges.length > MOST) return <div className="range-strip__more">{label}</div>;
  return (
    <div className="range-strip" role="img" aria-label={label}>
      {ranges.map((range, i) => (
        <div
          key={String(range.start)}
          className="range-strip__part"
          style={{ ...placeOf(range), background: colours?.[i] ?? `var(--shard-${i % 12})` }}
        />
      ))}
    </div>
  );
}
