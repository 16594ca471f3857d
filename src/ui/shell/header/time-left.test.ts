import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

it.each([
  [3_600_000, '60 min'],
  [300_000, '5 min'],
  [299_000, '4:59'],
  [9_001, '0:10'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%i ms are %s', (ms, words) => {
  expect(timeLeft(ms)).toBe(words);
});
