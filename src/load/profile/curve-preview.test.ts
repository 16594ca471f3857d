import { describe, expect, it } from 'vitest';
import { previewCurve, type CurvePreview } from './curve-preview.ts';
import { profile, type ProfileInput } from './schema.ts';

/** A Sunday, 00:00 UTC. */
const SUNDAY = Date.UTC(2026, 10, 22);

function preview(
  input: ProfileInput,
  end: { total?: number; durationMs?: number } = {},
): CurvePreview {
  const curve = previewCurve({ profile: profile.parse(input), ...end }, SUNDAY);
  if (curve === undefined) throw new Error('this profile has a curve');
  return curve;
}

describe('the preview of a rate', () => {
  it('shows a minute of what goes on for ever', () => {
    const curve = preview({ type: 'constant', rate: 100 });
    expect(curve.points.at(-1)).toEqual({ t: 60, rate: 100 });
    expect(curve.due).toBeCloseTo(6000);
    expect(curve.ends).toBe(false);
  });

  it('ends with the duration, or when the total is reached', () => {
    expect(preview({ type: 'constant', rate: 100 }, { durationMs: 10_000 })).toMatchObject({
      due: 1000,
      ends: true,
    });
    const curve = preview({ type: 'constant', rate: 100 }, { total: 500 });
    expect(curve).toMatchObject({ due: 500, ends: true });
    expect(curve.points.at(-1)?.t).toBeGreaterThanOrEqual(5);
    expect(curve.points.at(-1)?.t).toBeLessThan(5.1);
  });

  it('shows all of the stages, and that a total beyond them is not reached', () => {
    const stages = [
      { rate: 10, durationMs: 1000 },
      { rate: 30, durationMs: 1000, shape: 'ramp' as const },
    ];
    const curve = preview({ type: 'stages', stages }, { total: 1000 });
    expect(curve).toMatchObject({ due: 30, ends: true });
    expect(curve.points[0]).toEqual({ t: 0, rate: 10 });
    expect(curve.points.at(-1)?.rate).toBeCloseTo(30);
  });

  it('shows a whole week of a grid, faster in a replay', () => {
    const days = Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, () => ({ mean: day, deviation: 0 })),
    );
    const curve = preview({ type: 'grid', days, mode: 'replay', speed: 3600 });
    expect(curve.points.at(-1)).toEqual({ t: 168, rate: 6 * 3600 });
  });

  it('looks for a total in a replay without going through each second of years', () => {
    const days = Array.from({ length: 7 }, () =>
      Array.from({ length: 24 }, () => ({ mean: 0.01, deviation: 1 })),
    );
    const started = performance.now();
    const curve = preview({ type: 'grid', days, mode: 'replay', speed: 86_400 }, { total: 1e12 });
    expect(curve.ends).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('has every shape of every profile in it', () => {
    const highest = (curve: CurvePreview): number =>
      Math.max(...curve.points.map(({ rate }) => rate));
    const lowest = (curve: CurvePreview): number =>
      Math.min(...curve.points.map(({ rate }) => rate));
    const spike = preview({ type: 'spike', base: 1, peak: 9, atMs: 1000, lengthMs: 500 });
    expect([lowest(spike), highest(spike), spike.points.at(-1)?.rate]).toEqual([1, 9, 1]);
    const burst = preview({ type: 'burst', rate: 5, onMs: 1000, offMs: 1000 });
    expect([lowest(burst), highest(burst)]).toEqual([0, 5]);
    const stairs = preview({ type: 'stairs', from: 1, step: 2, stepMs: 1000, to: 5 });
    expect([...new Set(stairs.points.map(({ rate }) => rate))]).toEqual([1, 3, 5]);
    const sine = preview({ type: 'sine', mean: 5, amplitude: 2, periodMs: 1000 });
    expect(highest(sine)).toBeCloseTo(7, 1);
    expect(preview({ type: 'ramp', from: 0, to: 8, durationMs: 1000 }).points.at(-1)?.rate).toBe(8);
  });

  it('has none for a probe', () => {
    expect(previewCurve({ profile: profile.parse({ type: 'closed' }) }, SUNDAY)).toBeUndefined();
  });
});
