import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { hashKeyOf } from '../../kinesis/hash-key.ts';
import { shardIdOf } from '../../kinesis/shard-id.ts';
import { evaluateStep, type TypedAnswers } from '../progress.ts';
import type { ExerciseState } from '../state.ts';
import {
  base64,
  BEGIN,
  call,
  run,
  shardResults,
  state,
  stream,
  walk,
  windows,
} from '../testing/recorded.ts';
import { deriveValues, personalise } from '../values.ts';
import { catalogue } from './index.ts';

const NAME = 'Ada Lovelace';

interface Way {
  readonly exercise: string;
  readonly step: string;
  readonly what: string;
  readonly state: (values: Readonly<Record<string, string>>) => Partial<ExerciseState>;
  readonly answers?: TypedAnswers | ((values: Readonly<Record<string, string>>) => TypedAnswers);
}

function judge(way: Way): boolean {
  const source = catalogue().find(({ id }) => id === way.exercise);
  assert(source !== undefined, `${way.exercise} is in the catalogue`);
  const values = deriveValues(source, NAME);
  const step = personalise(source, NAME).steps.find(({ id }) => id === way.step);
  assert(step !== undefined, `${way.step} is a step`);
  const answers = typeof way.answers === 'function' ? way.answers(values) : (way.answers ?? {});
  return evaluateStep(step, state(way.state(values)), answers).passed;
}

const THROTTLED = windows([0, 200, 600, 600, 600, 600, 600, 600, 600, 0]);
const name = (values: Readonly<Record<string, string>>): string => values['stream'] ?? '';
const value = (values: Readonly<Record<string, string>>, key: string): string => values[key] ?? '';

const closedFirst = (streamName: string) => {
  const before = stream(streamName, 2);
  return {
    ...before,
    shards: [
      ...before.shards.map((shard, i) => (i === 0 ? { ...shard, open: false } : shard)),
      ...[2, 3].map((i) => ({
        shardId: shardIdOf(i),
        start: '0',
        end: '1',
        open: true,
        parents: [shardIdOf(0)],
      })),
    ],
  };
};

const RIGHT: readonly Way[] = [
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
    exercise: 'falling-behind',
    step: 'lose',
    what: 'nothing left a day later',
    state: (v) => ({
      walks: [walk(name(v), [{ count: 0 }], { aheadMs: 25 * 3_600_000 })],
    }),
    answers: { error: 'none' },
  },
];

/** One at least for each exercise: what a student might try, or a sheet copied from another. */
const WRONG: readonly Way[] = [
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
      streams: [closedFirst(name(v))],
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
      streams: [closedFirst(name(v))],
      calls: [call('SplitShard', { input: { StreamName: name(v), ShardToSplit: shardIdOf(0) } })],
    }),
    answers: { child: '2' },
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

describe('the right way passes', () => {
  it.each(RIGHT)('$exercise, $step: $what', (way) => {
    expect(judge(way)).toBe(true);
  });
});

describe('a wrong way does not', () => {
  it.each(WRONG)('$exercise, $step: $what', (way) => {
    expect(judge(way)).toBe(false);
  });

  it('is tried for every exercise', () => {
    const tried = new Set(WRONG.map(({ exercise }) => exercise));
    expect(
      catalogue()
        .map(({ id }) => id)
        .filter((id) => !tried.has(id)),
    ).toEqual([]);
  });
});

describe('nothing done', () => {
  it.each(catalogue().flatMap(({ id, steps }) => steps.map((step) => ({ id, step: step.id }))))(
    '$id, $step does not pass',
    ({ id, step }) => {
      expect(judge({ exercise: id, step, what: 'nothing', state: () => ({}) })).toBe(false);
    },
  );
});
