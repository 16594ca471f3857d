import { encodeUtf8 } from '../../base/utf8.ts';
import type { RecordStore } from '../store/store.ts';
import { CSV_HEADER, csvLine, entryLine, ndjsonLine } from './lines.ts';

/** `raw`: the bytes of each record, a line break after each that does not end in one. */
export const EXPORT_FORMATS = ['ndjson', 'csv', 'entries', 'raw'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file of that format is called and said to be. */
export const EXPORT_FILES: Readonly<
  Record<ExportFormat, { readonly extension: string; readonly mediaType: string }>
> = {
  ndjson: { extension: 'ndjson', mediaType: 'application/x-ndjson' },
  csv: { extension: 'csv', mediaType: 'text/csv' },
  entries: { extension: 'entries.ndjson', mediaType: 'application/x-ndjson' },
  raw: { extension: 'bin', mediaType: 'application/octet-stream' },
};

const CHUNK_BYTES = 256 * 1024;
const LINE_BREAK = Uint8Array.of(10);

/**
 * The records with these ids as a file, in pieces of about 256 KiB, so that a large
 * one can be streamed to disk. Records that fell out meanwhile are left out.
 */
export function* exportRecords(
  store: RecordStore,
  ids: Iterable<number>,
  format: ExportFormat,
  stream: string,
): Generator<Uint8Array> {
  let parts: Uint8Array[] = format === 'csv' ? [encodeUtf8(CSV_HEADER)] : [];
  let size = 0;
  for (const id of ids) {
    const record = store.get(id);
    if (record === undefined) continue;
    if (format === 'raw') {
      parts.push(record.data);
      if (record.data.at(-1) !== 10) parts.push(LINE_BREAK);
    } else {
      const line =
        format === 'ndjson'
          ? ndjsonLine(record)
          : format === 'csv'
            ? csvLine(record)
            : entryLine(record, stream);
      parts.push(encodeUtf8(line));
    }
    size += record.size;
    if (size < CHUNK_BYTES) continue;
    yield concat(parts);
    parts = [];
    size = 0;
  }
  if (parts.length > 0) yield concat(parts);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
