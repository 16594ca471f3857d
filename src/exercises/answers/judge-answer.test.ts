import { expect, it } from 'vitest';
import { judgeAnswer } from './judge-answer.ts';
import type { ExerciseState, ShardState } from '../state.ts';

const shard = (number: number, parents: string[]): ShardState => ({
  shardId: `shardId-00000000000${number}`,
  open: true,
  start: '0',
  end: '1',
  parents,
});
const PARENT = 'shardId-000000000000';
const STATE: ExerciseState = {
  startedAt: 0,
  streams: [
    {
      name: 's',
      status: 'ACTIVE',
      createdAt: 0,
      retentionHours: 24,
      consumers: 0,
      shards: [shard(0, []), shard(1, []), shard(2, [PARENT]), shard(3, [PARENT])],
    },
  ],
  runs: [],
  calls: [],
  walks: [],
  practice: undefined,
  reading: undefined,
  consumers: [],
};
const child = (typed: string): boolean =>
  judgeAnswer({ type: 'child-shard', stream: 's' }, typed, STATE).passed;

it.each([
  ['2', '0002', 'shard 0002', 'Shard 2.', 'shard-0002', '#2', 'shard id: 3', 'shardId 3'],
  ['shardId-000000000002', '"shardId-000000000002"', '`shardId-000000000003`', 'shardId-3'],
  ['0002, 0003', '2 and 3', 'shards 2 & 3', '0002/0003', 'shardId-000000000002 or 0003'],
])('takes a child shard however it is written', (...typed) => {
  expect(typed.filter((text) => !child(text))).toEqual([]);
});

it.each(['1', '0001, 0002', 'shard', 'child', '2 records', '2nd', '4', '0000000000002', '-'])(
  'takes %j for no child shard',
  (typed) => {
    expect(child(typed)).toBe(false);
  },
);

it.each([
  ['0.588', 0.588, true],
  ['0,588', 0.588, true],
  ['0.59', 0.588, true],
  ['0.6', 0.588, true],
  ['1', 0.588, false],
  ['0', 0.3, false],
  ['0e9', 0.588, false],
  ['0', 0.0002, true],
  ['p < 0.001', 0.0002, true],
  ['0.001', 0.3, false],
  ['1', 1.02, true],
  ['2', 1.6, false],
  ['25', 25.3, true],
  ['1.250', 1250, true],
  ['1e9', 700_000_000, false],
])('a figure typed as %j for %d: %s', (typed, value, right) => {
  const answer = { type: 'number', value, tolerance: 0 } as const;
  expect(judgeAnswer(answer, typed, STATE).passed).toBe(right);
});

it.each(['PutRecord', 'putrecord', 'put-record', 'put record', '"PutRecord"', 'PutRecord.'])(
  'takes %j for the word PutRecord',
  (typed) => {
    const answer = { type: 'text', accept: ['PutRecord'] } as const;
    expect(judgeAnswer({ ...answer, accept: [...answer.accept] }, typed, STATE).passed).toBe(true);
    expect(judgeAnswer({ ...answer, accept: ['PutRecords'] }, typed, STATE).passed).toBe(false);
  },
);

it.each([
  ['{"n":1}', true],
  ['\'{"n":1}\'', true],
  ['\'{"n":1}\\n\'', true],
  ['{"n":2}', false],
])('decoded data typed as %j: %s', (typed, right) => {
  const calls = [
    { limit: 1, count: 1, followed: false, data: ['eyJuIjoxfQo='], at: 1, millisBehind: 0 },
  ];
  const walks = [{ stream: 's', shardId: 'x', position: 'TRIM_HORIZON', calls, aheadMs: 0 }];
  const answer = { type: 'decoded', stream: 's' } as const;
  expect(judgeAnswer(answer, typed, { ...STATE, walks }).passed).toBe(right);
});
