import { expect, it } from 'vitest';
import { ticksBetween, valueTicks } from './ticks.ts';

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
