import { describe, expect, it } from 'vitest';
import { explainAnswer, explainFailure, iteratorLife } from './explain.ts';

const record = { SequenceNumber: '1', ApproximateArrivalTimestamp: 1, Data: '' };

describe('answers of GetRecords in words', () => {
  it.each([
    [[], 0, 'next', 'Empty: you are at the tip'],
    [[], 5000, 'next', 'Empty, but not at the end'],
    [[record], 0, 'next', '1 record'],
    [[record, record], 5000, 'next', '2 records'],
    [[], 0, null, 'Empty, and NextShardIterator is null: the end of a closed shard'],
  ])('%# tells its case', (Records, MillisBehindLatest, NextShardIterator, title) => {
    expect(explainAnswer({ Records, MillisBehindLatest, NextShardIterator }).title).toBe(title);
  });

  it.each([
    [[record], 19_000, '19 s before now: that is MillisBehindLatest'],
    [[record], 45, '45 ms before now'],
    [[], 19_000, '19 s before now'],
  ])('%# MillisBehindLatest is the distance to now, not to a record', (Records, behind, words) => {
    const answer = { Records, MillisBehindLatest: behind, NextShardIterator: 'next' };
    const { text } = explainAnswer(answer);
    expect(text).toContain(words);
    expect(text).not.toContain('newest');
  });

  it('sends to the children of a closed shard', () => {
    const { text } = explainAnswer({
      Records: [],
      MillisBehindLatest: 0,
      NextShardIterator: null,
      ChildShards: [{ ShardId: 'a' }, { ShardId: 'b' }],
    });
    expect(text).toContain('a and b');
  });

  it('says how to go on after an expired iterator', () => {
    const failure = { kind: 'expired-iterator' as const, name: 'X', message: 'old' };
    expect(explainFailure(failure, true).text).toContain('after the last sequence number');
    expect(explainFailure(failure, false).text).toContain('for the same place');
    const throttled = { kind: 'throttled' as const, name: 'X', message: 'slow' };
    expect(explainFailure(throttled, true).text).toContain('the iterator is still good');
  });
});

const SINCE = 1_700_000_000_000;

it.each([
  ['fresh', 11_000, { age: 11_000, left: 289_000 }],
  ['after its stream’s clock was moved by 5 minutes', 11_000 + 300_000, { age: 311_000, left: 0 }],
  ['after the clock was set back', -300_000, { age: 0, left: 300_000 }],
])('an iterator %s', (_, passed, life) => {
  expect(iteratorLife(SINCE, SINCE + passed)).toEqual(life);
});
