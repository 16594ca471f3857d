import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { RecordStore } from '../../reader/store/store.ts';
import { MatchList } from './matches.ts';

function add(store: RecordStore, arrival: number, even: boolean): void {
  store.append([
    {
      shardId: 'shardId-000000000000',
      sequenceNumber: String(store.nextId),
      partitionKey: even ? 'even' : 'odd',
      arrival,
      data: Uint8Array.of(1),
    },
  ]);
}

describe('matches among the held records', () => {
  it('stand by arrival or as read, whatever came and fell out meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 60 }),
        fc.boolean(),
        async (records, asRead) => {
          const clock = new ManualClock();
          const store = new RecordStore({ records: 20, bytes: 1024 * 1024 });
          let changes = 0;
          const isEven = ({ partitionKey }: { partitionKey: string | undefined }) =>
            partitionKey === 'even';
          const changed = (): void => {
            changes += 1;
          };
          const list = new MatchList(store, isEven, clock, changed, asRead);
          for (const [i, [arrival, even]] of records.entries()) {
            add(store, arrival, even);
            if (i % 7 === 0) await clock.advance(200);
          }
          await clock.advance(200);
          const held = records.map(([arrival, even], id) => ({ id, arrival, even })).slice(-20);
          const expected = held
            .filter(({ even }) => even)
            .toSorted((a, b) => (asRead ? 0 : a.arrival - b.arrival) || a.id - b.id)
            .map(({ id }) => id);
          expect(list.ids(0, 100)).toEqual(expected);
          expect(list.size).toBe(expected.length);
          for (const [place, id] of expected.entries()) expect(list.positionOf(id)).toBe(place);
          expect(list.progress().state).toBe('caught-up');
          if (expected.length > 0) expect(changes).toBeGreaterThan(0);
          list.cancel();
        },
      ),
    );
  });

  it('are no longer looked for once it is cancelled', async () => {
    const clock = new ManualClock();
    const store = new RecordStore();
    const list = new MatchList(
      store,
      () => true,
      clock,
      () => undefined,
    );
    list.cancel();
    add(store, 1, true);
    await clock.advance(500);
    expect(list.size).toBe(0);
    expect(list.progress().state).toBe('cancelled');
  });
});
