import type { ShardHeat } from '../../load/accounts/shard-stats.ts';
import { drawnRecords, expectedIndex } from '../../load/keys/evenness-statistics.ts';

/** Columns that are kept; with more seconds than that, each column holds more of them. */
export const HEAT_COLUMNS = 300;

/** Shard × time as plain columns, shard by shard: what a view draws. */
export interface HeatGrid {
  /** Seconds that a column holds. */
  readonly width: number;
  readonly columns: number;
  /** Seconds of the run that are in it; the last column may not be full. */
  readonly seconds: number;
  readonly shardIds: readonly string[];
  /** Accepted Kinesis records and bytes, and throttled entries, in each column. */
  readonly records: Uint32Array;
  readonly bytes: Float32Array;
  readonly throttled: Uint32Array;
  /**
   * Per column: the busiest shard over an equal share, and what the keys make expect. Absent in runs
   * of versions that measured by the width of the ranges; 0 where nothing was accepted.
   */
  readonly index?: Float32Array;
  readonly expectedIndex?: Float32Array;
}

interface Row {
  readonly records: Uint32Array;
  readonly bytes: Float32Array;
  readonly throttled: Uint32Array;
  /** Records that an equal share would have brought. */
  readonly equal: Float32Array;
}

/** What the keys predict for the open shards, from second `from` on. */
interface Forecast {
  readonly from: number;
  readonly shares: readonly number[];
  readonly byLuck: boolean;
}

/** Collects the heat of a run of any length in a fixed space. */
export class HeatHistory {
  readonly #rows = new Map<string, Row>();
  #width = 1;
  #seconds = 0;
  readonly #forecasts: Forecast[] = [];

  /** The first second that is not in it yet. */
  get next(): number {
    return this.#seconds;
  }

  /**
   * @param heat whole seconds from {@link next} on
   * @param shares open shard id → part of new records that the keys predict
   * @param byLuck whether luck has a hand in where records go
   */
  add(heat: ShardHeat, shares: ReadonlyMap<string, number>, byLuck: boolean): void {
    if (heat.seconds === 0) return;
    this.#forecast(heat.from, [...shares.values()], byLuck);
    const rows = heat.shardIds.map((shardId) => this.#row(shardId));
    for (let i = 0; i < heat.seconds; i += 1) {
      const second = heat.from + i;
      while (second >= HEAT_COLUMNS * this.#width) this.#halve();
      const column = Math.floor(second / this.#width);
      let total = 0;
      rows.forEach((row, at) => {
        const cell = at * heat.seconds + i;
        const records = heat.records[cell] ?? 0;
        total += records;
        put(row.records, column, records);
        put(row.bytes, column, heat.bytes[cell] ?? 0);
        put(row.throttled, column, heat.throttled[cell] ?? 0);
      });
      rows.forEach((row, at) => {
        if (shares.has(heat.shardIds[at] ?? '')) put(row.equal, column, total / shares.size);
      });
      this.#seconds = second + 1;
    }
  }

  /** A copy that can be posted and kept. */
  grid(): HeatGrid {
    const columns = Math.ceil(this.#seconds / this.#width);
    const ids = [...this.#rows.keys()].toSorted();
    const size = ids.length * columns;
    const grid = {
      width: this.#width,
      columns,
      seconds: this.#seconds,
      shardIds: ids,
      records: new Uint32Array(size),
      bytes: new Float32Array(size),
      throttled: new Uint32Array(size),
      index: new Float32Array(columns),
      expectedIndex: new Float32Array(columns),
    };
    const totals = new Float64Array(columns);
    ids.forEach((id, at) => {
      const row = this.#row(id);
      grid.records.set(row.records.subarray(0, columns), at * columns);
      grid.bytes.set(row.bytes.subarray(0, columns), at * columns);
      grid.throttled.set(row.throttled.subarray(0, columns), at * columns);
      for (let i = 0; i < columns; i += 1) {
        const records = row.records[i] ?? 0;
        const equal = row.equal[i] ?? 0;
        put(totals, i, records);
        if (equal > 0) grid.index[i] = Math.max(grid.index[i] ?? 0, records / equal);
      }
    });
    totals.forEach((total, i) => {
      const forecast = this.#forecasts.findLast(({ from }) => from <= i * this.#width);
      if (total === 0 || forecast === undefined) return;
      const { shares, byLuck } = forecast;
      const equal = shares.map(() => 1 / shares.length);
      grid.expectedIndex[i] = expectedIndex(drawnRecords(total, byLuck), shares, equal);
    });
    return grid;
  }

  #row(shardId: string): Row {
    let row = this.#rows.get(shardId);
    if (row === undefined) {
      row = {
        records: new Uint32Array(HEAT_COLUMNS),
        bytes: new Float32Array(HEAT_COLUMNS),
        throttled: new Uint32Array(HEAT_COLUMNS),
        equal: new Float32Array(HEAT_COLUMNS),
      };
      this.#rows.set(shardId, row);
    }
    return row;
  }

  /** A change of shards begins a new forecast; the seconds before keep theirs. */
  #forecast(from: number, shares: readonly number[], byLuck: boolean): void {
    const last = this.#forecasts.at(-1)?.shares;
    if (last?.length === shares.length && last.every((share, i) => share === shares[i])) return;
    this.#forecasts.push({ from, shares, byLuck });
  }

  #halve(): void {
    this.#width *= 2;
    for (const row of this.#rows.values())
      for (const column of [row.records, row.bytes, row.throttled, row.equal]) {
        for (let i = 0; i < HEAT_COLUMNS / 2; i += 1)
          column[i] = (column[2 * i] ?? 0) + (column[2 * i + 1] ?? 0);
        column.fill(0, HEAT_COLUMNS / 2);
      }
  }
}

function put(column: Uint32Array | Float32Array | Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value;
}
