import { expect, test } from 'vitest';
import { formatDollars } from './money.ts';

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
