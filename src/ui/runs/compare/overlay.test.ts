import { expect, it } from 'vitest';
import { differenceText, overlayPoints } from './overlay.ts';

function run(id: string, accepted: readonly number[]) {
  return {
    id,
    result: {
      windows: accepted.map((count, t) => ({
        t,
        target: 0,
        offered: 0,
        accepted: count,
        throttled: 0,
        dropped: 0,
      })),
    },
  };
}

it('lays runs of any length on one axis, without their last second', () => {
  expect(overlayPoints([run('a', [1, 2, 3, 9]), run('b', [5, 9])], 'accepted', 300)).toEqual([
    { x: 0, a: 1, b: 5 },
    { x: 1, a: 2 },
    { x: 2, a: 3 },
  ]);
});

it('takes means when there are too many seconds', () => {
  expect(overlayPoints([run('a', [1, 3, 5, 7, 0])], 'accepted', 2)).toEqual([
    { x: 0, a: 2 },
    { x: 2, a: 6 },
  ]);
});

it.each([
  [100, 150, '+50 %'],
  [100, 99, '−1.0 %'],
  [10, 10, '='],
  [1, 500, '500 ×'],
  [0, 3, 'was 0'],
  [undefined, 3, undefined],
] as const)('from %s to %s is %s', (first, other, text) => {
  expect(differenceText(first, other)).toBe(text);
});
