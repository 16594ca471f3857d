import { expect, it } from 'vitest';
import { meanWindow } from './mean-window.ts';

const COUNTS = { target: 10, offered: 8, accepted: 6, throttled: 2, dropped: 0 };

it('means per second, and the highest p99; a second without an answer has no time to count', () => {
  expect(
    meanWindow([
      { ...COUNTS, t: 4, bytes: 100, serviceP50Ms: 2, serviceP99Ms: 90 },
      { ...COUNTS, t: 5, bytes: 0, serviceP50Ms: undefined, serviceP99Ms: undefined },
      { ...COUNTS, t: 6, accepted: 9, bytes: 500, serviceP50Ms: 4, serviceP99Ms: 5 },
    ]),
  ).toEqual({ ...COUNTS, t: 4, accepted: 7, bytes: 200, serviceP50Ms: 3, serviceP99Ms: 90 });
});

it('knows no bytes and no times where the run kept none', () => {
  expect(Object.keys(meanWindow([{ ...COUNTS, t: 0 }]))).toEqual(['t', ...Object.keys(COUNTS)]);
});
