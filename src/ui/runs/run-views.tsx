import type { RunViews } from '../../workers/load/run-views.ts';
import { Card } from '../components/card.tsx';
import { formatCount } from '../components/format.ts';
import { HeatMap } from '../workbench/heat-map.tsx';
import { HotIndexChart } from '../workbench/hot-index-chart.tsx';
import '../workbench/fact-table.css';

/** What a result leaves out: each shard over time, and the keys that were used most. */
export function RunViewCards({ views }: { readonly views: RunViews }) {
  const { heat, topKeys } = views;
  return (
    <>
      {heat.columns > 0 && (
        <Card title="Shards over time">
          <div className="stack">
            <HeatMap grid={heat} />
            <HotIndexChart grid={heat} />
          </div>
        </Card>
      )}
      {topKeys.length > 0 && (
        <Card title="Hottest keys">
          <table className="fact-table num">
            <thead>
              <tr>
                <th scope="col" className="fact-table__key">
                  Partition key
                </th>
                <th scope="col">Records</th>
              </tr>
            </thead>
            <tbody>
              {topKeys.map(({ key, records }) => (
                <tr key={key}>
                  <th scope="row" className="fact-table__key mono" title={key}>
                    {key}
                  </th>
                  <td>{formatCount(records)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </>
  );
}
