import { expect, it } from 'vitest';
import { evenRanges } from '../../kinesis/hash-range.ts';
import { shardIdOf } from '../../kinesis/shard-id.ts';
import { harness } from '../../load/run-harness.ts';
import { closedShares, shardViews } from './shard-view.ts';

it('accounts for every accepted record after a shard has closed: open shares and closed ones are a whole', async () => {
  const { finish, run } = harness({ total: 1000, profile: { type: 'constant', rate: 500 } });
  await finish();
  const snapshot = run.snapshot();
  const open = evenRanges(snapshot.shards.length).map((range, index) => ({
    shardId: shardIdOf(index),
    range,
    startingSequenceNumber: '0',
  }));
  expect(closedShares(open, snapshot)).toEqual([]);
  const [, ...rest] = open;
  const closed = closedShares(rest, snapshot);
  expect(closed.map(({ shardId }) => shardId)).toEqual([shardIdOf(0)]);
  const shares = [...shardViews(rest, snapshot), ...closed].map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(closedShares(open, undefined)).toEqual([]);
});
