import { expect, test, it } from 'vitest';
import { formatDollars, timeLeft } from './format.ts';

test.each([
  [0, '$0.00'],
  [0.015, '$0.015'],
  [0.0001, 'under $0.001'],
  [0.06, '$0.060'],
  [43.8, '$43.80'],
  [3285, '$3,285.00'],
])('%d dollars read %s', (amount, text) => {
  expect(formatDollars(amount)).toBe(text);
});

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
