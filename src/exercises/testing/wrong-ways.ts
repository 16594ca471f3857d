import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { base64, BEGIN, call, run, shardResults, stream, walk, windows } from './recorded.ts';
import { name, THROTTLED, value, type Way } from './way.ts';

/** One at least for each exercise: what a student might try, or a sheet copied from another. */
export const WRONG_WAYS: readonly Way[] = [
  {
    exercise: 'first-records',
    step: 'create',
    what: 'a stream of another name',
    state: () => ({ streams: [stream('first-somebody-else', 2)] }),
  },
  {
    exercise: 'first-records',
    step: 'create',
    what: 'a stream that was there before',
    state: (v) => ({ streams: [stream(name(v), 2, { createdAt: BEGIN - 3_600_000 })] }),
  },
  {
    exercise: 'first-records',
    step: 'create',
    what: 'a stream that is not ready',
    state: (v) => ({ streams: [stream(name(v), 2, { status: 'CREATING' })] }),
  },
  {
    exercise: 'first-records',
    step: 'put',
    what: '98 records',
    state: (v) => ({ runs: [run({ stream: name(v) }, { accepted: 98 })] }),
  },
  {
    exercise: 'first-records',
    step: 'put',
    what: '99 records generated, one of them given up',
    state: (v) => ({
      runs: [run({ stream: name(v) }, { generated: 99, accepted: 98, gaveUp: 1 })],
    }),
  },
  {
    exercise: 'first-records',
    step: 'read',
    what: 'another limit than that of the sheet',
    state: (v) => ({ walks: [walk(name(v), [{ limit: 10_000, count: 40 }])] }),
  },
  {
    exercise: 'first-records',
    step: 'decode',
    what: 'the base64 itself for an answer',
    state: (v) => ({
      walks: [walk(name(v), [{ count: 1, data: [base64('{"town":"Oslo","n":0}')] }])],
    }),
    answers: { decoded: base64('{"town":"Oslo","n":0}'), longer: '400' },
  },
  {
    exercise: 'first-records',
    step: 'next',
    what: 'the same iterator again and again',
    state: (v) => ({ walks: [walk(name(v), [{ count: 4 }, { count: 4 }, { count: 4 }])] }),
    answers: { null: 'closed' },
  },
  {
    exercise: 'where-did-it-go',
    step: 'predict',
    what: 'all three guessed alike',
    state: (v) => ({ streams: [stream(name(v), 4)] }),
    answers: { one: '1', two: '1', three: '1' },
  },
  {
    exercise: 'where-did-it-go',
    step: 'check',
    what: 'keys of another sheet',
    state: (v) => ({
      runs: [
        run(
          {
            stream: name(v),
            keys: {
              type: 'weights',
              keys: ['user-1', 'device-1', 'order-1'].map((key) => ({ key, weight: 1 })),
            },
          },
          { accepted: 300, shards: shardResults([100, 0], [100, 0], [100, 0]) },
        ),
      ],
    }),
    answers: { used: '3', same: '1' },
  },
  {
    exercise: 'hundred-thousand-evenly',
    step: 'run',
    what: 'uneven shares',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), seed: value(v, 'seed') },
          { accepted: 100_000, hotShardIndex: 1.4, chiSquare: { statistic: 9e3, df: 3, p: 0 } },
        ),
      ],
    }),
  },
  {
    exercise: 'hundred-thousand-evenly',
    step: 'run',
    what: 'another student’s seed',
    state: (v) => ({ runs: [run({ stream: name(v), seed: 'theirs' }, { accepted: 100_000 })] }),
  },
  {
    exercise: 'throttle-it',
    step: 'small',
    what: 'one throttled second now and then',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), retry: { type: 'none' } },
          { accepted: 10_000, windows: windows([0, 9, 0, 9, 0, 9, 0, 9, 0, 9]) },
        ),
      ],
    }),
    answers: { accepted: '1000', which: 'records' },
  },
  {
    exercise: 'throttle-it',
    step: 'small',
    what: 'the wrong limit named',
    state: (v) => ({
      runs: [
        run({ stream: name(v), retry: { type: 'none' } }, { accepted: 10_000, windows: THROTTLED }),
      ],
    }),
    answers: { accepted: '1000', which: 'bytes' },
  },
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
];
