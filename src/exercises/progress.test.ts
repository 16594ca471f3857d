import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { shardIdOf } from '../kinesis/shards/shard-id.ts';
import { catalogue } from './catalogue/index.ts';
import { countsSince, passSteps, type PassedStep, type TypedAnswers } from './progress.ts';
import type { Exercise } from './file/schema.ts';
import type { ExerciseState, FinishedRun, RecordedCall, RecordedWalk } from './state.ts';
import {
  BEGIN,
  call,
  run,
  shardResults,
  state,
  stream,
  walk,
  windows,
} from './testing/recorded.ts';
import { THROTTLED } from './testing/way.ts';
import { personalise } from './values.ts';

const HOUR_MS = 3_600_000;

function textOf(value: unknown): string {
  assert(typeof value === 'string', 'a value of the sheet is text');
  return value;
}

/** A student at one exercise: what happens, happens a second after what happened before. */
class Student {
  readonly exercise: Exercise;
  readonly name: string;
  passed: readonly PassedStep[] = [];
  #now = BEGIN;
  #state: ExerciseState = state();
  #answers: TypedAnswers = {};

  constructor(id: string) {
    const source = catalogue().find((one) => one.id === id);
    assert(source !== undefined, `${id} is in the catalogue`);
    this.exercise = personalise(source, 'Ada');
    const [first] = this.exercise.steps[0]?.checks ?? [];
    assert(first?.type === 'stream', 'it begins with a stream');
    this.name = first.name;
  }

  get steps(): number {
    return this.passed.length;
  }

  #then(parts: Partial<ExerciseState>): void {
    this.#now += 1000;
    this.#state = { ...this.#state, ...parts };
    this.passed = passSteps(this.exercise, this.#state, this.#answers, this.passed, this.#now);
  }

  stream(shards: ExerciseState['streams'][number]): void {
    this.#then({ streams: [shards] });
  }

  answer(answers: TypedAnswers): void {
    this.#answers = { ...this.#answers, ...answers };
    this.#then({});
  }

  /** A run that ends now, after so many seconds. */
  run(scenario: Parameters<typeof run>[0], result: Parameters<typeof run>[1], seconds = 0): void {
    const startedAt = new Date(this.#now + 1 - seconds * 1000).toISOString();
    const made: FinishedRun = run(scenario, {
      ...result,
      startedAt,
      durationMs: seconds * 1000 + 500,
    });
    this.#then({ runs: [...this.#state.runs, made] });
  }

  call(operation: string, parts: Partial<RecordedCall>): void {
    const made = call(operation, { at: this.#now + 500, ...parts });
    this.#then({ calls: [...this.#state.calls, made] });
  }

  walk(count: number, parts: Partial<RecordedWalk>, error?: string): void {
    const one = { at: this.#now + 500, count, ...(error !== undefined && { error }) };
    this.#then({ walks: [...this.#state.walks, walk(this.name, [one], parts)] });
  }
}

describe('a step counts what happened after the one before it', () => {
  const STAR = {
    throttledAttempts: 4000,
    windows: THROTTLED,
    shards: shardResults([8000, 4000], [0, 0]),
    target: 1500,
  };

  function upToSplit(): { student: Student; celebrity: () => void } {
    const student = new Student('hot-shard');
    const stream_ = student.name;
    const check = student.exercise.steps[1]?.checks[0];
    assert(check?.type === 'run', 'the second step asks for a run');
    const key = textOf(check.settings['keys.key']);
    const celebrity = (): void => {
      student.run({ stream: stream_, keys: { type: 'one', key }, retry: { type: 'none' } }, STAR);
    };
    student.stream(stream(stream_, 2));
    celebrity();
    // Twice in the second step, which was enough for the last one too.
    celebrity();
    student.answer({ index: '1' });
    student.run(
      {
        stream: stream_,
        keys: { type: 'template', text: `${key}-{{number.int(200)}}` },
        retry: { type: 'none' },
      },
      { target: 1500, generated: 12_000, shards: shardResults([6000, 0], [6000, 0]) },
    );
    student.answer({ price: 'order' });
    student.call('SplitShard', {
      duringRun: true,
      input: { StreamName: stream_, ShardToSplit: shardIdOf(0) },
    });
    student.stream(stream(stream_, 3));
    student.run(
      { stream: stream_, keys: { type: 'shard', shardId: shardIdOf(0) } },
      {
        target: 1500,
        throttledAttempts: 900,
        windows: windows([0, 400, 500, 0, 0, 0, 0, 0]),
        shards: shardResults([3000, 900], [0, 0], [2000, 0], [2000, 0]),
      },
      5,
    );
    student.answer({ why: 'one-hash' });
    return { student, celebrity };
  }

  it('hot-shard: a run before the split says nothing about what a split cannot do', () => {
    const { student, celebrity } = upToSplit();
    expect(student.steps).toBe(4);
    celebrity();
    expect(student.steps).toBe(5);
  });

  it('falling-behind: records that are kept longer are sent after the retention was raised', () => {
    const student = new Student('falling-behind');
    const send = (): void => {
      student.run({ stream: student.name }, { accepted: 50 });
    };
    student.stream(stream(student.name, 1));
    send();
    send();
    student.walk(0, {}, 'ExpiredIteratorException');
    student.answer({ what: 'after' });
    student.walk(0, { aheadMs: 25 * HOUR_MS });
    student.answer({ error: 'none' });
    expect(student.steps).toBe(3);
    student.call('IncreaseStreamRetentionPeriod', {});
    student.stream(stream(student.name, 1, { retentionHours: 48 }));
    student.answer({ back: 'no' });
    student.walk(1, { aheadMs: 50 * HOUR_MS });
    expect(student.steps).toBe(3);
    send();
    expect(student.steps).toBe(4);
  });

  it('an answer may come late: what was done before it stays done', () => {
    const student = new Student('hundred-thousand-evenly');
    const run_ = student.exercise.steps[2]?.checks[0];
    assert(run_?.type === 'run', 'the third step asks for a run');
    student.stream(stream(student.name, 4));
    student.run(
      { stream: student.name, seed: textOf(run_.settings['seed']) },
      {
        accepted: 100_000,
        shards: shardResults([25_100, 0], [24_900, 0], [25_000, 0], [25_000, 0]),
      },
      28,
    );
    expect(student.steps).toBe(1);
    student.answer({ seconds: '27.8 s' });
    expect(student.steps).toBe(3);
  });
});

it('a run may go on through several steps', () => {
  const student = new Student('reshard-under-load');
  const input = { StreamName: student.name };
  const [low, high] = stream(student.name, 2).shards;
  assert(low !== undefined && high !== undefined, 'there are two shards');
  const child = (i: number, open: boolean, parents: readonly string[]) => ({
    ...low,
    shardId: shardIdOf(i),
    open,
    parents,
  });
  const parent = { ...low, open: false };
  const split = [parent, high, child(2, true, [shardIdOf(0)]), child(3, true, [shardIdOf(0)])];
  const merged = [
    parent,
    high,
    child(2, false, [shardIdOf(0)]),
    child(3, false, [shardIdOf(0)]),
    child(4, true, [shardIdOf(2), shardIdOf(3)]),
  ];
  student.stream(stream(student.name, 2));
  student.call('SplitShard', { duringRun: true, input: { ...input, ShardToSplit: shardIdOf(0) } });
  student.stream(stream(student.name, 2, { shards: split }));
  student.answer({ child: '2' });
  student.call('MergeShards', { duringRun: true, input });
  student.stream(stream(student.name, 2, { shards: merged }));
  expect(student.steps).toBe(3);
  student.call('UpdateShardCount', { duringRun: true, input: { ...input, TargetShardCount: 4 } });
  student.stream(stream(student.name, 4));
  student.answer({ order: 'parents', lost: 'no' });
  const shards = shardResults([10, 0], [10, 0], [10, 0], [10, 0], [10, 0]);
  student.run({ stream: student.name }, { shards }, 300);
  expect(student.steps).toBe(4);
});

it('progress of a version that kept no moment goes on from when the step was passed', () => {
  expect(countsSince([{ at: 5, seen: [] }])).toBe(5);
  expect(countsSince([{ at: 5, doneAt: 3, seen: [] }])).toBe(3);
  expect(countsSince([])).toBe(-Infinity);
});
