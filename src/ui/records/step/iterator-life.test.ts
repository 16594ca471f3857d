import { expect, it } from 'vitest';
import { iteratorLife } from './iterator-life.ts';

const SINCE = 1_700_000_000_000;

it.each([
  ['fresh', 11_000, { age: 11_000, left: 289_000 }],
  ['after its stream’s clock was moved by 5 minutes', 11_000 + 300_000, { age: 311_000, left: 0 }],
  ['after the clock was set back', -300_000, { age: 0, left: 300_000 }],
])('an iterator %s', (_, passed, life) => {
  expect(iteratorLife(SINCE, SINCE + passed)).toEqual(life);
});
