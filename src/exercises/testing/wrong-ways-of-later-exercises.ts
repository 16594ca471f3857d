import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { call, consumer, run, shardResults, stream, walk } from './recorded.ts';
import { name, value, type Way } from './way.ts';

/** A stream of equal shards, the first of which was split. */
const splitOnce = (streamName: string, shards: number) => {
  const before = stream(streamName, shards);
  return {
    ...before,
    shards: [
      ...before.shards.map((shard, i) => (i === 0 ? { ...shard, open: false } : shard)),
      ...[shards, shards + 1].map((i) => ({
        shardId: shardIdOf(i),
        start: '0',
        end: '1',
        open: true,
        parents: [shardIdOf(0)],
      })),
    ],
  };
};

/** The same for the later exercises. */
export const LATER_WRONG_WAYS: readonly Way[] = [
  {
    exercise: 'retry-or-not',
    step: 'three',
    what: 'the same retry three times',
    state: (v) => ({
      runs: [1, 2, 3].map(() =>
        run(
          {
            stream: name(v),
            retry: { type: 'backoff' },
            profile: { type: 'constant', rate: Number(v['rate']) },
          },
          { generated: 12_000 },
        ),
      ),
    }),
  },
  {
    exercise: 'retry-or-not',
    step: 'three',
    what: 'no overload: nothing was throttled in any of them',
    state: (v) => ({
      runs: (['none', 'immediate', 'backoff'] as const).map((type) =>
        run(
          {
            stream: name(v),
            retry: { type },
            profile: { type: 'constant', rate: Number(v['rate']) },
          },
          { generated: 12_000, accepted: 12_000 },
        ),
      ),
    }),
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
    exercise: 'hundred-thousand-evenly',
    step: 'create',
    what: '4 open shards out of 3 and a split: their ranges are not equal',
    state: (v) => ({ streams: [splitOnce(name(v), 3)] }),
  },
  {
    exercise: 'hundred-thousand-evenly',
    step: 'run',
    what: 'shares of 33, 33, 17 and 17 percent',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), seed: value(v, 'seed') },
          {
            accepted: 100_000,
            shards: shardResults([33_000, 0], [33_000, 0], [17_000, 0], [17_000, 0]),
          },
        ),
      ],
    }),
  },
  {
    exercise: 'hundred-thousand-evenly',
    step: 'run',
    what: 'even in the end, but records were refused',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), seed: value(v, 'seed') },
          {
            accepted: 100_000,
            throttledAttempts: 210_625,
            shards: shardResults([25_000, 210_625], [25_000, 0], [25_000, 0], [25_000, 0]),
          },
        ),
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
  {
    exercise: 'exactly-once',
    step: 'consumer',
    what: 'the box ticked alone: ids fall back on key and data',
    state: (v) => ({
      consumers: [
        consumer(name(v), value(v, 'reader'), {
          ignoresSeenIds: true,
          read: 540,
          processed: 500,
          ignored: 40,
        }),
      ],
    }),
    answers: { how: 'ids', idempotent: 'put' },
  },
  {
    exercise: 'reading-order',
    step: 'both',
    what: 'one shard read instead of both',
    state: (v) => ({
      runs: [run({ stream: name(v) }, { shards: shardResults([50, 0], [50, 0]) })],
      walks: [walk(name(v), [{ count: 50 }]), walk(name(v), [{ count: 50 }])],
    }),
    answers: { gaps: 'other', across: 'unknown' },
  },
  {
    exercise: 'reading-order',
    step: 'strict',
    what: 'PutRecords instead of strict order',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), keys: { type: 'one', key: value(v, 'key') } },
          { shards: shardResults([100, 0]) },
        ),
      ],
    }),
    answers: { call: 'PutRecord', price: 'slow' },
  },
  {
    exercise: 'many-servers',
    step: 'two',
    what: 'one server after the other',
    state: (v) => ({
      // Runs of the helper start 20 s apart, and each lasts 10 s.
      runs: ['red', 'blue'].map((server) =>
        run({ stream: name(v), keys: { type: 'one', key: value(v, server) } }),
      ),
    }),
  },
  {
    exercise: 'many-small-records',
    step: 'plain',
    what: 'with retries, after which aggregation could accept no more than this run did',
    state: (v) => ({
      runs: [
        run(
          { stream: name(v), aggregate: false, retry: { type: 'backoff' } },
          {
            target: 3000,
            generated: 18_000,
            accepted: 18_000,
            throttledAttempts: 40_000,
            kinesisRecords: 18_000,
          },
        ),
      ],
    }),
    answers: { limit: 'records' },
  },
  {
    exercise: 'many-small-records',
    step: 'packed',
    what: 'aggregation with another template',
    state: (v) => ({
      runs: [true, false].map((aggregate) =>
        run(
          {
            stream: name(v),
            aggregate,
            template: { text: aggregate ? '{"m":1}' : '{"n":1}' },
            profile: { type: 'constant', rate: 3000 },
          },
          {
            target: 3000,
            generated: 18_000,
            accepted: aggregate ? 18_000 : 7_000,
            throttledAttempts: aggregate ? 0 : 11_000,
            kinesisRecords: aggregate ? 60 : 7_000,
          },
        ),
      ),
    }),
  },
  {
    exercise: 'readers-limits',
    step: 'three',
    what: 'three consumers, one after the other',
    state: (v) => ({
      consumers: ['one', 'two', 'three'].map((which) =>
        consumer(name(v), value(v, which), { throttles: 4 }),
      ),
    }),
    answers: { wanted: '12', answered: '5', lost: 'later' },
  },
  {
    exercise: 'readers-limits',
    step: 'three',
    what: 'a long interval, so that nothing is throttled',
    state: (v) => ({
      consumers: ['one', 'two', 'three'].map((which) =>
        consumer(name(v), value(v, which), {
          together: ['one', 'two', 'three'].map((other) => value(v, other)),
        }),
      ),
    }),
    answers: { wanted: '12', answered: '5', lost: 'later' },
  },
  {
    exercise: 'readers-limits',
    step: 'behind',
    what: 'the alarm of another sheet',
    state: (v) => ({
      consumers: [
        consumer(name(v), value(v, 'one'), { alarmMs: 1000, alarms: 2, highestAgeMs: 9000 }),
      ],
    }),
    answers: { capacity: '20', more: 'no', until: 'retention' },
  },
  {
    exercise: 'readers-limits',
    step: 'catch-up',
    what: 'still far behind',
    state: (v) => ({
      consumers: [consumer(name(v), value(v, 'one'), { alarms: 1, ageMs: 9000 })],
    }),
  },
  {
    exercise: 'readers-limits',
    step: 'fan-out',
    what: 'a consumer that was registered and still polls',
    state: (v) => ({
      calls: [call('RegisterStreamConsumer')],
      consumers: [consumer(name(v), value(v, 'three'))],
    }),
    answers: { share: 'none', when: 'many' },
  },
  {
    exercise: 'exactly-once',
    step: 'consumer',
    what: 'ids switched on where nothing repeats: key and data of another stream',
    state: (v) => ({
      consumers: [
        consumer('another', value(v, 'reader'), {
          ignoresSeenIds: true,
          processed: 500,
          ignored: 40,
        }),
      ],
    }),
    answers: { how: 'ids', idempotent: 'put' },
  },
  {
    exercise: 'exactly-once',
    step: 'consumer',
    what: 'a path that is in no record, so that nothing is ignored',
    state: (v) => ({
      consumers: [
        consumer(name(v), value(v, 'reader'), {
          ignoresSeenIds: true,
          processed: 540,
          ignored: 0,
        }),
      ],
    }),
    answers: { how: 'ids', idempotent: 'put' },
  },
  {
    exercise: 'falling-behind',
    step: 'expire',
    what: 'an iterator that was used in time',
    state: (v) => ({ walks: [walk(name(v), [{ count: 50 }])] }),
    answers: { what: 'after' },
  },
  {
    exercise: 'falling-behind',
    step: 'keep',
    what: 'retention raised after the records were gone',
    state: (v) => ({
      streams: [stream(name(v), 1, { retentionHours: 48 })],
      calls: [call('IncreaseStreamRetentionPeriod')],
      runs: [run({ stream: name(v) }), run({ stream: name(v) })],
      walks: [walk(name(v), [{ count: 0 }], { aheadMs: 49 * 3_600_000 })],
    }),
    answers: { back: 'no' },
  },
  {
    exercise: 'exactly-once',
    step: 'verify',
    what: 'a run that was never verified',
    state: (v) => ({ runs: [run({ stream: name(v) }, { possibleDuplicates: 40 })] }),
    answers: { possible: '40', retry: 'unconfirmed' },
  },
  {
    exercise: 'exactly-once',
    step: 'run',
    what: 'no reply was lost',
    state: (v) => ({ runs: [run({ stream: name(v) }, { generated: 500, accepted: 500 })] }),
  },
  {
    exercise: 'kinesis-or-sqs',
    step: 'twice',
    what: 'read once only',
    state: (v) => ({
      runs: [run({ stream: name(v) })],
      walks: [walk(name(v), [{ count: 100 }])],
    }),
    answers: { sqs: '0' },
  },
  {
    exercise: 'kinesis-or-sqs',
    step: 'choose',
    what: 'Kinesis for everything',
    state: () => ({}),
    answers: { thumbnails: 'kinesis', clicks: 'kinesis', replay: 'kinesis', bursts: 'kinesis' },
  },
];
