import { expect, it } from 'vitest';
import { localValue } from './time-picker.tsx';

it('shows a typed time as the browser’s field takes it, and nothing for what is none', () => {
  // Tests run in UTC (vitest.config.ts).
  expect(localValue('2026-11-21T14:05:09.250Z')).toBe('2026-11-21T14:05:09');
  expect(localValue('2026-11-21 14:05')).toBe('2026-11-21T14:05:00');
  expect(localValue('2026-11-21T14:05:09+02:00')).toBe('2026-11-21T12:05:09');
  expect(localValue('yesterday')).toBe('');
});
