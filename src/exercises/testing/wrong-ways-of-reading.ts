import { call, consumer, run, shardResults, stream, walk } from './recorded.ts';
import { name, value, type Way } from './way.ts';

/** The same in the exercises about reading. */
export const WRONG_WAYS_OF_READING: readonly Way[] = [
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
