import { expect, it } from 'vitest';
import { parseCsv } from '../decode/csv.ts';
import { RecordStore } from '../store/store.ts';
import { EXPORT_FORMATS, exportRecords, type ExportFormat } from './export.ts';

const SEQUENCE = '49590338271490256608559692538361571095921575989136588898';

function exported(store: RecordStore, format: ExportFormat): Uint8Array[] {
  return Array.from(exportRecords(store, store.idsByArrival(0, store.size), format, 'web'));
}

const text = (pieces: readonly Uint8Array[]): string => Buffer.concat(pieces).toString('utf8');

it('writes each format, with formulas made harmless', () => {
  const store = new RecordStore();
  const put = (data: Uint8Array | string, partitionKey: string | undefined): void =>
    store.append([
      {
        shardId: 'shardId-000000000000',
        sequenceNumber: SEQUENCE,
        partitionKey,
        arrival: Date.UTC(2026, 10, 21),
        data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
      },
    ]);
  put('{"id":12345678901234567890}\n', '=HYPERLINK("x")');
  put('@SUM(1,"2")', '+1');
  put(Uint8Array.of(255), undefined);
  expect(text(exported(store, 'ndjson')).split('\n')[0]).toBe(
    `{"shardId":"shardId-000000000000","sequenceNumber":"${SEQUENCE}","partitionKey":"=HYPERLINK(\\"x\\")","approximateArrivalTimestamp":"2026-11-21T00:00:00.000Z","data":{"id":12345678901234567890}}`,
  );
  const { rows } = parseCsv(text(exported(store, 'csv')), ',');
  expect(rows.map((row) => row.slice(3))).toEqual([
    ['partitionKey', 'approximateArrivalTimestamp', 'encoding', 'data'],
    [`'=HYPERLINK("x")`, '2026-11-21T00:00:00.000Z', 'utf-8', '{"id":12345678901234567890}\n'],
    ["'+1", '2026-11-21T00:00:00.000Z', 'utf-8', `'@SUM(1,"2")`],
    ['', '2026-11-21T00:00:00.000Z', 'base64', '/w=='],
  ]);
  expect(text(exported(store, 'entries')).split('\n')[2]).toBe(
    '{"timestamp":"2026-11-21T00:00:00.000Z","source":"web/shardId-000000000000","tag":null,"data":{"base64":"/w=="}}',
  );
  expect(Buffer.concat(exported(store, 'raw'))).toEqual(
    Buffer.concat([Buffer.from('{"id":12345678901234567890}\n@SUM(1,"2")\n'), Buffer.of(255, 10)]),
  );
});

it('gives large exports in pieces', () => {
  const store = new RecordStore();
  store.append(
    Array.from({ length: 50 }, (_, n) => ({
      shardId: 's',
      sequenceNumber: String(n + 1),
      partitionKey: 'k',
      arrival: n,
      data: new Uint8Array(50_000).fill(65),
    })),
  );
  for (const format of EXPORT_FORMATS) {
    const pieces = exported(store, format);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(500_000);
    expect(text(pieces).match(/A{50000}/g)).toHaveLength(50);
  }
});
