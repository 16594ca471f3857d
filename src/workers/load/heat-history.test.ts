import { expect, it } from 'vitest';
import type { ShardHeat } from '../../load/accounts/shard-stats.ts';
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

const SHARES = new Map([
  ['a', 0.5],
  ['b', 0.5],
]);

it('keeps every second of a short run, with the hot-shard index of each', () => {
  const history = new HeatHistory();
  history.add(heat(0, 2), SHARES, true);
  history.add(heat(history.next, 1), SHARES, true);
  const grid = history.grid();
  expect(grid).toMatchObject({ width: 1, columns: 3, seconds: 3, shardIds: ['a', 'b'] });
  expect([...grid.records]).toEqual([75, 75, 75, 25, 25, 25]);
  expect([...grid.throttled]).toEqual([0, 0, 0, 1, 1, 1]);
  expect([...(grid.index ?? [])]).toEqual([1.5, 1.5, 1.5]);
  expect(grid.expectedIndex?.[0]).toBeCloseTo(1 + Math.sqrt((2 * Math.log(2)) / 100), 5);
});

it('measures each second with the shards that were open in it, and its keys', () => {
  const history = new HeatHistory();
  history.add(
    heat(0, 2),
    new Map([
      ['a', 0.75],
      ['b', 0.25],
    ]),
    false,
  );
  // c and d take nothing, but they are open.
  history.add(
    heat(2, 1),
    new Map([
      ['a', 0.5],
      ['b', 0.25],
      ['c', 0.25],
      ['d', 0],
    ]),
    false,
  );
  const grid = history.grid();
  expect([...(grid.index ?? [])]).toEqual([1.5, 1.5, 3]);
  expect([...(grid.expectedIndex ?? [])]).toEqual([1.5, 1.5, 2]);
});

it('doubles the width of columns when they are full, and loses no record', () => {
  const history = new HeatHistory();
  const seconds = HEAT_COLUMNS * 2 + 50;
  for (let at = 0; at < seconds; at += 50) history.add(heat(at, 50), SHARES, true);
  const grid = history.grid();
  expect(grid).toMatchObject({ width: 4, columns: Math.ceil(seconds / 4), seconds });
  expect(grid.records.reduce((sum, one) => sum + one, 0)).toBe(100 * seconds);
  expect(grid.throttled.reduce((sum, one) => sum + one, 0)).toBe(seconds);
});
