import { formatBytes, formatCount } from '../../text/format.ts';
import { ShardBadge } from '../../components/shard-badge.tsx';
import type { KeptRun } from '../../state/run/run-history.ts';
import { shardShare } from '../figures/report-figures.ts';

/** What each shard took. */
export function ShardsTable({ run }: { readonly run: KeptRun }) {
  return (
    <>
      <div
        className="run-table__scroll run-report__shards"
        tabIndex={0}
        role="region"
        aria-label="What each shard took"
      >
        <table className="run-table num">
          <thead>
            <tr>
              <th scope="col">Shard</th>
              {['Records', 'Share', 'Predicted', 'Bytes', 'Throttled'].map((name) => (
                <th key={name} scope="col" className="run-table__number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.result.shards.map((shard) => (
              <tr key={shard.shardId}>
                <th scope="row">
                  <ShardBadge shardId={shard.shardId} />
                </th>
                <td className="run-table__number">{formatCount(shard.records)}</td>
                <td className="run-table__number">{shardShare(run.result, shard.records)}</td>
                <td className="run-table__number">{formatCount(shard.predictedRecords)}</td>
                <td className="run-table__number">{formatBytes(shard.bytes)}</td>
                <td className="run-table__number">{formatCount(shard.throttled)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
