import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../base/utf8.ts';
import { RecordLog } from './record-log.ts';
import { SegmentMemory } from './segment-memory.ts';
import type { StoredRecord } from './segment.ts';

interface Put {
  readonly key: string | undefined;
  readonly size: number;
  readonly wait: number;
  readonly encrypted: boolean;
}

const put: fc.Arbitrary<Put> = fc.record({
  key: fc.option(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { nil: undefined }),
  size: fc.oneof(fc.nat(300), fc.nat(200_000)),
  wait: fc.oneof(fc.constant(0), fc.nat(5_000_000)),
  encrypted: fc.boolean(),
});

function fill(puts: readonly Put[]): {
  log: RecordLog;
  storage: SegmentMemory;
  times: number[];
} {
  const storage = new SegmentMemory();
  const log = new RecordLog(storage);
  const times: number[] = [];
  let time = 1_700_000_000_000;
  for (const [i, { key, size, wait, encrypted }] of puts.entries()) {
    time += wait;
    times.push(time);
    const keyBytes = key === undefined ? 0 : utf8Length(key);
    log.append(key, keyBytes, new Uint8Array(size).fill(i), time, encrypted);
  }
  return { log, storage, times };
}

function all(log: RecordLog, from = 1): StoredRecord[] {
  const found: StoredRecord[] = [];
  log.forEachFrom(from, (record) => {
    found.push(record);
    return true;
  });
  return found;
}

describe('a record log', () => {
  it('gives back what was put, from any index and any time', () => {
    fc.assert(
      fc.property(fc.array(put, { maxLength: 150 }), fc.nat(200), (puts, skip) => {
        const { log, times } = fill(puts);
        const from = 1 + (puts.length === 0 ? 0 : skip % puts.length);
        const found = all(log, from);
        expect(found.map((r) => r.index)).toEqual(puts.map((_, i) => i + 1).slice(from - 1));
        for (const record of found) {
          const { key, size, encrypted } = puts[record.index - 1] as Put;
          expect(record.partitionKey).toBe(key);
          expect(record.encrypted).toBe(encrypted);
          expect(record.data.length).toBe(size);
          expect(record.data[0]).toBe(size === 0 ? undefined : (record.index - 1) % 256);
          expect(record.time).toBe(times[record.index - 1]);
          const first = times.findIndex((time) => time >= record.time) + 1;
          expect(log.indexAtTime(record.time)).toBe(first);
          expect(log.indexAtTime(record.time + 0.5)).toBe(
            times.filter((time) => time <= record.time).length + 1,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('forgets what is older than a time, and nothing else, and gives the memory back', () => {
    fc.assert(
      fc.property(fc.array(put, { minLength: 1, maxLength: 150 }), fc.nat(), (puts, at) => {
        const { log, storage, times } = fill(puts);
        const cutoff = times[at % times.length] as number;
        log.trimBefore(cutoff);
        expect(all(log).map((r) => r.time)).toEqual(times.filter((time) => time >= cutoff));
        log.trimBefore(Infinity);
        expect(all(log)).toEqual([]);
        expect(storage.allocated).toBe(0);
        expect(log.append('a', 1, new Uint8Array(1), cutoff, false)).toBe(puts.length + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('takes at most twice what its records weigh, once there is more than a segment’s start', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 1_500_000 }),
        fc.integer({ min: 1, max: 40 }),
        (size, count) => {
          const { storage } = fill(
            Array.from({ length: Math.ceil((count * 100_000) / size) }, () => ({
              key: 'key-1234',
              size,
              wait: 3,
              encrypted: false,
            })),
          );
          const weight = Math.ceil((count * 100_000) / size) * (size + 8);
          expect(storage.allocated).toBeLessThanOrEqual(2 * weight + 4096);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps the records of logs apart that use each other’s memory again', () => {
    const step = fc.record({
      log: fc.nat(2),
      size: fc.oneof(fc.nat(300), fc.nat(100_000)),
      drop: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const memory = new SegmentMemory();
        const logs = [0, 1, 2].map(() => new RecordLog(memory));
        const sent: number[][] = [[], [], []];
        for (const [i, { log: which, size, drop }] of steps.entries()) {
          const log = logs[which] as RecordLog;
          log.append('key', 3, new Uint8Array(size).fill(i), 1_700_000_000_000, false);
          sent[which]?.push(size, i % 256);
          if (drop) log.dropOldestSegment();
        }
        let held = 0;
        for (const [which, log] of logs.entries()) {
          const kept = all(log).flatMap(({ data }) => {
            if (!data.every((byte) => byte === data[0])) throw new Error('a record is mixed up');
            return [data.length, data[0]];
          });
          const expected = sent[which]?.slice((sent[which]?.length ?? 0) - kept.length) ?? [];
          // Of a record without data there is only its length to see.
          expect(kept).toEqual(
            expected.map((n, i) => (i % 2 === 1 && expected[i - 1] === 0 ? undefined : n)),
          );
          expect(log.nextIndex - log.firstIndex).toBe(kept.length / 2);
          held += log.allocated;
        }
        expect(memory.allocated).toBe(held);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets time go back', () => {
    const log = new RecordLog(new SegmentMemory());
    log.append('a', 1, new Uint8Array(), 2000, false);
    log.append('a', 1, new Uint8Array(), 1000, false);
    expect(all(log).map((r) => r.time)).toEqual([2000, 2000]);
  });
});
