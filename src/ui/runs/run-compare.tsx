import { Card } from '../components/card.tsx';
import type { KeptRun } from '../state/run-history.ts';
import { reportFigures } from './report-figures.ts';

/** The same figures of several runs, side by side. */
export function RunCompare({ runs }: { readonly runs: readonly KeptRun[] }) {
  const columns = runs.map(({ result }) => reportFigures(result));
  const [first = []] = columns;
  return (
    <Card title="Side by side" flush>
      <div className="run-table__scroll">
        <table className="run-table num">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              {runs.map(({ id, name }) => (
                <th key={id} scope="col" className="run-table__number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Partition keys</th>
              {runs.map(({ id, result }) => (
                <td key={id} className="run-table__number">
                  {result.scenario.keys.type}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Retry</th>
              {runs.map(({ id, result }) => (
                <td key={id} className="run-table__number">
                  {result.scenario.retry.type}
                </td>
              ))}
            </tr>
            {first.map(({ name }, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map((figures, column) => (
                  <td key={runs[column]?.id} className="run-table__number">
                    {figures[row]?.value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
