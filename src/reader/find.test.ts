import { expect, it } from 'vitest';
import { ManualClock } from '../base/manual-clock.ts';
import { Sfc32 } from '../base/random.ts';
import { systemClock } from '../base/clock.ts';
import { parseFilter, type Filter } from './filter.ts';
import { startFinding } from './find.ts';
import { startScan } from './scan.ts';
import { RecordStore } from './store/store.ts';
import { MemoryStream } from './testing/memory-stream.ts';
import { putCommand } from './put-command.ts';
import { findBySequence, keyNeighbours, traceKey } from './trace.ts';

function filter(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function fill(store: RecordStore, from: number, count: number): void {
  store.append(
    Array.from({ length: count }, (_, i) => ({
      shardId: 's',
      sequenceNumber: String(from + i + 1),
      partitionKey: `key-${(from + i) % 10}`,
      arrival: from + i,
      data: new TextEncoder().encode(`{"n":${from + i}}`),
    })),
  );
}

it('finds in slices, goes on with what arrives, and forgets what falls out', async () => {
  const clock = new ManualClock();
  const store = new RecordStore({ records: 5000, bytes: 1e9 });
  fill(store, 0, 1000);
  const finding = startFinding(store, filter('n > 989'), clock);
  await clock.advance(1);
  expect(await finding.done).toMatchObject({ scanned: 1000, total: 1000, matched: 10 });
  expect(finding.progress().state).toBe('caught-up');
  fill(store, 1000, 5000);
  await clock.advance(200);
  expect(finding.progress()).toMatchObject({ scanned: 6000, matched: 5010 });
  expect(finding.size).toBe(5000);
  expect(finding.ids(0, 2)).toEqual([1000, 1001]);
  finding.cancel();
  fill(store, 6000, 10);
  await clock.advance(200);
  expect(finding.progress()).toMatchObject({ state: 'cancelled', matched: 5010 });
});

it('does not hold its thread: a large store is searched in many slices', async () => {
  const store = new RecordStore();
  for (let i = 0; i < 20; i += 1) fill(store, i * 5000, 5000);
  const finding = startFinding(store, filter('key-7'), systemClock);
  expect(finding.progress().scanned).toBeLessThan(100_000);
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  const progress = await finding.done;
  clearInterval(ticking);
  finding.cancel();
  expect(progress).toMatchObject({ scanned: 100_000, matched: 10_000 });
  expect(turns).toBeGreaterThan(3);
});

it('scans shards to their tip and keeps only matches', async () => {
  const clock = new ManualClock();
  const stream = new MemoryStream(clock, new Sfc32(1), 2);
  for (let n = 0; n < 500; n += 1) stream.put(`k${n}`, new TextEncoder().encode(`{"n":${n}}`));
  const scan = startScan(
    { shards: 'all', from: { type: 'TRIM_HORIZON' }, limit: 50 },
    filter('n < 5'),
    {
      source: stream,
      clock,
      random: new Sfc32(2),
    },
  );
  await clock.advance(10_000);
  await scan.done;
  expect(scan.snapshot()).toMatchObject({ state: 'ended', matched: 5, totals: { read: 500 } });
  expect(scan.store.size).toBe(5);
});

it('traces a key, and finds the records before and after', () => {
  const store = new RecordStore();
  fill(store, 0, 100);
  expect(traceKey(store, 'key-3')).toEqual([3, 13, 23, 33, 43, 53, 63, 73, 83, 93]);
  expect(traceKey(store, 'key-3', 2)).toEqual([83, 93]);
  expect(traceKey(store, 'key')).toEqual([]);
  expect(keyNeighbours(store, 3)).toEqual({ before: undefined, after: 13 });
  expect(keyNeighbours(store, 500)).toEqual({ before: undefined, after: undefined });
});

it('finds a record by its place, and writes the command that puts it again', () => {
  const store = new RecordStore();
  fill(store, 0, 100);
  expect(findBySequence(store, 's', '42')).toBe(41);
  expect(findBySequence(store, 'other', '42')).toBeUndefined();
  const record = { partitionKey: "it's $(x)", data: new TextEncoder().encode('{"n":1}') };
  expect(putCommand(record, 'orders', 'us-east-1', 'http://127.0.0.1:4567')).toBe(
    "aws kinesis put-record --endpoint-url http://127.0.0.1:4567 --region us-east-1 --stream-name orders --partition-key 'it'\\''s $(x)' --cli-binary-format base64 --data eyJuIjoxfQ==",
  );
  const plain = { partitionKey: undefined, data: new Uint8Array() };
  expect(putCommand(plain, '-x', 'eu-west-1')).toBe(
    "aws kinesis put-record --region eu-west-1 --stream-name '-x' --cli-binary-format base64 --data ''",
  );
});
