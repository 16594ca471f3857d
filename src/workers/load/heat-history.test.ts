import { expect, it } from 'vitest';
import type { ShardHeat } from '../../load/shard-stats.ts';
import { HEAT_COLUMNS, HeatHistory } from './heat-history.ts';

/** Two shards: the first takes three times as much; the second throttles one each second. */
function heat(from: number, seconds: number): ShardHeat {
  return {
    from,
    seconds,
    shardIds: ['a', 'b'],
    records: Uint32Array.from({ length: 2 * seconds }, (_, i) => (i < seconds ? 75 : 25)),
    bytes: Float64Array.from({ length: 2 * seconds }, () => 1000),
    throttled: Uint32Array.from({ length: 2 * seconds }, (_, i) => (i < seconds ? 0 : 1)),
  };
}

const WIDTHS = new Map([
  ['a', 0.5],
  ['b', 0.5],
]);

it('keeps every second of a short run, with the hot-shard index of each', () => {
  const history = new HeatHistory();
  history.add(heat(0, 2), WIDTHS);
  history.add(heat(history.next, 1), WIDTHS);
  const grid = history.grid();
  expect(grid).toMatchObject({ width: 1, columns: 3, seconds: 3, shardIds: ['a', 'b'] });
  expect([...grid.records]).toEqual([75, 75, 75, 25, 25, 25]);
  expect([...grid.throttled]).toEqual([0, 0, 0, 1, 1, 1]);
  expect([...grid.hot]).toEqual([1.5, 1.5, 1.5]);
  expect(grid.luck[0]).toBeCloseTo(1 + Math.sqrt((4 * Math.log(2)) / 100), 5);
});

it('doubles the width of columns when they are full, and loses no record', () => {
  const history = new HeatHistory();
  const seconds = HEAT_COLUMNS * 2 + 50;
  for (let at = 0; at < seconds; at += 50) history.add(heat(at, 50), WIDTHS);
  const grid = history.grid();
  expect(grid).toMatchObject({ width: 4, columns: Math.ceil(seconds / 4), seconds });
  expect(grid.records.reduce((sum, one) => sum + one, 0)).toBe(100 * seconds);
  expect(grid.throttled.reduce((sum, one) => sum + one, 0)).toBe(seconds);
});
