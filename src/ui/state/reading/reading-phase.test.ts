import { expect, it } from 'vitest';
import type { ReaderSnapshot, ShardState } from '../../../reader/snapshot.ts';
import { followText } from './follow-text.ts';
import { readingPhase } from './reading-phase.ts';

type Shard = readonly [state: ShardState, millisBehindLatest?: number];

const STARTING: ShardState = { state: 'starting' };
const FOLLOWING: ShardState = { state: 'following' };
const AT_TIP: ShardState = { state: 'at-tip' };
const WAITING: ShardState = { state: 'waiting-for-parents', parents: ['p'] };
const ENDED: ShardState = { state: 'ended', why: 'closed', childShardIds: [] };
const THROTTLED: ShardState = { state: 'throttled', why: 'slow', until: 0 };
const RETRYING: ShardState = { state: 'retrying', why: 'no answer', until: 0 };
const FAILED: ShardState = { state: 'failed', kind: 'denied', name: 'X', message: 'no' };

function snapshot(
  shards: readonly Shard[],
  read = 0,
  state: ReaderSnapshot['state'] = 'reading',
): ReaderSnapshot {
  return {
    state,
    failure: undefined,
    shards: shards.map(([one, millisBehindLatest]) => ({ state: one, millisBehindLatest })),
    totals: { read, kept: read, fallenOut: 0, bytes: 0 },
  } as unknown as ReaderSnapshot;
}

it.each<[string, ReaderSnapshot | undefined, ReturnType<typeof readingPhase>]>([
  ['nothing is known', undefined, { phase: 'opening' }],
  ['the reader starts', snapshot([], 0, 'starting'), { phase: 'opening' }],
  ['all shards start', snapshot([[STARTING], [STARTING]]), { phase: 'opening' }],
  ['one shard still starts', snapshot([[AT_TIP, 0], [STARTING]]), { phase: 'opening' }],
  ['no answer yet', snapshot([[FOLLOWING]]), { phase: 'behind', behindMs: undefined }],
  [
    'old records',
    snapshot(
      [
        [FOLLOWING, 19_000],
        [AT_TIP, 0],
      ],
      5,
    ),
    { phase: 'behind', behindMs: 19_000 },
  ],
  ['a busy stream', snapshot([[FOLLOWING, 40]], 5), { phase: 'at-tip' }],
  [
    'empty so far, and not at its end',
    snapshot([[FOLLOWING, 40]]),
    { phase: 'behind', behindMs: 40 },
  ],
  ['nothing stored', snapshot([[AT_TIP, 0], [ENDED], [WAITING]]), { phase: 'at-tip' }],
  ['a throttled shard', snapshot([[STARTING], [THROTTLED]]), { phase: 'throttled', shards: 1 }],
  ['no answers', snapshot([[RETRYING]]), { phase: 'retrying', shards: 1, why: 'no answer' }],
  ['a failed shard', snapshot([[FAILED], [AT_TIP, 0]]), { phase: 'shards-failed', shards: 1 }],
  ['paused', snapshot([[AT_TIP, 0]], 0, 'paused'), { phase: 'paused' }],
  ['all read', snapshot([[ENDED]], 3, 'ended'), { phase: 'ended', problem: undefined }],
  [
    'ended by a failure',
    snapshot([[ENDED], [FAILED]], 3, 'ended'),
    { phase: 'ended', problem: 'X: no' },
  ],
])('%s', (_, given, phase) => {
  expect(readingPhase(given)).toEqual(phase);
});

it('never says that it waits at the tip while a shard has no iterator, or that all was read when it was not', () => {
  expect(followText(snapshot([[STARTING], [AT_TIP, 0]]), undefined, false).text).not.toContain(
    'tip',
  );
  expect(followText(snapshot([[FAILED]], 0, 'ended'), undefined, false).text).toBe(
    'Reading has ended: X: no',
  );
  expect(followText(snapshot([[FOLLOWING, 19_000]], 1), undefined, false).text).toBe(
    'Reading what was stored 19 s ago',
  );
});
