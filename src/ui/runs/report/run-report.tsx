import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { Link } from 'wouter';
import { TimeChart } from '../../charts/time-chart.tsx';
import { Card } from '../../components/card.tsx';
import { downloadFile } from '../../components/download.ts';
import { formatRate } from '../../text/format.ts';
import { changeRun, type KeptRun } from '../../state/run/run-history.ts';
import { ErrorItems } from '../../run/error-list.tsx';
import { LatencyTable } from '../../run/latency-table.tsx';
import { chartMarks } from '../../run/run-text.ts';
import { RATE_FIGURES, RATE_SERIES, ratePoints, bucketWindows } from '../../run/rate-points.ts';
import { CausesCard, RunViewCards } from './run-views.tsx';
import { shardsCsv, windowsCsv } from '../report-files/report-csv.ts';
import { costFigures, PRICE_NOTE } from '../figures/report-cost.ts';
import { reportFigures, type Figure, reportWindows } from '../figures/report-figures.ts';
import { reportHtml } from '../report-files/report-html.ts';
import { UnseenCopies } from '../../run/unseen-copies.tsx';
import { ShardsTable } from './shards-table.tsx';
import { VerifyCard } from './verify-card.tsx';

const CHART_POINTS = 300;

/** Everything about one finished run. */
export function RunReport({ run }: { readonly run: KeptRun }) {
  const { id, name, note, place, result } = run;
  const file = `run-${result.startedAt.slice(0, 19).replaceAll(':', '')}`;
  return (
    <div className="stack">
      <div className="row">
        <h1 className="page__title">{name}</h1>
        <span className="secondary">
          {result.scenario.stream} on {place}, {new Date(result.startedAt).toLocaleString()}
        </span>
        <span className="grow" />
        <Link href="/runs">All runs</Link>
        <Button
          onClick={() => {
            downloadFile(
              `${file}.json`,
              'application/json',
              `${JSON.stringify(result, null, 2)}\n`,
            );
          }}
        >
          JSON
        </Button>
        <Button
          onClick={() => {
            downloadFile(`${file}.csv`, 'text/csv', windowsCsv(run));
          }}
        >
          Seconds CSV
        </Button>
        <Button
          onClick={() => {
            downloadFile(`${file}-shards.csv`, 'text/csv', shardsCsv(run));
          }}
        >
          Shards CSV
        </Button>
        <Button
          onClick={() => {
            downloadFile(`${file}.html`, 'text/html', reportHtml(run));
          }}
        >
          HTML report
        </Button>
      </div>
      <div className="run-report">
        <div className="stack">
          <Card title="Figures" flush>
            <FigureTable figures={reportFigures(result)} />
          </Card>
          {result.copiesUnseen && <UnseenCopies />}
          <Card title="Name and note">
            <div className="stack">
              <FormField label="Name" stretch>
                <Input
                  value={name}
                  onChange={({ detail }) => void changeRun(id, { name: detail.value })}
                />
              </FormField>
              <FormField label="Note" stretch>
                <Input
                  value={note}
                  onChange={({ detail }) => void changeRun(id, { note: detail.value })}
                />
              </FormField>
            </div>
          </Card>
        </div>
        <div className="stack">
          <Card title="Rate over time">
            <TimeChart
              points={ratePoints(bucketWindows(reportWindows(run), CHART_POINTS))}
              series={RATE_SERIES}
              figures={RATE_FIGURES}
              formatX={(second) => `${second} s`}
              formatY={formatRate}
              xName="Second"
              minSpan={5}
              marks={chartMarks(run.views?.marks ?? [], result.scenario.profile.unit)}
              label="Target, offered, accepted and throttled records per second over time"
              empty="The run was over within a second."
            />
          </Card>
          <CausesCard run={run} />
          {(run.views?.errors ?? []).length > 0 && (
            <Card title="Errors met">
              <ErrorItems errors={run.views?.errors ?? []} place={place} />
            </Card>
          )}
          <Card title="Shards" flush>
            <ShardsTable run={run} />
          </Card>
          <Card title="Latency">
            <LatencyTable whole={result.latencyMs} />
          </Card>
          <RunViewCards run={run} />
          <Card title="Cost" flush>
            <FigureTable figures={costFigures(result, run.views?.ranges?.length)} />
            <p className="run-report__note secondary">{PRICE_NOTE}</p>
          </Card>
          <VerifyCard run={run} />
          <Card title="Scenario">
            <pre className="mono run-report__scenario" tabIndex={0}>
              {JSON.stringify(result.scenario, null, 2)}
            </pre>
          </Card>
        </div>
      </div>
    </div>
  );
}

function FigureTable({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <table className="run-table run-figures num">
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.name}>
            <th scope="row">{figure.name}</th>
            <td className="run-table__number">{figure.value}</td>
            <td className="secondary">{figure.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
