import { expect, it } from 'vitest';
import { figureOf } from './run-figures.ts';
import { run, shardResults } from '../testing/recorded.ts';

const shards = shardResults([50, 0], [25, 0], [25, 0]);

it('takes the hot-shard index of a run of today as it was measured', () => {
  const { result } = run({ stream: 's' }, { shards, hotShardIndex: 1.5 });
  expect(figureOf(result, 'hotShardIndex')).toBe(1.5);
});

it('measures a run of an earlier version again, by equal shares: 1.00 was by the width of ranges', () => {
  const { predictedHotShardIndex: _, ...earlier } = run(
    { stream: 's' },
    { shards, hotShardIndex: 1 },
  ).result;
  expect(figureOf(earlier, 'hotShardIndex')).toBe(1.5);
});
