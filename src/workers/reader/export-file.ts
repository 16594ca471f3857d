import { EXPORT_FILES, exportRecords, type ExportFormat } from '../../reader/export/export.ts';
import type { RecordStore } from '../../reader/store/store.ts';
import type { RecordOrder } from './row-window.ts';

/** Ids taken at a time, so that a list that moves meanwhile is read in whole pieces. */
const PAGE = 1000;

/** The ids of an order from its oldest on. Records that come meanwhile are not taken. */
function* idsOf(order: RecordOrder): Generator<number> {
  const total = order.size;
  for (let at = 0; at < total; at += PAGE) yield* order.ids(at, Math.min(PAGE, total - at));
}

function pieces(
  store: RecordStore,
  order: RecordOrder,
  format: ExportFormat,
  stream: string,
  id: number | undefined,
): Generator<Uint8Array> {
  return exportRecords(store, id === undefined ? idsOf(order) : [id], format, stream);
}

export function exportBlob(
  store: RecordStore | undefined,
  order: RecordOrder | undefined,
  format: ExportFormat,
  stream: string,
  id: number | undefined,
): Blob {
  const type = EXPORT_FILES[format].mediaType;
  if (store === undefined || order === undefined) return new Blob([], { type });
  return new Blob([...pieces(store, order, format, stream, id)] as BlobPart[], { type });
}

/** @returns the bytes written */
export async function exportTo(
  to: WritableStream<Uint8Array>,
  store: RecordStore | undefined,
  order: RecordOrder | undefined,
  format: ExportFormat,
  stream: string,
): Promise<number> {
  const writer = to.getWriter();
  let bytes = 0;
  try {
    if (store !== undefined && order !== undefined)
      for (const piece of pieces(store, order, format, stream, undefined)) {
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
