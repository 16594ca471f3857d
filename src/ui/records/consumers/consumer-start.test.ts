import { describe, expect, it } from 'vitest';
import { consumerStart, NEW_CONSUMER, settingsProblems } from './consumer-start.ts';
import { draftOf, readDraft } from './form-draft.ts';
import type { ConsumerSettings, SavedConsumer } from './saved-consumers.ts';

const settings: ConsumerSettings = { ...NEW_CONSUMER, name: 'billing' };

function saved(change: Partial<ConsumerSettings> = {}, parts: Partial<SavedConsumer> = {}) {
  const one: SavedConsumer = {
    id: 'id',
    where: 'practice',
    stream: 's',
    settings: { ...settings, ...change },
    checkpoints: { a: { sequenceNumber: '7' }, b: 'ended' },
    ...parts,
  };
  return one;
}

describe('what a named consumer is told', () => {
  it('goes on from its checkpoint with its counts, or starts anew without', () => {
    const start = saved({ start: { kind: 'LAST', minutes: 5 }, checkpoint: 'seconds' });
    expect(consumerStart(start, 'checkpoint', 1_000_000)).toMatchObject({
      name: 'billing',
      reading: {
        from: { type: 'AT_TIMESTAMP', timestamp: 700_000 },
        checkpoints: { a: { sequenceNumber: '7' }, b: 'ended' },
      },
      autoCheckpoint: { everyMs: 100_000 },
      alarmAgeMs: 30_000,
      keepsCounts: true,
    });
    const anew = consumerStart(start, 'start', 1_000_000);
    expect(anew.keepsCounts).toBe(false);
    expect(anew.reading.checkpoints).toBeUndefined();
    // Nothing to go on from.
    expect(consumerStart(saved({}, { checkpoints: {} }), 'checkpoint', 0).keepsCounts).toBe(false);
  });

  it('computes as it is set', () => {
    const of = (change: Partial<ConsumerSettings>) =>
      consumerStart(saved(change), 'start', 0).computation;
    expect(of({})).toEqual({ spec: { kind: 'count', by: 'partition-key' } });
    expect(of({ compute: 'value', path: 'a.b[0]' })).toEqual({
      spec: { kind: 'count', by: ['a', 'b', 0] },
    });
    expect(of({ compute: 'words' })).toEqual({ spec: { kind: 'words' } });
    expect(of({ compute: 'window', windowSeconds: 5, path: 'price' })).toEqual({
      spec: { kind: 'window', seconds: 5, sum: ['price'] },
    });
    expect(of({ ignoreSeen: true })).toMatchObject({ ignoreSeenIds: { kind: 'stamp' } });
    expect(of({ ignoreSeen: true, idBy: 'path', idPath: 'id' })).toMatchObject({
      ignoreSeenIds: { kind: 'path', path: ['id'] },
    });
  });
});

describe('settings as they are typed', () => {
  it('come out as they went in', () => {
    const all: ConsumerSettings = {
      ...settings,
      start: { kind: 'AT_TIMESTAMP', at: Date.UTC(2026, 10, 21) },
      workMs: 12,
      checkpoint: 'records',
    };
    expect(readDraft(draftOf(all), [])).toEqual({ settings: all, problems: {} });
  });

  it('say what is wrong, by field', () => {
    const bad = {
      ...draftOf({ ...settings, compute: 'value', ignoreSeen: true, idBy: 'path' }),
      name: 'audit',
      startOption: 'AT_TIMESTAMP',
      startText: 'yesterday',
      numbers: { ...draftOf(settings).numbers, limit: '10001', workMs: '', alarmSeconds: '0' },
    };
    expect(Object.keys(readDraft(bad, ['audit']).problems).toSorted()).toEqual([
      'alarmSeconds',
      'idPath',
      'limit',
      'name',
      'path',
      'start',
      'workMs',
    ]);
    expect(settingsProblems({ ...settings, name: 'two words' }, []).name).toContain('letters');
  });

  it('a sequence number names its shard', () => {
    const draft = {
      ...draftOf(settings),
      startOption: 'AFTER_SEQUENCE_NUMBER',
      startText: '49590338271490256608559692538361571095921575989136588898',
    };
    expect(readDraft(draft, []).settings.shards).toEqual(['shardId-000000000006']);
  });
});
