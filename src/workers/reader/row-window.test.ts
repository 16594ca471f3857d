import { describe, expect, it } from 'vitest';
import { RecordStore } from '../../reader/store/store.ts';
import { arrivalOrder, readingOrder, rowWindow } from './row-window.ts';

function filled(count: number, most: number): RecordStore {
  const store = new RecordStore({ records: most, bytes: 1e9 });
  for (let n = 0; n < count; n += 1)
    store.append([
      {
        shardId: 'shardId-000000000000',
        sequenceNumber: String(1000 + n),
        partitionKey: 'k',
        arrival: n,
        data: new TextEncoder().encode(`record ${n}`),
      },
    ]);
  return store;
}

describe('the rows that a list asks for', () => {
  it('say how many records fell out of the ring, in either order', () => {
    const full = filled(250, 100);
    for (const order of [arrivalOrder(full), readingOrder(full)])
      expect(rowWindow(full, order, { first: 0, count: 1, view: 'all' })).toMatchObject({
        total: 100,
        fallenOut: 150,
        rows: [{ text: 'record 150' }],
      });
    const roomy = filled(100, 100);
    expect(
      rowWindow(roomy, arrivalOrder(roomy), { first: 0, count: 1, view: 'all' }).fallenOut,
    ).toBe(0);
  });

  it('move with the record in view when those before it fall out', () => {
    const store = filled(150, 100);
    const id = arrivalOrder(store).ids(80, 1)[0] ?? -1;
    for (let n = 150; n < 180; n += 1)
      store.append([
        {
          shardId: 'shardId-000000000000',
          sequenceNumber: String(1000 + n),
          partitionKey: 'k',
          arrival: n,
          data: new TextEncoder().encode(`record ${n}`),
        },
      ]);
    const request = { first: 80, count: 1, view: 'all', anchor: { id, position: 80 } } as const;
    expect(rowWindow(store, arrivalOrder(store), request)).toMatchObject({
      first: 50,
      shift: -30,
      fallenOut: 80,
      rows: [{ text: 'record 130' }],
    });
  });

  it('are none while nothing is read', () => {
    expect(rowWindow(undefined, undefined, { first: 0, count: 9, view: 'all' })).toEqual({
      first: 0,
      total: 0,
      rows: [],
      shift: 0,
      fallenOut: 0,
    });
  });
});
