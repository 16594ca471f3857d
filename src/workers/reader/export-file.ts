import { EXPORT_FILES, exportRecords, type ExportFormat } from '../../reader/export/export.ts';
import type { RecordStore } from '../../reader/store/store.ts';
import type { RowRange } from './protocol.ts';
import { shiftOf, type RecordOrder } from './row-window.ts';

/** Ids taken at a time, so that a list that moves meanwhile is read in whole pieces. */
const PAGE = 1000;

/** The ids of an order from its oldest on. Records that come meanwhile are not taken. */
function* idsOf(order: RecordOrder, range?: RowRange): Generator<number> {
  const first = range === undefined ? 0 : Math.max(0, range.first + shiftOf(order, range));
  const end = range === undefined ? order.size : Math.min(order.size, first + range.count);
  for (let at = first; at < end; at += PAGE) yield* order.ids(at, Math.min(PAGE, end - at));
}

/** Which of a list's records: all of them, unless one or some are named. */
interface Which {
  readonly id?: number | undefined;
  readonly range?: RowRange | undefined;
}

function pieces(
  store: RecordStore,
  order: RecordOrder,
  format: ExportFormat,
  stream: string,
  { id, range }: Which,
): Generator<Uint8Array> {
  return exportRecords(store, id === undefined ? idsOf(order, range) : [id], format, stream);
}

export function exportBlob(
  store: RecordStore | undefined,
  order: RecordOrder | undefined,
  format: ExportFormat,
  stream: string,
  which: Which,
): Blob {
  const type = EXPORT_FILES[format].mediaType;
  if (store === undefined || order === undefined) return new Blob([], { type });
  return new Blob([...pieces(store, order, format, stream, which)] as BlobPart[], { type });
}

/** @returns the bytes written */
export async function exportTo(
  to: WritableStream<Uint8Array>,
  store: RecordStore | undefined,
  order: RecordOrder | undefined,
  format: ExportFormat,
  stream: string,
  range?: RowRange,
): Promise<number> {
  const writer = to.getWriter();
  let bytes = 0;
  try {
    if (store !== undefined && order !== undefined)
      for (const piece of pieces(store, order, format, stream, { range })) {
        await writer.write(piece);
        bytes += piece.length;
      }
    await writer.close();
    return bytes;
  } catch (thrown) {
    await writer.abort(thrown).catch(() => undefined);
    throw thrown;
  }
}
