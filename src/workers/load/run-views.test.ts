import { expect, it } from 'vitest';
import { harness } from '../../load/testing/run-harness.ts';
import { ViewsOfRun } from './run-views.ts';

it('keeps what the fixed result leaves out: bytes and times of each second', async () => {
  const { run, finish } = harness(
    {
      profile: { type: 'constant', rate: 100 },
      durationMs: 3000,
      keys: { type: 'shard', shardId: 'shardId-000000000001' },
    },
    { latencyMs: () => 20 },
  );
  const result = await finish();
  // As it is noted, posted and stored.
  const views = structuredClone(new ViewsOfRun(run).views(run.snapshot()));
  expect(views.windows?.bytes).toHaveLength(result.windows.length);
  expect(views.windows?.bytes.reduce((sum, one) => sum + one, 0)).toBe(result.acceptedBytes);
  expect(views.windows?.serviceP99Ms[1]).toBe(20);
});
