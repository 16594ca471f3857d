import type { CSSProperties, ReactNode } from 'react';
import { rangeShare, type HashKeyRange } from '../../../kinesis/hash-keys/hash-range.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { formatShare } from '../../text/format.ts';
import { shardColour } from '../../components/shard-badge.tsx';
import { placeOf } from '../../charts/hash-space/hash-scale.ts';

interface Props {
  readonly shard: Shard;
  readonly closed: boolean;
  readonly chosen: boolean;
  readonly top: number;
  readonly height: number;
  /** Absent: the shard cannot be chosen. */
  readonly onChoose: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One shard, from where to where in hash keys and in time. */
export function Block({ shard, closed, chosen, top, height, onChoose, children }: Props) {
  const className = [
    'anatomy__block',
    closed ? 'anatomy__block--closed' : '',
    chosen ? 'anatomy__block--chosen' : '',
  ].join(' ');
  const style: CSSProperties & { '--shard': string } = {
    ...placeOf(shard.range),
    top,
    height,
    '--shard': shardColour(shard.shardId),
  };
  const title = `${shard.shardId}, ${closed ? 'closed' : 'open'}, ${formatShare(rangeShare(shard.range))} of the hash keys`;
  const fill = <span className="anatomy__fill">{children}</span>;
  return onChoose === undefined ? (
    <div className={className} style={style} title={title}>
      {fill}
    </div>
  ) : (
    <button
      type="button"
      className={className}
      style={style}
      title={title}
      aria-label={title}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      {fill}
    </button>
  );
}

/** A shard that will be there after the change. */
export function PlannedBlock({
  range,
  fresh,
  children,
}: {
  readonly range: HashKeyRange;
  readonly fresh: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div
      className={`anatomy__block anatomy__block--${fresh ? 'new' : 'kept'}`}
      style={{ ...placeOf(range), top: 0, height: '100%' }}
    >
      <span className="anatomy__fill">{children}</span>
    </div>
  );
}
