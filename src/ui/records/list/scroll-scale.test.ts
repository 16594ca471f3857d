import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barAt,
  barHeight,
  clampOffset,
  hasDrifted,
  isStuck,
  MAX_SCROLL_PX,
  scrolledTo,
} from './scroll-scale.ts';

const short = { content: 28_000, viewport: 600 };
const tall = { content: 28_000_000, viewport: 600 };

describe('the scroll bar of a long list', () => {
  it('is the list itself while that fits', () => {
    expect(barHeight(short)).toBe(28_000);
    expect(scrolledTo({ offset: 0, bar: 0 }, 1234, short)).toEqual({ offset: 1234, bar: 1234 });
    expect(barAt(1234, short)).toBe(1234);
  });

  it('never grows past what a browser can lay out', () => {
    expect(barHeight(tall)).toBe(MAX_SCROLL_PX);
  });

  it('moves by as much as the wheel does, even in a list of a million rows', () => {
    const from = { offset: 14_000_000, bar: barAt(14_000_000, tall) };
    expect(scrolledTo(from, from.bar + 100, tall).offset).toBe(14_000_100);
  });

  it('leaps in proportion when the thumb is dragged', () => {
    const from = { offset: 0, bar: 0 };
    const half = (MAX_SCROLL_PX - 600) / 2;
    expect(scrolledTo(from, half, tall).offset).toBeCloseTo((28_000_000 - 600) / 2);
    expect(scrolledTo(from, MAX_SCROLL_PX - 600, tall).offset).toBe(28_000_000 - 600);
  });

  it('reaches every row: the bar belongs somewhere for each offset', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 28_000_000, noNaN: true }), (wanted) => {
        const offset = clampOffset(wanted, tall);
        const bar = barAt(offset, tall);
        expect(bar).toBeGreaterThanOrEqual(0);
        expect(bar).toBeLessThanOrEqual(MAX_SCROLL_PX - 600);
        expect(hasDrifted({ offset, bar }, tall)).toBe(false);
      }),
    );
  });

  it('says when the bar stopped before the list did', () => {
    expect(isStuck({ offset: 5000, bar: 0 }, tall)).toBe(true);
    expect(isStuck({ offset: 0, bar: 0 }, tall)).toBe(false);
    expect(isStuck({ offset: 5000, bar: 2000 }, tall)).toBe(false);
  });
});
