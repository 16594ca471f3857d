import { expect, test } from 'vitest';
import { contextOf } from './describe-context.ts';
import type { DiffRow } from './describe-diff.ts';

const same: DiffRow = { kind: 'same', before: 'x', after: 'x' };
const added: DiffRow = { kind: 'added', after: 'y' };

test('keeps what differs and its surroundings, and counts the rest', () => {
  expect(contextOf([same, same, same, added, same, same], 1)).toEqual([
    { skipped: 2 },
    same,
    added,
    same,
    { skipped: 1 },
  ]);
});

test('nothing differs: all is counted', () => {
  expect(contextOf([same, same], 2)).toEqual([{ skipped: 2 }]);
  expect(contextOf([], 2)).toEqual([]);
});
