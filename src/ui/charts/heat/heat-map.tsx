import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { own } from '../../../base/own.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { ticksBetween } from '../ticks.ts';
import { formatBytes, formatCount, formatRate } from '../../text/format.ts';
import {
  cellOf,
  columnText,
  drawnColumns,
  heatRows,
  rowHeight,
  type HeatMeasure,
  type HeatRow,
} from './heat-picture.ts';
import { paintHeat, useThemeChange } from './paint-heat.ts';
import './heat-map.css';
import { ShardBadge } from '../../components/shard-badge.tsx';

const LABEL_HEIGHT = 14;

interface Cursor {
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly grid: HeatGrid;
  /** Whether the run is over: the picture is as long as it was. */
  readonly over?: boolean;
}

/** Shard × second: who throttled when, or who was how full. One shard a row, up to 500 of them. */
export function HeatMap({ grid, over = false }: Props) {
  const [measure, setMeasure] = useState<HeatMeasure>('throttled');
  const [worstFirst, setWorstFirst] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const rows = useMemo(() => heatRows(grid, worstFirst), [grid, worstFirst]);
  return (
    <div className="heat">
      <div className="row">
        <div className="row" role="group" aria-label="What the colour shows">
          <Toggle on={measure === 'throttled'} set={() => setMeasure('throttled')}>
            Throttled
          </Toggle>
          <Toggle on={measure === 'load'} set={() => setMeasure('load')}>
            Load
          </Toggle>
        </div>
        <Toggle on={worstFirst} set={() => setWorstFirst(!worstFirst)}>
          Most throttled first
        </Toggle>
        <span className="grow" />
        <button
          type="button"
          className="info-link"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Show as picture' : 'Show as table'}
        </button>
      </div>
      {asTable ? (
        <HeatTable rows={rows} />
      ) : (
        <Picture grid={grid} rows={rows} measure={measure} columns={drawnColumns(grid, over)} />
      )}
      <p className="secondary heat__legend">
        <span className={`heat__ramp heat__ramp--${measure}`} aria-hidden="true" />
        {measure === 'throttled'
          ? 'Blank: nothing refused. Full colour: everything refused.'
          : 'Blank: idle. Full colour: at a limit, records or bytes.'}
        {grid.width > 1 && ` Each column is ${grid.width} s.`}
      </p>
    </div>
  );
}

function Toggle(props: {
  readonly on: boolean;
  readonly set: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" className="small-button" aria-pressed={props.on} onClick={props.set}>
      {props.children}
    </button>
  );
}

interface PictureProps {
  readonly grid: HeatGrid;
  readonly rows: readonly HeatRow[];
  readonly measure: HeatMeasure;
  readonly columns: number;
}

function Picture({ grid, rows, measure, columns }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cursor, setCursor] = useState<Cursor>();
  const theme = useThemeChange();
  const height = rowHeight(rows.length);
  useEffect(() => {
    if (canvas.current !== null)
      paintHeat(
        canvas.current,
        grid,
        rows.map(({ row }) => row),
        measure,
        columns,
      );
  }, [grid, rows, measure, columns, theme]);
  const every = Math.ceil(LABEL_HEIGHT / height);
  const move = (event: KeyboardEvent): void => {
    const step = own(STEPS, event.key);
    if (step === undefined) return;
    event.preventDefault();
    const { x, y } = cursor ?? { x: -step[0], y: Math.max(0, -step[1]) };
    setCursor({
      x: Math.min(Math.max(0, x + step[0]), grid.columns - 1),
      y: Math.min(Math.max(0, y + step[1]), rows.length - 1),
    });
  };
  return (
    <>
      <div className="heat__picture">
        <div className="heat__names mono" aria-hidden="true">
          {rows.map(({ shardId }, i) =>
            i % every === 0 ? (
              <span key={shardId} style={{ top: i * height + height / 2 }}>
                {shortShardName(shardId)}
              </span>
            ) : null,
          )}
        </div>
        <div className="heat__area" style={{ height: rows.length * height }}>
          <canvas
            ref={canvas}
            className="heat__canvas"
            role="img"
            tabIndex={0}
            aria-label={`${measure === 'throttled' ? 'Throttled records' : 'Load'} of ${formatCount(rows.length)} shards over ${formatCount(grid.seconds)} seconds. Arrow keys read single cells.`}
            onKeyDown={move}
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              setCursor({
                x: Math.floor(((event.clientX - box.left) / box.width) * columns),
                y: Math.floor(((event.clientY - box.top) / box.height) * rows.length),
              });
            }}
            onPointerLeave={() => setCursor(undefined)}
          />
          {cursor !== undefined && cursor.x < grid.columns && (
            <span
              className="heat__cursor"
              aria-hidden="true"
              style={{
                left: `${(cursor.x / columns) * 100}%`,
                width: `${100 / columns}%`,
                top: cursor.y * height,
                height,
              }}
            />
          )}
        </div>
        <div className="heat__times num" aria-hidden="true">
          {ticksBetween(0, columns * grid.width, 5).map((second) => (
            <span key={second} style={{ left: `${(second / (columns * grid.width)) * 100}%` }}>
              {second} s
            </span>
          ))}
        </div>
      </div>
      <p className="heat__readout num" aria-live="polite">
        {readout(grid, rows, cursor)}
      </p>
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function readout(grid: HeatGrid, rows: readonly HeatRow[], cursor: Cursor | undefined): string {
  const row = cursor === undefined ? undefined : rows[cursor.y];
  if (cursor === undefined || row === undefined || cursor.x < 0 || cursor.x >= grid.columns) {
    const hit = rows.filter(({ throttled }) => throttled > 0).length;
    return hit === 0
      ? `None of ${formatCount(rows.length)} shards throttled.`
      : `${formatCount(hit)} of ${formatCount(rows.length)} shards throttled.`;
  }
  const { records, bytes, throttled } = cellOf(grid, row.row, cursor.x);
  return `Shard ${shortShardName(row.shardId)}, ${columnText(grid, cursor.x)}: ${formatCount(records)} accepted, ${formatBytes(bytes)}, ${formatCount(throttled)} throttled.`;
}

/** The heat map's figures, a shard a line. */
function HeatTable({ rows }: { readonly rows: readonly HeatRow[] }) {
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
