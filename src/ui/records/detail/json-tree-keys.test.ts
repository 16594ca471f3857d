import { expect, it } from 'vitest';
import { prettyJson } from '../../../reader/decode/json/json-pretty.ts';
import { stepInTree } from './json-tree-keys.ts';
import { jsonLines } from './json-tree-lines.ts';

// 0 {   1 "a": [   2 1   3 ],   4 "b": 2   5 }
const lines = jsonLines(prettyJson('{"a":[1],"b":2}').text);
const items = [0, 1, 2, 4];

it('walks a tree by arrows, folds with left, unfolds with right, and goes up to the parent', () => {
  const press = (key: string, current: number, folded: readonly number[] = []) =>
    stepInTree(key, { lines, items, folded: new Set(folded), current });
  expect(press('ArrowDown', 2)).toEqual({ type: 'go', line: 4 });
  expect(press('ArrowDown', 4)).toBeUndefined();
  expect(press('ArrowUp', 4)).toEqual({ type: 'go', line: 2 });
  expect(press('ArrowUp', 0)).toBeUndefined();
  expect(press('Home', 4)).toEqual({ type: 'go', line: 0 });
  expect(press('End', 0)).toEqual({ type: 'go', line: 4 });
  expect(press('ArrowLeft', 1)).toEqual({ type: 'toggle' });
  expect(press('ArrowLeft', 1, [1])).toEqual({ type: 'go', line: 0 });
  expect(press('ArrowLeft', 2)).toEqual({ type: 'go', line: 1 });
  expect(press('ArrowLeft', 0, [0])).toBeUndefined();
  expect(press('ArrowRight', 1, [1])).toEqual({ type: 'toggle' });
  expect(press('ArrowRight', 1)).toEqual({ type: 'go', line: 2 });
  expect(press('ArrowRight', 4)).toBeUndefined();
  expect(press('Enter', 1)).toEqual({ type: 'toggle' });
  expect(press(' ', 4)).toBeUndefined();
  expect(press('x', 1)).toBeUndefined();
});
