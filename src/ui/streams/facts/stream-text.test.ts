import { expect, test } from 'vitest';
import { formatDay, formatRetention } from './stream-text.ts';

test.each([
  [24, '24 h'],
  [36, '36 h'],
  [168, '7 days'],
  [8760, '365 days'],
])('%d hours read %s', (hours, text) => {
  expect(formatRetention(hours)).toBe(text);
});

test('a day has the same width whatever its digits; none is a dash', () => {
  expect(formatDay(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('2026-01-02 03:04:05');
  expect(formatDay(0)).toBe('–');
});
