import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../base/result.ts';
import type { WatchedStep } from '../../state/connection/watched-steps.ts';
import { WalkRecorder } from './walk-recorder.ts';

function iterator(token: string, shardId = 'shardId-000000000000'): WatchedStep {
  return {
    type: 'iterator',
    argument: { stream: 's', shardId, position: { type: 'TRIM_HORIZON' } },
    answer: ok(token),
  };
}

function records(token: string, next: string | null, count: number): WatchedStep {
  return {
    type: 'records',
    argument: { stream: 's', iterator: token, limit: 7 },
    answer: ok({
      Records: Array.from({ length: count }, (_, i) => ({
        SequenceNumber: String(i),
        ApproximateArrivalTimestamp: 1,
        Data: 'eyJ9',
      })),
      NextShardIterator: next,
      MillisBehindLatest: 0,
    }),
  };
}

function recorded(...steps: readonly WatchedStep[]) {
  let ids = 0;
  const recorder = new WalkRecorder(() => `walk-${(ids += 1)}`);
  return steps.reduce<ReturnType<WalkRecorder['add']>>(
    (walks, step) => recorder.add(step, walks, 1000, () => 5),
    [],
  );
}

describe('walks recorded from calls made by hand', () => {
  it('knows a call with NextShardIterator from one with the same iterator again', () => {
    const [walk] = recorded(
      iterator('a'),
      records('a', 'b', 3),
      records('a', 'c', 3),
      records('b', 'd', 0),
    );
    expect(walk).toMatchObject({ stream: 's', position: 'TRIM_HORIZON', aheadMs: 5 });
    expect(walk?.calls.map(({ followed, count }) => [followed, count])).toEqual([
      [false, 3],
      [false, 3],
      [true, 0],
    ]);
  });

  it('keeps walks of several iterators apart, also when they take turns', () => {
    const walks = recorded(
      iterator('a'),
      iterator('b', 'shardId-000000000001'),
      records('a', 'a2', 1),
      records('b', 'b2', 2),
      records('a2', null, 4),
    );
    expect(walks.map(({ shardId, calls }) => [shardId, calls.map(({ count }) => count)])).toEqual([
      ['shardId-000000000001', [2]],
      ['shardId-000000000000', [1, 4]],
    ]);
  });

  it('records an error, and nothing of an iterator it never saw', () => {
    const failure = {
      name: 'ExpiredIteratorException',
      message: 'too late',
      kind: 'expired-iterator',
    } as const;
    const failed: WatchedStep = {
      type: 'records',
      argument: { stream: 's', iterator: 'a', limit: 7 },
      answer: err(failure),
    };
    expect(recorded(iterator('a'), failed)[0]?.calls[0]).toMatchObject({
      error: 'ExpiredIteratorException',
      count: 0,
    });
    expect(recorded(records('before', 'x', 3))).toEqual([]);
  });
});
