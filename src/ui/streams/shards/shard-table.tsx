import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import { childrenOf, parentsOf } from '../../../kinesis/shards/shard-history.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import { formatShare } from '../../text/format.ts';
import { ShardBadge, shardColour } from '../../components/shard-badge.tsx';
import { placeOf } from '../../charts/hash-space/hash-scale.ts';
import { inOrder } from '../reshard/reshard-draft.ts';
import './shard-table.css';

const PAGE = 100;

interface Props {
  readonly shards: readonly Shard[];
  readonly chosen: string | undefined;
  /** Absent: nothing can be done to a shard. */
  readonly onChoose: ((shardId: string) => void) | undefined;
}

/** Open shards in the order of their ranges, then closed ones, newest first. */
export function ShardTable({ shards, chosen, onChoose }: Props) {
  const [shown, setShown] = useState(PAGE);
  const rows = [...inOrder(shards), ...shards.filter((shard) => !isOpen(shard)).toReversed()];
  return (
    <div className="shard-table__clip">
      <table className="shard-table">
        <thead>
          <tr>
            <th scope="col">Shard</th>
            <th scope="col">State</th>
            <th scope="col">Lineage</th>
            <th scope="col">Hash keys, first and last</th>
            <th scope="col">Place and part of all hash keys</th>
            <th scope="col">
              <span className="visually-hidden">Choose</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((shard) => (
            <Row
              key={shard.shardId}
              shard={shard}
              lineage={lineageText(shard, shards)}
              chosen={isOpen(shard) && shard.shardId === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <div className="shard-table__more">
          <Button
            onClick={() => {
              setShown(shown + PAGE);
            }}
          >
            Show {Math.min(PAGE, rows.length - shown)} more of {rows.length}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly shard: Shard;
  readonly lineage: string;
  readonly chosen: boolean;
  readonly onChoose: ((shardId: string) => void) | undefined;
}

function Row({ shard, lineage, chosen, onChoose }: RowProps) {
  const open = isOpen(shard);
  const state = `shard-table__row--${open ? 'open' : 'closed'}`;
  return (
    <tr className={chosen ? `${state} shard-table__row--chosen` : state}>
      <th scope="row">
        <ShardBadge shardId={shard.shardId} />
      </th>
      <td>{open ? 'Open' : 'Closed'}</td>
      <td>{lineage}</td>
      <td className="shard-table__cell--range">
        <div className="shard-table__range">
          {String(shard.range.start)}
          <br />
          {String(shard.range.end)}
        </div>
      </td>
      <td className="shard-table__cell--share">
        <div className="shard-table__share">
          <div className="shard-table__track" aria-hidden="true">
            <div
              className="shard-table__place"
              style={{
                ...placeOf(shard.range),
                background: open ? shardColour(shard.shardId) : 'var(--border-strong)',
              }}
            />
          </div>
          <span className="shard-table__percent">{formatShare(rangeShare(shard.range))}</span>
        </div>
      </td>
      <td>
        {open && onChoose !== undefined && (
          <button
            type="button"
            className="info-link shard-table__choose"
            aria-label={`Choose shard ${shortShardName(shard.shardId)}`}
            onClick={() => {
              onChoose(shard.shardId);
            }}
          >
            Choose
          </button>
        )}
      </td>
    </tr>
  );
}

function lineageText(shard: Shard, shards: readonly Shard[]): string {
  const parents = parentsOf(shard).map(shortShardName);
  const children = childrenOf(shards, shard.shardId).map((child) => shortShardName(child.shardId));
  const parts = [
    ...(parents.length > 0 ? [`from ${parents.join(' and ')}`] : []),
    ...(children.length > 0 ? [`into ${children.join(' and ')}`] : []),
  ];
  return parts.length === 0 ? '–' : parts.join(', ');
}
