import { rowsOf } from '../../reader/store/row.ts';
import type { RecordStore } from '../../reader/store/store.ts';
import type { RowRequest, RowWindow } from './protocol.ts';

/** An order of held records: all by arrival, or those that a filter matches. */
export interface RecordOrder {
  readonly size: number;
  /** Up to `count` ids from `position` on. */
  ids(position: number, count: number): readonly number[];
  /** −1 when the record is not in it (any more). */
  positionOf(id: number): number;
}

export function arrivalOrder(store: RecordStore): RecordOrder {
  return {
    size: store.size,
    ids: (position, count) => store.idsByArrival(position, count),
    positionOf: (id) => store.positionByArrival(id),
  };
}

/** As they were read: within a shard that is by sequence number. */
export function readingOrder(store: RecordStore): RecordOrder {
  return {
    size: store.size,
    ids: (position, count) => store.idsByReading(position, count),
    positionOf: (id) => (store.has(id) ? id - store.firstId : -1),
  };
}

/** The rows that a list asks for; they move with the anchor when rows before it came or went. */
export function rowWindow(
  store: RecordStore | undefined,
  order: RecordOrder | undefined,
  request: RowRequest,
): RowWindow {
  if (store === undefined || order === undefined)
    return { first: 0, total: 0, rows: [], shift: 0, fallenOut: 0 };
  const total = order.size;
  const shift = shiftOf(order, request);
  const wanted = request.first < 0 ? total + request.first : request.first + shift;
  const first = Math.min(total, Math.max(0, wanted));
  return {
    first,
    total,
    rows: rowsOf(store, order.ids(first, request.count)),
    shift,
    fallenOut: store.evicted,
  };
}

/** By how many positions the rows of a request have moved. */
export function shiftOf(order: RecordOrder, { anchor, first }: Omit<RowRequest, 'view'>): number {
  if (anchor === undefined || first < 0) return 0;
  const position = order.positionOf(anchor.id);
  // It fell out: the oldest record that is left stands in for it.
  return Math.max(0, position) - anchor.position;
}
