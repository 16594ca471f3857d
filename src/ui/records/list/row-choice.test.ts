import { expect, it } from 'vitest';
import { chosen, moved, selectedCount, selectionOf, type RowChoice } from './row-choice.ts';

const LIST = {};
const NONE: RowChoice = { list: LIST, position: -1, anchor: -1 };

it('selects from where the keyboard stood, both ways, until it goes without Shift', () => {
  const at5 = chosen(NONE, LIST, 5, false);
  expect(selectionOf(at5)).toBeUndefined();
  const down = chosen(chosen(at5, LIST, 6, true), LIST, 8, true);
  expect(selectionOf(down)).toEqual([5, 8]);
  expect(selectedCount(selectionOf(down))).toBe(4);
  expect(selectionOf(chosen(down, LIST, 2, true))).toEqual([2, 5]);
  expect(selectionOf(chosen(down, LIST, 9, false))).toBeUndefined();
  expect(selectionOf(chosen(NONE, LIST, 3, true))).toEqual([3, 3]);
});

it('goes along when rows move, and is gone in another list', () => {
  const some = chosen(chosen(NONE, LIST, 5, false), LIST, 8, true);
  expect(selectionOf(moved(some, -3))).toEqual([2, 5]);
  expect(selectionOf(moved(some, -7))).toEqual([0, 1]);
  expect(moved(NONE, 4)).toEqual(NONE);
  expect(selectionOf(chosen(some, {}, 1, true))).toEqual([1, 1]);
});
