import { Empty } from '../../components/empty.tsx';
import { formatCount, formatShare } from '../../text/format.ts';
import { ShardBadge } from '../../components/shard-badge.tsx';
import type { PlacedKey } from './hash-space.ts';

interface Props {
  readonly keys: readonly PlacedKey[];
  /** Records generated in all. */
  readonly total: number;
}

/** The partition keys that were used most, and where each lands. */
export function HotKeys({ keys, total }: Props) {
  if (keys.length === 0)
    return (
      <Empty title="No key stands out">
        The ten most used partition keys appear here once keys come more than once.
      </Empty>
    );
  return (
    <table className="fact-table num">
      <thead>
        <tr>
          <th scope="col" className="fact-table__key">
            Partition key
          </th>
          <th scope="col">Generated</th>
          <th scope="col">Of all</th>
          <th scope="col">Shard</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ key, records, shardId }, i) => (
          <tr key={key}>
            <th scope="row" className="fact-table__key" title={key}>
              <span className="secondary">{i + 1}</span> <span className="mono">{key}</span>
            </th>
            <td>{formatCount(records)}</td>
            <td>{total === 0 ? '–' : formatShare(records / total)}</td>
            <td>{shardId === undefined ? '–' : <ShardBadge shardId={shardId} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
