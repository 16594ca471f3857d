import { describe, expect, it } from 'vitest';
import type { ConsumerSnapshot } from '../../../reader/named-consumer.ts';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';
import { recordConsumers } from './consumer-recorder.ts';

function consumer(
  name: string,
  snapshot: Partial<ConsumerSnapshot> = {},
  parts: Partial<ConsumerState> = {},
): ConsumerState {
  return {
    id: name,
    stream: 's',
    name,
    delivery: 'polling',
    phase: 'reading',
    startedAt: 1,
    ignoresSeenIds: false,
    workMs: 0,
    fanOut: { state: 'off' },
    ...parts,
    snapshot: {
      name,
      reader: {
        state: 'reading',
        failure: undefined,
        shards: [],
        totals: { read: 10, kept: 0, fallenOut: 0, bytes: 0 },
        intervalMs: 250,
        millisBehindLatest: 0,
      },
      iteratorAgeMs: 0,
      ageByShard: {},
      alarmAgeMs: 5000,
      alarm: false,
      alarms: 0,
      highestAgeMs: 0,
      throttles: 0,
      budgetShare: 0.8,
      checkpoints: {},
      checkpointedAt: undefined,
      sinceCheckpoint: 10,
      computation: undefined,
      ...snapshot,
    },
  };
}

describe('what an exercise remembers of named consumers', () => {
  it('keeps who polled together, though they part later', () => {
    const both = recordConsumers([], [consumer('a'), consumer('b')]);
    expect(both.map(({ together }) => together)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    const alone = recordConsumers(both, [consumer('a', { throttles: 3 })]);
    expect(alone[0]).toMatchObject({ together: ['a', 'b'], throttles: 3 });
    expect(recordConsumers(alone, [consumer('a', { throttles: 3 })])).toBe(alone);
  });

  it('does not count consumers that are pushed to, paused or of another stream', () => {
    const [a] = recordConsumers(
      [],
      [
        consumer('a'),
        consumer('b', {}, { delivery: 'fan-out' }),
        consumer('c', {}, { stream: 'other' }),
        consumer('d', {}, { phase: 'stopped' }),
      ],
    );
    expect(a?.together).toEqual(['a']);
  });

  it('counts alarms, keeps the one that was reached, and begins anew with a new start', () => {
    let lives = recordConsumers([], [consumer('a')]);
    expect(lives[0]).toMatchObject({ alarms: 0, alarmMs: 5000 });
    for (let again = 0; again < 2; again += 1)
      lives = recordConsumers(lives, [consumer('a', { alarm: true, iteratorAgeMs: 6000 })]);
    expect(lives[0]).toMatchObject({ alarms: 1, ageMs: 6000 });
    lives = recordConsumers(lives, [consumer('a', { alarm: true, alarmAgeMs: 3000 })]);
    expect(lives[0]).toMatchObject({ alarms: 2, alarmMs: 3000 });
    lives = recordConsumers(lives, [consumer('a', { alarmAgeMs: 60_000 })]);
    expect(lives[0]).toMatchObject({ alarms: 2, alarmMs: 3000, ageMs: 0 });
    lives = recordConsumers(lives, [consumer('a', {}, { startedAt: 2 })]);
    expect(lives.map(({ alarms }) => alarms)).toEqual([2, 0]);
  });
});
