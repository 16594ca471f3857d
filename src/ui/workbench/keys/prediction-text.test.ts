import { expect, it } from 'vitest';
import { predictionText } from './prediction-text.ts';

it('names both limits: large records reach the one in bytes first', () => {
  const even = { shares: [], hotShardIndex: 1, momentaryHotShardIndex: 1, throttlesFrom: 4000 };
  expect(predictionText(even)).toBe(
    'Predicted hot-shard index 1.00 (1 is even). Throttles from about 4,000 records/s or 4.0 MiB/s on, whichever comes first.',
  );
  expect(predictionText({ ...even, momentaryHotShardIndex: 4, throttlesFrom: 1000 })).toContain(
    'but 4.00 at each moment. Throttles from about 1,000 records/s or 1.0 MiB/s',
  );
});
