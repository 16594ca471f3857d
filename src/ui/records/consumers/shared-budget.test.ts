import { expect, it } from 'vitest';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';
import { LIVE_LIST, sharedBudget } from './shared-budget.ts';

function reader(shards: readonly [id: string, calls: number, throttles: number][]): ReaderSnapshot {
  return {
    state: 'reading',
    failure: undefined,
    shards: shards.map(([shardId, callsPerSecond, throttles]) => ({
      shardId,
      parents: [],
      hashKeyRange: { start: '0', end: '1' },
      closed: false,
      state: { state: 'at-tip' },
      millisBehindLatest: 0,
      records: 0,
      userRecords: 0,
      bytes: 0,
      calls: 0,
      emptyCalls: 0,
      throttles,
      errors: 0,
      iteratorsRenewed: 0,
      intervalMs: 250,
      budget: {
        callsPerSecond,
        callsPerSecondLimit: 5,
        bytesPerSecond: 100,
        bytesPerSecondLimit: 2_097_152,
      },
      lastSequenceNumber: undefined,
      lastArrival: undefined,
    })),
    totals: { read: 0, kept: 0, fallenOut: 0, bytes: 0 },
    intervalMs: 250,
    millisBehindLatest: 0,
  };
}

function consumer(
  name: string,
  snapshot: ReaderSnapshot,
  parts: Partial<ConsumerState> = {},
): ConsumerState {
  return {
    id: name,
    stream: 's',
    name,
    delivery: 'polling',
    phase: 'reading',
    startedAt: 0,
    ignoresSeenIds: false,
    workMs: 0,
    fanOut: { state: 'off' },
    snapshot: {
      name,
      reader: snapshot,
      iteratorAgeMs: 0,
      ageByShard: {},
      alarmAgeMs: 1000,
      alarm: false,
      alarms: 0,
      highestAgeMs: 0,
      throttles: 0,
      budgetShare: 0,
      checkpoints: {},
      checkpointedAt: undefined,
      sinceCheckpoint: 0,
      computation: undefined,
    },
    ...parts,
  };
}

it('adds up what all who poll take of each shard; those who are pushed to take nothing', () => {
  const budget = sharedBudget(
    [
      consumer(
        'a',
        reader([
          ['s1', 2, 1],
          ['s0', 1, 0],
        ]),
      ),
      consumer('b', reader([['s1', 1.5, 4]])),
      consumer('pushed', reader([['s1', 9, 0]]), { delivery: 'fan-out' }),
      consumer('stopped', reader([['s1', 9, 0]]), { phase: 'stopped' }),
    ],
    reader([['s1', 1, 0]]),
  );
  expect(budget.map(({ shardId }) => shardId)).toEqual(['s0', 's1']);
  expect(budget[1]).toMatchObject({ callsPerSecond: 4.5, bytesPerSecond: 300, throttles: 5 });
  expect(budget[1]?.parts.map(({ name }) => name)).toEqual(['a', 'b', LIVE_LIST]);
});
