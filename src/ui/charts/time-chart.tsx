import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Mark, Point, Series } from './recharts.tsx';
import { ticksBetween } from './ticks.ts';
import './time-chart.css';

const Chart = lazy(() => import('./recharts.tsx'));

/** A column of the table alone: a figure whose unit is not that of the lines. */
export interface TableFigure {
  readonly key: string;
  readonly name: string;
  readonly format: (value: number) => string;
}

interface Props {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly figures?: readonly TableFigure[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** What the x axis counts: the head of the table's first column. */
  readonly xName: string;
  readonly marks?: readonly Mark[];
  readonly height?: number;
  readonly label: string;
  /** At least this wide, so that the first seconds do not jump about. */
  readonly minSpan?: number;
  readonly empty: ReactNode;
}

const TABLE_ROWS = 120;

/** Lines over time with an HTML legend, and the same figures and more as a table. */
export function TimeChart(props: Props) {
  const {
    points,
    series,
    figures = [],
    formatX,
    formatY,
    xName,
    marks,
    height = 190,
    label,
    minSpan = 30,
    empty,
  } = props;
  const [asTable, setAsTable] = useState(false);
  const columns = [...series.map(({ key, name }) => ({ key, name, format: formatY })), ...figures];
  const last = points.at(-1)?.['x'] ?? 0;
  const first = points[0]?.['x'] ?? 0;
  const domain: [number, number] = [first, Math.max(last, first + minSpan)];
  return (
    <div className="time-chart">
      <div className="row">
        <ul className="time-chart__legend">
          {series.map(({ key, name, colour, dashed = false }) => (
            <li key={key}>
              <span
                className={dashed ? 'time-chart__key time-chart__key--dashed' : 'time-chart__key'}
                style={{ borderColor: colour }}
                aria-hidden="true"
              />
              {name}
            </li>
          ))}
        </ul>
        <span className="grow" />
        <button
          type="button"
          className="info-link"
          aria-pressed={asTable}
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {asTable ? 'Show as chart' : 'Show as table'}
        </button>
      </div>
      {points.length === 0 ? (
        <div className="time-chart__empty" style={{ height }}>
          {empty}
        </div>
      ) : asTable ? (
        <div
          className="time-chart__table"
          style={{ height }}
          tabIndex={0}
          role="region"
          aria-label={label}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{xName}</th>
                {columns.map(({ key, name }) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points
                .slice(-TABLE_ROWS)
                .toReversed()
                .map((point) => (
                  <tr key={point['x']}>
                    <th scope="row">{formatX(point['x'] ?? 0)}</th>
                    {columns.map(({ key, format }) => (
                      <td key={key}>{cell(point[key], format)}</td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <Chart
            points={points}
            series={series}
            xDomain={domain}
            xTicks={ticksBetween(domain[0], domain[1], 5)}
            formatX={formatX}
            formatY={formatY}
            {...(marks !== undefined && { marks })}
            height={height}
            label={label}
          />
        </Suspense>
      )}
    </div>
  );
}

/** A gap in a line is no figure, nor is what was not kept. */
function cell(value: number | undefined, format: (y: number) => string): string {
  return value === undefined ? '–' : format(value);
}
