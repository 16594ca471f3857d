import { expect, it } from 'vitest';
import { keyBytes } from './key-bytes.ts';

it.each([
  ['uuid', {}, 36],
  ['one', { key: 'célébrité' }, 12],
  ['n', { count: '1,000' }, 8],
  ['weights', { keys: 'a=1, bbb=1' }, 2],
  ['weights', { keys: 'a=none' }, 6],
  ['template', { text: 'dev-{{x}}' }, 12],
  ['millis', {}, 13],
])('a key by %s with %j has about %i bytes', (strategy, values, bytes) => {
  expect(keyBytes({ strategy, values: values as Record<string, string> })).toBeCloseTo(bytes);
});
