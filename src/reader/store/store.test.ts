import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../base/testing/law-runs.ts';
import type { ReadRecord } from '../decode/read-record.ts';
import { rowsOf } from './row.ts';
import { RecordStore } from './store.ts';

const START = Date.UTC(2026, 10, 21);

function record(n: number, over: Partial<ReadRecord> = {}): ReadRecord {
  return {
    shardId: `shardId-${String(n % 3).padStart(12, '0')}`,
    sequenceNumber: String(49546986683135544286507457936321625675700192471156785154n + BigInt(n)),
    partitionKey: `key-${n}`,
    arrival: START + n,
    data: new TextEncoder().encode(`{"n":${n}}`),
    ...over,
  };
}

const anyRecord = fc.record({
  shardId: fc.constantFrom('shardId-000000000000', 'shardId-000000000001', 'other'),
  sequenceNumber: fc.oneof(
    fc.bigInt({ min: 0n, max: 1n << 210n }).map(String),
    fc.constantFrom('007', 'not a number'),
  ),
  subSequenceNumber: fc.option(fc.nat(100_000), { nil: undefined }),
  partitionKey: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: undefined }),
  arrival: fc.integer({ min: 0, max: 2 ** 47 }),
  data: fc.uint8Array({ maxLength: 60 }),
  encryptionType: fc.constantFrom(undefined, 'NONE', 'KMS'),
});

describe('the record store', () => {
  it('gives back every record as it came, and the newest when it is full', () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord, { maxLength: 200 }),
        fc.integer({ min: 1, max: 90 }),
        (all, most) => {
          const store = new RecordStore({ records: most, bytes: 1e9 });
          const plain = all.map((one) =>
            Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
          );
          for (let at = 0; at < all.length; at += 7)
            store.append(all.slice(at, at + 7) as ReadRecord[]);
          expect(store.size).toBe(Math.min(most, all.length));
          expect(store.evicted).toBe(all.length - store.size);
          for (let id = 0; id < all.length; id += 1) {
            const found = store.get(id);
            if (id < store.firstId) expect(found).toBeUndefined();
            else expect(found).toMatchObject({ id, ...plain[id] });
          }
        },
      ),
      { numRuns: lawRuns(20, 60) },
    );
  });

  it('orders by arrival, then by reading, whatever falls out and whenever someone looks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(50), { maxLength: 30 }), { maxLength: 30 }),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 1, max: 120 }),
        (batches, looks, most) => {
          const store = new RecordStore({ records: most, bytes: 1e9 });
          const arrivals: number[] = [];
          batches.forEach((batch, i) => {
            store.append(batch.map((arrival) => record(0, { arrival })));
            arrivals.push(...batch);
            if (looks[i] !== true) return;
            const ids = arrivals.map((_, id) => id).filter((id) => id >= store.firstId);
            ids.sort((a, b) => (arrivals[a] ?? 0) - (arrivals[b] ?? 0) || a - b);
            expect(store.idsByArrival(0, 1000)).toEqual(ids);
            ids.forEach((id, position) => expect(store.positionByArrival(id)).toBe(position));
            const middle = ids.findIndex((id) => (arrivals[id] ?? 0) >= 25);
            expect(store.positionAtArrival(25)).toBe(middle < 0 ? ids.length : middle);
          });
        },
      ),
      { numRuns: lawRuns(60, 200) },
    );
  });

  it('keeps the memory law: 1.3 × (data + key) + 48 bytes a record, and 2 MiB', () => {
    for (const size of [0, 3, 20, 200, 5000, 300_000, 2_000_000]) {
      const store = new RecordStore({ records: 1_000_000, bytes: 4e9 });
      const count = Math.min(70_000, Math.ceil(2e7 / (size + 10)));
      let payload = 0;
      const data = new Uint8Array(size);
      for (let n = 0; n < count; n += 1) {
        store.append([record(n, { data, ...(n % 2 === 0 && { subSequenceNumber: n }) })]);
        payload += size + `key-${n}`.length;
      }
      store.idsByArrival(0, 1);
      expect(store.payloadBytes).toBe(payload);
      expect(store.memoryBytes).toBeLessThanOrEqual(1.3 * payload + 48 * count + 2 * 1024 * 1024);
    }
  });

  it('stays within its bytes by letting the oldest fall out', () => {
    const store = new RecordStore({ records: 1_000_000, bytes: 8 * 1024 * 1024 });
    for (let n = 0; n < 40; n += 1) {
      store.append([record(n, { data: new Uint8Array(1_000_000).fill(n) })]);
      expect(store.memoryBytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    }
    expect(store.size).toBeGreaterThanOrEqual(5);
    expect(store.get(39)?.data[999_999]).toBe(39);
  });

  it('takes 100,000 records in well under a second, and looks at a page of a million at once', () => {
    const store = new RecordStore();
    const batch = Array.from({ length: 10_000 }, (_, n) => record(n));
    const started = performance.now();
    for (let i = 0; i < 10; i += 1) store.append(batch);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(rowsOf(store, store.idsByArrival(99_995, 10)).map((row) => row.text)).toHaveLength(5);
  });

  it('shows a row on one line, cut at 256 characters, with nothing hidden', () => {
    const store = new RecordStore();
    const text = `a\n\u202eb\u0000${'x'.repeat(5000)}`;
    store.append([record(1, { data: new TextEncoder().encode(text) })]);
    const row = rowsOf(store, store.idsByArrival(0, 1))[0];
    expect(row?.text.startsWith('a␊⟨U+202E⟩b␀xxx')).toBe(true);
    expect(row?.text.length).toBeLessThan(270);
    store.clear();
    expect(rowsOf(store, store.idsByArrival(0, 10))).toEqual([]);
    store.append([record(2)]);
    expect(rowsOf(store, store.idsByArrival(0, 10)).map((one) => one.id)).toEqual([1]);
  });
});
