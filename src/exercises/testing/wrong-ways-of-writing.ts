import { base64, BEGIN, run, shardResults, splitOnce, stream, walk, windows } from './recorded.ts';
import { name, THROTTLED, value, type Way } from './way.ts';

/** What a student might try in the exercises about writing, or a sheet copied from another student. */
export const WRONG_WAYS_OF_WRITING: readonly Way[] = [
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
];
