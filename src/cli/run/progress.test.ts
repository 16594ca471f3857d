import { expect, it } from 'vitest';
import { progressLine } from './progress.ts';

const snapshot: Parameters<typeof progressLine>[0] = {
  state: { type: 'running', generating: true },
  elapsedMs: 123_456,
  windows: [],
  throttledAttempts: 123_456,
  accounts: {
    due: 1_234_567,
    generated: 1_234_567,
    accepted: 1_000_000,
    waiting: 99_999,
    inFlight: 1,
    gaveUp: 12_345,
    failed: 0,
    unconfirmed: 0,
    dropped: 67_890,
  },
};

const WHOLE =
  'running 123.5 s, 0/s accepted of 0/s due, 1000000 accepted, 100000 on the way, 12345 gave up, 67890 dropped, 123456 throttled';

it('says how a run is doing, in a line that no terminal has to wrap', () => {
  expect(progressLine(snapshot)).toBe(WHOLE);
  expect(progressLine(snapshot, 0)).toBe(WHOLE);
  expect(progressLine(snapshot, WHOLE.length + 1)).toBe(WHOLE);
  for (const columns of [1, 2, 40, 80, WHOLE.length]) {
    const line = progressLine(snapshot, columns);
    // In the last column a terminal may wrap, or erase it with what is right of the cursor.
    expect(line).toHaveLength(columns - 1);
    expect(`${WHOLE.slice(0, Math.max(0, columns - 2))}…`).toContain(line);
  }
});
