import { expect, it } from 'vitest';
import { settledSpeed } from './settled-speed.ts';

it.each([
  ['nothing yet', [], undefined],
  ['once, while the page loads', [190], undefined],
  ['and again at rest, far from it', [190, 200_000], undefined],
  ['twice at rest', [190, 200_000, 210_000], 210_000],
  ['at rest from the start', [180_000, 200_000], 200_000],
  ['and then something else ran', [200_000, 160_000], 200_000],
  ['a machine that never rests', [100, 1000, 100, 1000, 100], 1000],
])('measured: %s', (_, measured, speed) => {
  expect(settledSpeed(measured)).toBe(speed);
});
