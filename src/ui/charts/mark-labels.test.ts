import { expect, it } from 'vitest';
import { roomForLabels } from './mark-labels.ts';

const MARKS = [
  { x: 4, label: 'paused' },
  { x: 5, label: 'resumed' },
  { x: 20, label: 'stop' },
];

function labels(width: number): string[] {
  return roomForLabels(MARKS, [0, 30], width)
    .filter(({ hasRoom }) => hasRoom)
    .map(({ label }) => label);
}

it('leaves out a label that would run over the one before it, and keeps its mark', () => {
  expect(labels(300)).toEqual(['paused', 'stop']);
  expect(labels(3000)).toEqual(['paused', 'resumed', 'stop']);
  expect(roomForLabels(MARKS, [0, 30], 300)).toHaveLength(3);
  expect(roomForLabels([], [0, 0], 300)).toEqual([]);
});
