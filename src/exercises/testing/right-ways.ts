import { hashKeyOf } from '../../kinesis/hash-keys/hash-key.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { call, consumer, run, shardResults, stream, walk, windows } from './recorded.ts';
import { name, THROTTLED, value, type Way } from './way.ts';

export const RIGHT_WAYS: readonly Way[] = [
  {
    exercise: 'first-records',
    step: 'read',
    what: 'an iterator at TRIM_HORIZON and the limit of the sheet',
    state: (v) => ({
      walks: [walk(name(v), [{ limit: Number(v['limit']), count: 3 }])],
    }),
  },
  {
    exercise: 'where-did-it-go',
    step: 'predict',
    what: 'the first digit of each MD5',
    state: (v) => ({ streams: [stream(name(v), 4)] }),
    answers: (v) =>
      Object.fromEntries(
        ['one', 'two', 'three'].map((key) => [key, String(hashKeyOf(value(v, key)) >> 126n)]),
      ),
  },
  {
    exercise: 'many-servers',
    step: 'apart',
    what: 'the lines of either run of that server',
    state: (v) => ({
      streams: [stream(name(v), 2)],
      reading: { stream: name(v), read: 130, millisBehind: 0, throttles: 0 },
      runs: [90, 40].map((accepted) =>
        run({ stream: name(v), keys: { type: 'one', key: value(v, 'red') } }, { accepted }),
      ),
    }),
    answers: (v) => ({
      ...Object.fromEntries(
        ['red', 'blue'].map((key) => [`${key}-shard`, String(hashKeyOf(value(v, key)) >> 127n)]),
      ),
      'red-count': '90 lines',
    }),
  },
  {
    exercise: 'throttle-it',
    step: 'small',
    what: 'throttling for several seconds, and the right limit',
    state: (v) => ({
      runs: [
        run({ stream: name(v), retry: { type: 'none' } }, { accepted: 10_000, windows: THROTTLED }),
      ],
    }),
    answers: { accepted: '1,010', which: 'records' },
  },
  {
    exercise: 'hot-shard',
    step: 'split',
    what: 'a split while the run went on, and calm at its end',
    state: (v) => ({
      calls: [
        call('SplitShard', {
          duringRun: true,
          input: { StreamName: name(v), ShardToSplit: shardIdOf(0) },
        }),
      ],
      runs: [
        run(
          { stream: name(v), keys: { type: 'shard', shardId: shardIdOf(0) } },
          {
            target: 1500,
            throttledAttempts: 900,
            windows: windows([0, 400, 500, 0, 0, 0, 0, 0]),
            shards: shardResults([3000, 900], [0, 0], [2000, 0], [2000, 0]),
          },
        ),
      ],
    }),
  },
  {
    exercise: 'retry-or-not',
    step: 'three',
    what: 'three runs that differ in their retry alone',
    state: (v) => ({
      runs: (['none', 'immediate', 'backoff'] as const).map((type) =>
        run(
          {
            stream: name(v),
            retry: { type },
            profile: { type: 'constant', rate: Number(v['rate']) },
          },
          {
            generated: 12_000,
            accepted: type === 'none' ? 9_000 : 12_000,
            gaveUp: type === 'none' ? 3_000 : 0,
            throttledAttempts: { none: 3_000, immediate: 60_000, backoff: 9_000 }[type],
          },
        ),
      ),
    }),
  },
  {
    exercise: 'readers-limits',
    step: 'three',
    what: 'three at the same time, each throttled',
    state: (v) => ({
      consumers: ['one', 'two', 'three'].map((which) =>
        consumer(name(v), value(v, which), {
          throttles: 4,
          together: ['one', 'two', 'three'].map((other) => value(v, other)),
        }),
      ),
    }),
    answers: { wanted: '12', answered: '5', lost: 'later' },
  },
  {
    exercise: 'readers-limits',
    step: 'behind',
    what: 'an iterator age over the alarm of the sheet',
    state: (v) => ({
      consumers: [
        consumer(name(v), value(v, 'one'), {
          alarmMs: Number(v['alarm']) * 1000,
          alarms: 1,
          highestAgeMs: 9000,
        }),
      ],
    }),
    answers: { capacity: '20', more: 'no', until: 'retention' },
  },
  {
    exercise: 'exactly-once',
    step: 'consumer',
    what: 'each id once, the duplicates ignored',
    state: (v) => ({
      consumers: [
        consumer(name(v), value(v, 'reader'), { processed: 540, read: 540 }),
        consumer(name(v), value(v, 'reader'), {
          ignoresSeenIds: true,
          idPath: 'id',
          read: 540,
          processed: 500,
          ignored: 40,
        }),
      ],
    }),
    answers: { how: 'ids', idempotent: 'put' },
  },
  {
    exercise: 'falling-behind',
    step: 'lose',
    what: 'nothing left a day later',
    state: (v) => ({
      walks: [walk(name(v), [{ count: 0 }], { aheadMs: 25 * 3_600_000 })],
    }),
    answers: { error: 'none' },
  },
];
