import { expect, it } from 'vitest';
import { ticksBetween } from './ticks.ts';

it('places ticks at round seconds inside the span', () => {
  expect(ticksBetween(0, 30, 5)).toEqual([0, 10, 20, 30]);
  expect(ticksBetween(47, 347, 5)).toEqual([60, 120, 180, 240, 300]);
  expect(ticksBetween(0, 1, 5)).toEqual([0, 1]);
});
