import { expect, it } from 'vitest';
import { harness } from '../../../load/testing/run-harness.ts';
import type { RunResult } from '../../../load/result.ts';
import { reportFigures } from './report-figures.ts';

async function finished(): Promise<RunResult> {
  const { finish } = harness({ total: 300, keys: { type: 'shards' } }, { shards: 3 });
  return finish();
}

const named = (result: RunResult, name: string) =>
  reportFigures(result).find((figure) => figure.name === name);

it('says how even a run was, what was predicted, and what the test tests', async () => {
  const result = await finished();
  expect(named(result, 'Hot-shard index')).toMatchObject({ value: '1.00', amount: 1 });
  expect(named(result, 'Predicted hot-shard index')).toMatchObject({ value: '1.00' });
  const chiSquare = { statistic: 11_111.56, df: 2, p: 0 };
  expect(named({ ...result, chiSquare }, 'Chi-square')).toMatchObject({
    value: '11111.56 (df 2, p < 0.001)',
    note: expect.stringContaining('the share that the partition keys predict') as string,
  });
});

it('never shows a figure of an earlier version under the name of today’s', async () => {
  const { predictedHotShardIndex: _, ...earlier } = await finished();
  expect(named({ ...earlier, hotShardIndex: 1.33 }, 'Hot-shard index')).toBeUndefined();
  expect(named(earlier, 'Chi-square')).toBeUndefined();
  expect(
    named({ ...earlier, hotShardIndex: 1.33 }, 'Hot-shard index by range width'),
  ).toMatchObject({ value: '1.33', note: expect.stringContaining('earlier version') as string });
});

it('shows the target in the unit of the run, and the same in bytes beside what was accepted', async () => {
  const { finish } = harness({
    total: 300,
    template: { text: 'x'.repeat(1000) },
    profile: { type: 'constant', rate: 1_000_000, unit: 'bytes' },
  });
  const result = await finish();
  expect(named(result, 'Mean accepted rate')?.note).toBe('target 976.6 KiB/s');
  expect(named(result, 'Accepted bytes')?.note).toMatch(/^mean [\d.]+ [KM]iB\/s$/);
  expect(named(await finished(), 'Mean accepted rate')?.note).toBe('target 100/s');
});
