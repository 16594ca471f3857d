import { expect, it } from 'vitest';
import { ticksBetween, valueTicks, markRows } from './ticks.ts';

it('places ticks at round seconds inside the span', () => {
  expect(ticksBetween(0, 30, 5)).toEqual([0, 10, 20, 30]);
  expect(ticksBetween(47, 347, 5)).toEqual([60, 120, 180, 240, 300]);
  expect(ticksBetween(0, 1, 5)).toEqual([0, 1]);
});

it('gives round values from 0 to above the highest', () => {
  expect(valueTicks(1000, 4)).toEqual([0, 500, 1000]);
  expect(valueTicks(1001, 4)).toEqual([0, 500, 1000, 1500]);
  expect(valueTicks(1, 4)).toEqual([0, 0.5, 1]);
  expect(valueTicks(17, 4)).toEqual([0, 5, 10, 15, 20]);
});

const rowsOf = (xs: readonly number[], label = 'paused'): number[] =>
  markRows(
    xs.map((x) => ({ x, label })),
    [0, 100],
    400,
  ).map(({ row }) => row);

it('texts that would lie on each other stand in rows of their own', () => {
  expect(rowsOf([1, 3, 5])).toEqual([0, 1, 2]);
  expect(rowsOf([1, 30, 60])).toEqual([0, 0, 0]);
  expect(rowsOf([1, 3, 20, 22])).toEqual([0, 1, 0, 1]);
  expect(
    markRows(
      [
        { x: 1, label: 'paused' },
        { x: 10, label: 'paused' },
      ],
      [0, 100],
      1000,
    )[1]?.row,
  ).toBe(0);
  // A storm of changes keeps to its rows: the lines still show when they were.
  expect(rowsOf([1, 2, 3, 4, 5, 6, 7])).toEqual([0, 1, 2, 3, 4, 0, 1]);
});

it('at the right end a text stands before its line', () => {
  const placed = markRows([{ x: 99, label: 'resumed' }], [0, 100], 400);
  expect(placed).toEqual([{ x: 99, label: 'resumed', row: 0, before: true }]);
  expect(markRows([{ x: 10, label: 'resumed' }], [0, 100], 400)[0]?.before).toBe(false);
});
