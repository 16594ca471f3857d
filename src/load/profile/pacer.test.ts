import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer.ts';
import { profile } from './schema.ts';

const RATE = 1000;
const END_MS = 4000;

/** Units taken in each 100 ms, with a stall of `stallMs` from 1 s on, ticks of `tickMs` else. */
function slices(stallMs: number, tickMs = 10): number[] {
  const pacer = new Pacer(profile.parse({ type: 'constant', rate: RATE }) as never, {
    seed: 1,
    startEpochMs: 0,
    now: 0,
    durationMs: END_MS,
  });
  const taken = Array.from({ length: END_MS / 100 + 10 }, () => 0);
  for (let now = 0; !pacer.over || pacer.owed > 0; now += now === 1000 ? stallMs : tickMs) {
    pacer.tick(now);
    const released = pacer.release(now);
    while (pacer.owed > 0 && pacer.nextDueAt() <= released) {
      pacer.take(1);
      const slice = Math.floor(now / 100);
      taken[slice] = (taken[slice] ?? 0) + 1;
    }
    if (now > 2 * END_MS) throw new Error('all that was due is taken soon after the end');
  }
  return taken;
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

describe('after a stall', () => {
  it.each([50, 150, 300, 450, 500])(
    'of %i ms no burst follows, and all is made up for',
    (stallMs) => {
      const taken = slices(stallMs);
      expect(Math.max(...taken)).toBeLessThanOrEqual(RATE / 5);
      expect(sum(taken)).toBe((RATE * END_MS) / 1000);
      // Back on schedule: a tenth of a second's rate in each slice.
      expect(taken.slice(30, 39).every((one) => Math.abs(one - RATE / 10) <= RATE / 100)).toBe(
        true,
      );
    },
  );

  it('ticks that come late, again and again, are no stall', () => {
    const taken = slices(50, 50);
    expect(taken.slice(0, 39).every((one) => one >= RATE / 20 && one <= RATE / 5)).toBe(true);
    expect(sum(taken.slice(0, 39))).toBeGreaterThan(RATE * 3.8);
  });

  it('timers of once a second keep the rate, though not the smoothness', () => {
    expect(sum(slices(1000, 1000))).toBe((RATE * END_MS) / 1000);
  });
});
