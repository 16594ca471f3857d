import { expect, it } from 'vitest';
import { isRunOf } from './own-run.ts';

const RAN = { stream: 'orders', place: 'Practice' };

it.each([
  ['its stream', 'orders', 'Practice', true],
  ['another stream', 'payments', 'Practice', false],
  ['a stream of the same name elsewhere', 'orders', 'AWS eu-central-1', false],
  ['no stream', undefined, 'Practice', false],
])('the figures of a run belong to %s: %s on %s', (_, stream, place, own) => {
  expect(isRunOf(RAN, stream, place)).toBe(own);
});

it('before the first run there are none', () => {
  expect(isRunOf({ stream: undefined, place: undefined }, undefined, 'Practice')).toBe(false);
});
