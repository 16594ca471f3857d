import { describe, expect, it } from 'vitest';
import { harness } from './testing/run-harness.ts';

describe('clocks and timers', () => {
  it('keeps its rate when timers fire once a second, as in a hidden tab', async () => {
    const { clock, run, advance } = harness({ profile: { type: 'constant', rate: 500 } });
    const after = clock.after.bind(clock);
    clock.after = (delayMs, action) => after(Math.max(delayMs, 1000), action);
    await advance(10_000);
    const { accounts, marks } = run.snapshot();
    expect(accounts.due).toBeGreaterThanOrEqual(4500);
    expect(accounts.dropped).toBe(0);
    expect(marks).toEqual([]);
    run.abandon();
  });

  it.each([3_600_000, -3_600_000])(
    'goes on as before when the time of day is set by %i ms: nothing is missed or repeated',
    async (shiftMs) => {
      const { clock, advance, finish } = harness({
        profile: { type: 'constant', rate: 200 },
        durationMs: 5000,
      });
      await advance(2000);
      const epoch = clock.epoch.bind(clock);
      clock.epoch = () => epoch() + shiftMs;
      const result = await finish();
      expect(result).toMatchObject({
        due: 1000,
        accepted: 1000,
        dropped: 0,
        exitReason: 'completed',
      });
      expect(result.durationMs).toBeLessThan(5500);
      expect(result.windows.map(({ target }) => target).slice(0, 5)).toEqual([
        200, 200, 200, 200, 200,
      ]);
    },
  );
});
