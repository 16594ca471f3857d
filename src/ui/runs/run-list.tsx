import Button from '@cloudscape-design/components/button';
import { Link } from 'wouter';
import { Card } from '../components/card.tsx';
import { formatCount, formatDuration } from '../text/format.ts';
import { notify } from '../state/notices.ts';
import { deleteRun, type KeptRun } from '../state/run/run-history.ts';
import { meanRate } from './figures/report-figures.ts';

interface Props {
  readonly runs: readonly KeptRun[];
  readonly compared: readonly string[];
  readonly onCompare: (ids: readonly string[]) => void;
}

export function RunList({ runs, compared, onCompare }: Props) {
  return (
    <Card
      title={`History (${runs.length})`}
      flush
      actions={
        <span className="secondary">
          {compared.length < 2 ? 'Tick two or more to compare' : `Comparing ${compared.length}`}
        </span>
      }
    >
      <div className="run-table__scroll">
        <table className="run-table num">
          <thead>
            <tr>
              <th scope="col">Compare</th>
              <th scope="col">Run</th>
              <th scope="col">Stream</th>
              <th scope="col">Started</th>
              <th scope="col" className="run-table__number">
                Lasted
              </th>
              <th scope="col" className="run-table__number">
                Accepted
              </th>
              <th scope="col" className="run-table__number">
                Rate
              </th>
              <th scope="col" className="run-table__number">
                Throttled
              </th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Compare ${run.name}, started ${new Date(run.result.startedAt).toLocaleTimeString()}`}
                    checked={compared.includes(run.id)}
                    onChange={(event) => {
                      onCompare(
                        event.target.checked
                          ? [...compared, run.id]
                          : compared.filter((id) => id !== run.id),
                      );
                    }}
                  />
                </td>
                <th scope="row">
                  <Link href={`/runs/${run.id}`}>{run.name}</Link>
                  {run.note !== '' && <div className="secondary">{run.note}</div>}
                </th>
                <td>
                  {run.result.scenario.stream}
                  <div className="secondary">{run.place}</div>
                </td>
                <td>{new Date(run.result.startedAt).toLocaleString()}</td>
                <td className="run-table__number">{formatDuration(run.result.durationMs)}</td>
                <td className="run-table__number">{formatCount(run.result.accepted)}</td>
                <td className="run-table__number">{formatCount(meanRate(run.result))}/s</td>
                <td className="run-table__number">{formatCount(run.result.throttledAttempts)}</td>
                <td>
                  <Button
                    variant="inline-link"
                    ariaLabel={`Delete ${run.name}`}
                    onClick={() => void remove(run)}
                  >
                    Delete
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

async function remove(run: KeptRun): Promise<void> {
  const undo = await deleteRun(run.id);
  notify({
    type: 'info',
    header: `"${run.name}" was deleted`,
    action: { label: 'Undo', run: undo },
  });
}
