import { useMemo, useState } from 'react';
import { TimeChart } from '../../charts/time-chart.tsx';
import { Card } from '../../components/card.tsx';
import { formatCount, formatRate, formatTime } from '../../text/format.ts';
import type { KeptRun } from '../../state/run/run-history.ts';
import { differenceText, overlayPoints, type OverlayMeasure } from './overlay.ts';
import { CompareShares } from './compare-shares.tsx';
import { costFigures } from '../figures/report-cost.ts';
import { reportFigures, type Figure } from '../figures/report-figures.ts';
import { keysWords, profileWords } from '../figures/scenario-words.ts';
import './run-compare.css';

const CHART_POINTS = 300;
/** A chart holds no more lines than can be told apart. */
const MOST_LINES = 8;
const MEASURES: readonly (readonly [OverlayMeasure, string])[] = [
  ['accepted', 'Accepted'],
  ['throttled', 'Throttled'],
  ['offered', 'Offered'],
  ['target', 'Target'],
];

/** Several runs side by side: on one chart, and as a table of what differs from the first. */
export function RunCompare({ runs }: { readonly runs: readonly KeptRun[] }) {
  // The oldest is what the others are measured by.
  const ordered = useMemo(
    () => runs.toSorted((a, b) => a.result.startedAt.localeCompare(b.result.startedAt)),
    [runs],
  );
  const names = distinctNames(ordered);
  return (
    <>
      <Overlay runs={ordered} names={names} />
      <CompareShares runs={ordered} names={names} />
      <Differences runs={ordered} names={names} />
    </>
  );
}

interface Compared {
  readonly runs: readonly KeptRun[];
  readonly names: readonly string[];
}

function Overlay({ runs, names }: Compared) {
  const [measure, setMeasure] = useState<OverlayMeasure>('accepted');
  const points = useMemo(
    () => overlayPoints(runs.slice(0, MOST_LINES), measure, CHART_POINTS),
    [runs, measure],
  );
  const series = runs.slice(0, MOST_LINES).map(({ id }, i) => ({
    key: id,
    name: names[i] ?? '',
    colour: `var(--shard-${i})`,
    dashed: i % 2 === 1,
  }));
  return (
    <Card title="On one axis">
      <div className="stack">
        <div className="row" role="group" aria-label="What the lines show">
          {MEASURES.map(([key, name]) => (
            <button
              key={key}
              type="button"
              className="small-button"
              aria-pressed={measure === key}
              onClick={() => {
                setMeasure(key);
              }}
            >
              {name}
            </button>
          ))}
          <span className="secondary">records a second, from each run’s start</span>
        </div>
        <TimeChart
          points={points}
          series={series}
          formatX={(second) => `${second} s`}
          formatY={formatRate}
          xName="Second"
          minSpan={5}
          label={`${measure} records per second of each run over time`}
          empty="The runs were over within a second."
        />
      </div>
    </Card>
  );
}

interface Row {
  readonly name: string;
  readonly figures: readonly (Figure | undefined)[];
}

function Differences({ runs, names }: Compared) {
  const columns = runs.map(({ result }) => [
    { name: 'Partition keys', value: keysWords(result.scenario) },
    { name: 'Profile', value: profileWords(result.scenario) },
    { name: 'Retry', value: result.scenario.retry.type },
    ...reportFigures(result),
    ...costFigures(result).filter(({ name }) => name === 'Together, provisioned'),
  ]);
  // Runs of earlier versions have figures that the others have not.
  const named = [...new Set(columns.flatMap((figures) => figures.map(({ name }) => name)))];
  const rows: Row[] = named.map((name) => ({
    name,
    figures: columns.map((figures) => figures.find((figure) => figure.name === name)),
  }));
  return (
    <Card title="Side by side" flush>
      <div className="run-table__scroll" tabIndex={0} role="region" aria-label="Figures compared">
        <table className="run-table num">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              {runs.map(({ id }, i) => (
                <th key={id} scope="col" className="run-table__number">
                  {names[i]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, figures }) => (
              <tr key={name} className={differ(figures) ? 'run-compare__differs' : undefined}>
                <th scope="row">{name}</th>
                {figures.map((figure, column) => (
                  <td key={runs[column]?.id} className="run-table__number">
                    {figure?.value ?? '–'}
                    {column > 0 && (
                      <span className="run-compare__by secondary">
                        {differenceText(figures[0]?.amount, figure?.amount)}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="run-compare__note secondary">
        In percent: the difference from {names[0]}, which started first. Figures that differ are
        bold. {formatCount(runs.length)} runs.
      </p>
    </Card>
  );
}

function differ(figures: readonly (Figure | undefined)[]): boolean {
  return figures.some((figure) => figure?.value !== figures[0]?.value);
}

/** Runs of one name are told apart by when they started. */
function distinctNames(runs: readonly KeptRun[]): string[] {
  return runs.map(({ name, result }) => {
    const same = runs.filter((run) => run.name === name);
    if (same.length < 2) return name;
    const second = formatTime(Date.parse(result.startedAt)).replace(/\.\d+$/, '');
    return `${name}, ${second}`;
  });
}
