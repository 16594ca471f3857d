import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { call, run, shardResults, splitOnce } from './recorded.ts';
import { name, THROTTLED, type Way } from './way.ts';

/** The same in the exercises about resharding. */
export const WRONG_WAYS_OF_RESHARDING: readonly Way[] = [
  {
    exercise: 'hot-shard',
    step: 'hot',
    what: 'random keys, and both shards throttle',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), retry: { type: 'none' } },
          { windows: THROTTLED, shards: shardResults([5000, 900], [5000, 900]) },
        ),
      ],
    }),
    answers: { index: '1.01' },
  },
  {
    exercise: 'hot-shard',
    step: 'split',
    what: 'a split before the run began',
    state: (v) => ({
      calls: [call('SplitShard', { input: { StreamName: name(v), ShardToSplit: shardIdOf(0) } })],
      runs: [],
    }),
  },
  {
    exercise: 'hot-shard',
    step: 'split',
    what: 'a split that was refused',
    state: (v) => ({
      calls: [
        call('SplitShard', {
          duringRun: true,
          error: 'ResourceInUseException',
          input: { StreamName: name(v), ShardToSplit: shardIdOf(0) },
        }),
      ],
    }),
  },
  {
    exercise: 'hot-shard',
    step: 'keys',
    what: 'the template that the form proposes, without the celebrity',
    state: (v) => ({
      runs: [
        run(
          {
            stream: name(v),
            keys: { type: 'template', text: 'user-{{number.int(1000)}}' },
            retry: { type: 'none' },
          },
          { target: 1500, generated: 12_000, shards: shardResults([6000, 0], [6000, 0]) },
        ),
      ],
    }),
    answers: { price: 'order' },
  },
  {
    exercise: 'reshard-under-load',
    step: 'split',
    what: 'a parent named for a child',
    state: (v) => ({
      streams: [splitOnce(name(v), 2)],
      calls: [
        call('SplitShard', {
          duringRun: true,
          input: { StreamName: name(v), ShardToSplit: shardIdOf(0) },
        }),
      ],
    }),
    answers: { child: '0000' },
  },
  {
    exercise: 'reshard-under-load',
    step: 'split',
    what: 'a split while nothing was sent',
    state: (v) => ({
      streams: [splitOnce(name(v), 2)],
      calls: [call('SplitShard', { input: { StreamName: name(v), ShardToSplit: shardIdOf(0) } })],
    }),
    answers: { child: '2' },
  },
  {
    exercise: 'reshard-under-load',
    step: 'merge',
    what: 'two neighbours that are no children of the split shard',
    state: (v) => {
      const split = splitOnce(name(v), 2);
      const closed = split.shards.map((shard, i) =>
        i === 1 || i === 3 ? { ...shard, open: false } : shard,
      );
      const child = {
        shardId: shardIdOf(4),
        start: '0',
        end: '1',
        open: true,
        parents: [shardIdOf(1), shardIdOf(3)],
      };
      return {
        streams: [{ ...split, shards: [...closed, child] }],
        calls: [call('MergeShards', { duringRun: true, input: { StreamName: name(v) } })],
      };
    },
  },
];
