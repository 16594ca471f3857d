import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import { formatCount } from '../../text/format.ts';

export type HeatMeasure = 'throttled' | 'load';

/** What one cell holds: a shard's figures in one column of the grid. */
export interface HeatCell {
  readonly records: number;
  readonly bytes: number;
  readonly throttled: number;
}

/** At least so many columns are drawn, so that the first seconds of a run are not stretched. */
const LEAST_GOING_ON = 60;
/** Of a run that is over, so that a cell does not become a bar. */
const LEAST_OVER = 10;
/** Even one throttled record in a thousand is seen. */
const LEAST_THROTTLED = 0.35;
const LEAST_LOAD = 0.1;
const PICTURE_HEIGHT = 400;

/** Columns of the picture, filled or not. @param over whether the run is: no more will come */
export function drawnColumns(grid: HeatGrid, over: boolean): number {
  return Math.max(grid.columns, over ? LEAST_OVER : LEAST_GOING_ON);
}

/** Pixels of a row: all shards are in view at once, up to 200 of them. */
export function rowHeight(rows: number): number {
  return Math.min(16, Math.max(2, Math.floor(PICTURE_HEIGHT / Math.max(1, rows))));
}

export function cellOf(grid: HeatGrid, row: number, column: number): HeatCell {
  const at = row * grid.columns + column;
  return {
    records: grid.records[at] ?? 0,
    bytes: grid.bytes[at] ?? 0,
    throttled: grid.throttled[at] ?? 0,
  };
}

/** Seconds that a column holds: the last one may not be full. */
export function secondsIn(grid: HeatGrid, column: number): number {
  return Math.max(1, Math.min(grid.width, grid.seconds - column * grid.width));
}

/** How much ink a cell gets, in [0, 1]. */
export function intensity(cell: HeatCell, measure: HeatMeasure, seconds: number): number {
  const { records, bytes, throttled } = cell;
  if (measure === 'throttled') {
    if (throttled === 0) return 0;
    return LEAST_THROTTLED + (1 - LEAST_THROTTLED) * (throttled / (throttled + records));
  }
  const load = Math.max(
    records / (SHARD_WRITE_RECORDS_PER_SECOND * seconds),
    bytes / (SHARD_WRITE_BYTES_PER_SECOND * seconds),
  );
  return load === 0 ? 0 : LEAST_LOAD + (1 - LEAST_LOAD) * Math.min(1, load);
}

/** What happened to one shard over the run. */
export interface HeatRow {
  readonly row: number;
  readonly shardId: string;
  readonly records: number;
  readonly throttled: number;
  /** Columns with throttles, in seconds. */
  readonly throttledSeconds: number;
  /** The first second that throttled. */
  readonly firstThrottled: number | undefined;
  /** The most records a second in any column. */
  readonly peak: number;
}

export function heatRows(grid: HeatGrid, worstFirst: boolean): HeatRow[] {
  const rows = grid.shardIds.map((shardId, row): HeatRow => {
    let records = 0;
    let throttled = 0;
    let throttledSeconds = 0;
    let firstThrottled: number | undefined;
    let peak = 0;
    for (let column = 0; column < grid.columns; column += 1) {
      const cell = cellOf(grid, row, column);
      records += cell.records;
      throttled += cell.throttled;
      peak = Math.max(peak, cell.records / secondsIn(grid, column));
      if (cell.throttled > 0) {
        throttledSeconds += secondsIn(grid, column);
        firstThrottled ??= column * grid.width;
      }
    }
    return { row, shardId, records, throttled, throttledSeconds, firstThrottled, peak };
  });
  return worstFirst
    ? rows.toSorted((a, b) => b.throttled - a.throttled || b.records - a.records || a.row - b.row)
    : rows;
}

/** A span of seconds in words: `second 12`, `seconds 12 to 15`. */
export function columnText(grid: HeatGrid, column: number): string {
  const from = column * grid.width;
  const to = from + secondsIn(grid, column) - 1;
  return to === from
    ? `second ${formatCount(from)}`
    : `seconds ${formatCount(from)} to ${formatCount(to)}`;
}
