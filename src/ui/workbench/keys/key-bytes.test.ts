import { expect, it } from 'vitest';
import { keyBytes, predictionText } from './key-bytes.ts';

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

it('names both limits: large records reach the one in bytes first', () => {
  const even = { shares: [], hotShardIndex: 1, momentaryHotShardIndex: 1, throttlesFrom: 4000 };
  expect(predictionText(even)).toBe(
    'Predicted hot-shard index 1.00 (1 is even). Throttles from about 4,000 records/s or 4.0 MiB/s on, whichever comes first.',
  );
  expect(predictionText({ ...even, momentaryHotShardIndex: 4, throttlesFrom: 1000 })).toContain(
    'but 4.00 at each moment. Throttles from about 1,000 records/s or 1.0 MiB/s',
  );
});
