import { formatCount, formatRate } from '../../text/format.ts';
import { ShardBadge } from '../../components/shard-badge.tsx';
import type { HeatRow } from './heat-picture.ts';

/** The heat map's figures, a shard a line. */
export function HeatTable({ rows }: { readonly rows: readonly HeatRow[] }) {
  return (
    <div className="heat__table" tabIndex={0} role="region" aria-label="Throttles of each shard">
      <table className="fact-table num">
        <thead>
          <tr>
            <th scope="col">Shard</th>
            <th scope="col">Accepted</th>
            <th scope="col">Busiest</th>
            <th scope="col">Throttled</th>
            <th scope="col">in</th>
            <th scope="col">first at</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ shardId, records, peak, throttled, throttledSeconds, firstThrottled }) => (
            <tr key={shardId}>
              <th scope="row">
                <ShardBadge shardId={shardId} />
              </th>
              <td>{formatCount(records)}</td>
              <td>{formatRate(peak)}/s</td>
              <td>{formatCount(throttled)}</td>
              <td>{formatCount(throttledSeconds)} s</td>
              <td>{firstThrottled === undefined ? '–' : `${formatCount(firstThrottled)} s`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
