import { expect, it } from 'vitest';
import { evenRanges } from '../../../kinesis/hash-keys/hash-range.ts';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import { harness } from '../../../load/testing/run-harness.ts';
import { shardViews, noShardsText } from './shard-view.ts';

it('accounts for every accepted record after a shard has closed: open shares and closed ones are a whole', async () => {
  const { finish, run } = harness({ total: 1000, profile: { type: 'constant', rate: 500 } });
  await finish();
  const snapshot = run.snapshot();
  const open = evenRanges(snapshot.shards.length).map((range, index) => ({
    shardId: shardIdOf(index),
    range,
    startingSequenceNumber: '0',
  }));
  expect(shardViews(open, snapshot).every((shard) => shard.open)).toBe(true);
  const listed = open.map((shard, i) =>
    i === 0 ? { ...shard, endingSequenceNumber: '1' } : shard,
  );
  const views = shardViews(listed, snapshot);
  expect(views.filter((shard) => !shard.open).map(({ shardId }) => shardId)).toEqual([
    shardIdOf(0),
  ]);
  expect(views.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(views.reduce((sum, { predictedShare }) => sum + predictedShare, 0)).toBeCloseTo(1);
  expect(shardViews(open, undefined)).toHaveLength(open.length);
  // The run knows a child before the page has listed it; and before any list nothing is closed.
  const [, ...rest] = open;
  expect(shardViews(rest, snapshot).every((shard) => shard.open)).toBe(true);
  expect(shardViews([], snapshot)).toEqual([]);
});

it('shows what the keys promised beside what came, and no rates once the run has ended', async () => {
  const { finish, run } = harness({ total: 1000, profile: { type: 'constant', rate: 500 } });
  await finish();
  const snapshot = run.snapshot();
  const count = snapshot.shards.length;
  const open = evenRanges(count).map((range, index) => ({
    shardId: shardIdOf(index),
    range,
    startingSequenceNumber: '0',
  }));
  const prediction = {
    shares: open.map(({ shardId }) => ({ shardId, share: 1 / count })),
    hotShardIndex: 1,
    momentaryHotShardIndex: 1,
    throttlesFrom: count * 1000,
  };
  const views = shardViews(open, snapshot, prediction);
  expect(views.map(({ predictedShare }) => predictedShare)).toEqual(open.map(() => 1 / count));
  expect(
    views.every(({ recordsPerSecond, bytesPerSecond }) => recordsPerSecond + bytesPerSecond === 0),
  ).toBe(true);
  // A promise for other shards, as before a split, is none: where the keys fell counts.
  const [first] = prediction.shares;
  const other = { ...prediction, shares: first === undefined ? [] : [first] };
  const total = snapshot.shards.reduce((sum, { predicted }) => sum + predicted, 0);
  expect(shardViews(open, snapshot, other).map(({ predictedShare }) => predictedShare)).toEqual(
    snapshot.shards.map(({ predicted }) => predicted / total),
  );
});

const GONE = { kind: 'not-found', name: 'ResourceNotFoundException', message: 'Gone.' } as const;

it.each([
  [undefined, undefined, 'No shards to show', 'Choose a stream above'],
  // A stream is chosen: nobody is asked to choose one.
  ['orders', undefined, 'Loading the shards', 'shards of orders are being listed'],
  ['orders', GONE, 'The shards of orders are not known', 'ResourceNotFoundException: Gone.'],
] as const)('stream %s, failure %o: %s', (stream, failure, title, text) => {
  const found = noShardsText(stream, failure);
  expect(found.title).toBe(title);
  expect(found.text).toContain(text);
});
