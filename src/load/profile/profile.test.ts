import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Pacer } from './pacer.ts';
import { rateCurve } from './profile.ts';
import { profile as schema, type ProfileInput } from './schema.ts';
import { parseKdgGrid } from './kdg-grid.ts';

const SUNDAY = Date.UTC(2026, 10, 22);

function curve(input: ProfileInput, seed = 1, startEpochMs = SUNDAY) {
  const parsed = schema.parse(input);
  if (parsed.type === 'closed') throw new Error('closed has no curve');
  return rateCurve(parsed, { seed, startEpochMs });
}

const week = (mean: (day: number, hour: number) => number, deviation = 0) =>
  Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (__, hour) => ({ mean: mean(day, hour), deviation })),
  );

/** Profile → times in seconds → records due by then. */
const TABLE: readonly [string, ProfileInput, readonly [number, number][]][] = [
  [
    'constant',
    { type: 'constant', rate: 250 },
    [
      [0, 0],
      [1, 250],
      [10, 2500],
    ],
  ],
  [
    'slow',
    { type: 'constant', rate: 0.1 },
    [
      [9, 0.9],
      [10, 1],
      [600, 60],
    ],
  ],
  [
    'ramp',
    { type: 'ramp', from: 0, to: 1000, durationMs: 10_000 },
    [
      [1, 50],
      [5, 1250],
      [10, 5000],
      [12, 7000],
    ],
  ],
  [
    'stairs',
    { type: 'stairs', from: 100, step: 100, stepMs: 1000, to: 300 },
    [
      [1, 100],
      [2, 300],
      [3, 600],
      [5, 1200],
    ],
  ],
  [
    'spike',
    { type: 'spike', base: 10, peak: 1000, atMs: 2000, lengthMs: 1000 },
    [
      [2, 20],
      [3, 1020],
      [4, 1030],
    ],
  ],
  [
    'sine',
    { type: 'sine', mean: 100, amplitude: 100, periodMs: 4000 },
    [
      [4, 400],
      [8, 800],
      [2, 200 + 400 / Math.PI],
    ],
  ],
  [
    'burst',
    { type: 'burst', rate: 100, onMs: 500, offMs: 1500 },
    [
      [0.5, 50],
      [2, 50],
      [2.25, 75],
      [4, 100],
    ],
  ],
  [
    'stages',
    {
      type: 'stages',
      stages: [
        { durationMs: 1000, rate: 100, shape: 'ramp' },
        { durationMs: 2000, rate: 100 },
        { durationMs: 1000, rate: 0, shape: 'ramp' },
      ],
    },
    [
      [1, 50],
      [3, 250],
      [4, 300],
      [9, 300],
    ],
  ],
  [
    'grid',
    { type: 'grid', days: week((day, hour) => day * 100 + hour) },
    [
      [3600, 0],
      [7200, 3600],
      [10_800, 3600 + 7200],
    ],
  ],
  [
    'grid, replayed',
    { type: 'grid', days: week((_, hour) => hour), mode: 'replay', speed: 3600 },
    [
      [1, 0],
      [2, 3600],
      [24, 276 * 3600],
      [25, 276 * 3600],
    ],
  ],
  [
    'grid, a day of it each second',
    { type: 'grid', days: week((day, hour) => (day + hour) / 4), mode: 'replay', speed: 86_400 },
    [
      [0.5, 66 * 900],
      [1, 276 * 900],
      [2, (2 * 276 + 24) * 900],
      [7, (7 * 276 + 24 * 21) * 900],
      [70_007, 10_001 * (7 * 276 + 24 * 21) * 900],
    ],
  ],
];

describe('profiles', () => {
  it.each(TABLE)('%s has the integral of its curve', (_, input, points) => {
    const sorted = points.toSorted((a, b) => a[0] - b[0]);
    const rates = curve(input);
    for (const [seconds, due] of sorted) expect(rates.integral(seconds * 1000)).toBeCloseTo(due, 6);
  });

  it('a grid follows the local hour of the week', () => {
    const days = week((day, hour) => day * 100 + hour);
    const monday = curve({ type: 'grid', days }, 1, SUNDAY + 86_400_000 + 5 * 3_600_000);
    expect(monday.rate(0)).toBe(105);
    const east = curve({ type: 'grid', days, utcOffsetMinutes: 120 }, 1, SUNDAY);
    expect(east.rate(0)).toBe(2);
    const west = curve({ type: 'grid', days, utcOffsetMinutes: -60 }, 1, SUNDAY);
    expect(west.rate(0)).toBe(623);
  });

  it('a grid draws each second around its mean, the same for the same seed', () => {
    const input: ProfileInput = { type: 'grid', days: week(() => 100, 10) };
    const rates = curve(input);
    const drawn = Array.from({ length: 2000 }, (_, i) => rates.rate(i * 1000));
    const mean = drawn.reduce((a, b) => a + b) / drawn.length;
    const deviation = Math.sqrt(
      drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length,
    );
    expect(Math.abs(mean - 100)).toBeLessThan(1);
    expect(Math.abs(deviation - 10)).toBeLessThan(1);
    expect(curve(input).rate(5000)).toBe(drawn[5]);
    expect(curve(input, 2).rate(5000)).not.toBe(drawn[5]);
  });

  it('a replay sends what each second of the week holds, whatever its speed', () => {
    const days = week((day, hour) => day * 10 + hour, 30);
    const slow = curve({ type: 'grid', days, mode: 'replay' });
    const fast = curve({ type: 'grid', days, mode: 'replay', speed: 7200 });
    for (const seconds of [1, 2.5, 12, 13, 84])
      expect(fast.integral(seconds * 1000)).toBeCloseTo(slow.integral(seconds * 7_200_000), 6);
    expect(fast.rate(13_000)).toBe(slow.rate(13 * 7_200_000) * 7200);
  });

  it('refuses a replay that no machine can send, at its speed', () => {
    const replay = (speed: number, unit: 'records' | 'bytes' = 'records') =>
      schema.safeParse({ type: 'grid', unit, days: week(() => 100), mode: 'replay', speed });
    expect(replay(10_000).success).toBe(true);
    expect(replay(10_001).error?.issues).toMatchObject([
      { path: ['speed'], message: expect.stringContaining('1000100 records/s') as unknown },
    ]);
    expect(replay(86_400, 'bytes').success).toBe(true);
  });

  it.each([
    ['records', 1],
    ['bytes', 1024],
  ] as const)('poisson arrivals of %s have the mean and the variance of their rate', (unit, of) => {
    const rates = curve({ type: 'poisson', unit, rate: 100 * of });
    expect(rates.rate(0)).toBe(100 * of);
    let before = 0;
    const counts = Array.from({ length: 1000 }, (_, i) => {
      const now = rates.integral((i + 1) * 1000);
      const count = (now - before) / of;
      before = now;
      return count;
    });
    const mean = counts.reduce((a, b) => a + b) / counts.length;
    const variance = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / counts.length;
    expect(Math.abs(mean - 100)).toBeLessThan(1.5);
    expect(variance / mean).toBeGreaterThan(0.85);
    expect(variance / mean).toBeLessThan(1.15);
  });

  it('integrals never fall and agree with the rate', () => {
    for (const [, input] of TABLE) {
      const rates = curve(input);
      let before = 0;
      for (let ms = 0; ms < 20_000; ms += 10) {
        const now = rates.integral(ms);
        expect(now).toBeGreaterThanOrEqual(before - 1e-9);
        before = now;
      }
    }
  });

  it('a pacer takes all that is due, however late its ticks are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1900 }), { maxLength: 50 }), (gaps) => {
        const pacer = new Pacer(schema.parse({ type: 'constant', rate: 333 }) as never, {
          seed: 1,
          startEpochMs: SUNDAY,
          now: 1000,
          durationMs: undefined,
        });
        let now = 1000;
        let taken = 0;
        for (const gap of gaps) {
          now += gap;
          pacer.tick(now);
          expect(pacer.dropOld(now)).toBe(0);
          let last = 0;
          while (pacer.owed > 0) {
            const due = pacer.nextDueAt();
            if (due < last || due > now) expect([due, last, now]).toBe('in order');
            last = due;
            pacer.take(1);
            taken += 1;
          }
        }
        expect(taken).toBe(Math.floor(((now - 1000) * 333) / 1000 + 1e-6));
      }),
    );
  });

  it('bytes that were taken too early are not due again', () => {
    const pacer = new Pacer(
      schema.parse({ type: 'constant', unit: 'bytes', rate: 1000 }) as never,
      {
        seed: 1,
        startEpochMs: SUNDAY,
        now: 0,
        durationMs: undefined,
      },
    );
    let records = 0;
    for (let now = 10; now <= 10_000; now += 10) {
      pacer.tick(now);
      while (pacer.owed > 0) {
        pacer.take(300);
        records += 1;
      }
    }
    expect(records).toBe(34);
  });

  it('says in words what is wrong with a rate', () => {
    for (const [rate, words] of [
      [0, 'would never send'],
      [-1, 'would never send'],
      [1e9, 'more than one machine'],
      ['abc', 'not a number'],
      ['', 'missing'],
      [undefined, 'missing'],
    ] as const) {
      const parsed = schema.safeParse({ type: 'constant', rate });
      expect(parsed.success).toBe(false);
      expect(parsed.error?.issues).toHaveLength(1);
      expect(parsed.error?.issues[0]?.message).toContain(words);
    }
    const sine = schema.safeParse({ type: 'sine', mean: 1, amplitude: 2, periodMs: 1 });
    expect(sine.error?.issues[0]?.message).toContain('below 0');
    const stairs = schema.safeParse({ type: 'stairs', from: 1, to: 5, step: -1, stepMs: 1000 });
    expect(stairs.error?.issues[0]?.message).toContain('never lead');
  });

  it('reads the week of the KDG', () => {
    const grid = parseKdgGrid({ '3-14-mu': '500', '3-14-sig': '0', '#0-0-mu': 1 });
    expect(grid?.days[3]?.[14]).toEqual({ mean: 500, deviation: 0 });
    expect(grid?.days[0]?.[0]).toEqual({ mean: 1, deviation: 10 });
    expect(grid?.days[6]?.[23]).toEqual({ mean: 100, deviation: 10 });
    expect(schema.safeParse(grid).success).toBe(true);
    expect(parseKdgGrid({ type: 'constant' })).toBeUndefined();
    expect(parseKdgGrid({ name: 'no grid' })).toBeUndefined();
  });
});
