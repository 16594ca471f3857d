import { expect, it } from 'vitest';
import { CauseTally } from './gap-cause-tally.ts';
import { harness } from '../testing/run-harness.ts';

it('adds the seconds of each cause up, with the figures of the worst one', () => {
  const tally = new CauseTally();
  const full = (limit: 'records' | 'bytes', perSecond: number) =>
    ({ type: 'shard', shardId: 'shardId-000000000001', limit, perSecond }) as const;
  tally.add(1, { type: 'generator' });
  tally.add(2, full('records', 1500));
  tally.add(3, full('bytes', 2e6));
  tally.add(7, full('records', 1200));
  expect(tally.longest(10)).toEqual([
    { cause: full('records', 1500), from: 2, seconds: 2 },
    { cause: { type: 'generator' }, from: 1, seconds: 1 },
    { cause: full('bytes', 2e6), from: 3, seconds: 1 },
  ]);
  expect(tally.longest(1)).toHaveLength(1);
});

it('a run that has ended still knows why it was throttled, and for how long', async () => {
  const { run, finish } = harness(
    {
      durationMs: 6000,
      profile: {
        type: 'stages',
        stages: [
          { durationMs: 3000, rate: 2500 },
          { durationMs: 3000, rate: 10 },
        ],
      },
      keys: { type: 'one', key: 'k' },
      retry: { type: 'none' },
    },
    { recordsPerSecond: 1000 },
  );
  await finish();
  const { cause, causes } = run.snapshot();
  expect(cause).toBeNull();
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({
    cause: { type: 'shard', limit: 'records' },
    from: 0,
    seconds: 3,
  });
});
