import { expect, it } from 'vitest';
import { latencyWords } from './latency-words.ts';

it('has times where something was answered, and dashes where nothing was', () => {
  expect(latencyWords({ p50: 4.2, p90: 8, p99: 12, max: 3580 })).toEqual([
    '4.2 ms',
    '8.0 ms',
    '12.0 ms',
    '3.58 s',
  ]);
  const none = ['–', '–', '–', '–'];
  expect(latencyWords(undefined)).toEqual(none);
  expect(latencyWords({ p50: 0, p90: 0, p99: 0, max: 0 })).toEqual(none);
});
