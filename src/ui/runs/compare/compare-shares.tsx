import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { Card } from '../../components/card.tsx';
import { formatCount, formatShare } from '../../text/format.ts';
import type { KeptRun } from '../../state/run/run-history.ts';

/** More rows are nothing to look through. */
const MOST_SHARDS = 64;

interface Props {
  readonly runs: readonly KeptRun[];
  readonly names: readonly string[];
}

/** What part of the records each shard took in each run: the same load with other keys. */
export function CompareShares({ runs, names }: Props) {
  const shardIds = [
    ...new Set(runs.flatMap(({ result }) => result.shards.map(({ shardId }) => shardId))),
  ].toSorted();
  return (
    <Card title="Share of each shard" flush>
      <div className="run-table__scroll" tabIndex={0} role="region" aria-label="Shares compared">
        <table className="run-table num">
          <thead>
            <tr>
              <th scope="col">Shard</th>
              {runs.map(({ id }, i) => (
                <th key={id} scope="col">
                  {names[i]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shardIds.slice(0, MOST_SHARDS).map((shardId) => (
              <tr key={shardId}>
                <th scope="row" className="mono" title={shardId}>
                  {shortShardName(shardId)}
                </th>
                {runs.map((run, i) => (
                  <Share key={run.id} run={run} shardId={shardId} colour={`var(--shard-${i})`} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shardIds.length > MOST_SHARDS && (
        <p className="run-compare__note secondary">
          {formatCount(shardIds.length - MOST_SHARDS)} more shards are in each run’s report.
        </p>
      )}
    </Card>
  );
}

function Share(props: {
  readonly run: KeptRun;
  readonly shardId: string;
  readonly colour: string;
}) {
  const { run, shardId, colour } = props;
  const shard = run.result.shards.find((one) => one.shardId === shardId);
  if (shard === undefined) return <td className="secondary">not there</td>;
  const share = run.result.accepted === 0 ? 0 : shard.records / run.result.accepted;
  return (
    <td>
      <span className="run-compare__bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%`, background: colour }} />
      </span>
      {formatShare(share)}
      {shard.throttled > 0 && (
        <span className="secondary"> · ▲ {formatCount(shard.throttled)} throttled</span>
      )}
    </td>
  );
}
