import { encodeUtf8 } from '../base/utf8.ts';
import { sequenceNumberProbe } from './store/sequence-words.ts';
import type { RecordStore } from './store/store.ts';

/**
 * The ids of the held records with one partition key, in their order: as they were
 * read, which for a key is the order they were put in, across reshards too, since
 * parents are read before children.
 * @param limit the newest so many
 */
export function traceKey(store: RecordStore, partitionKey: string, limit = 10_000): number[] {
  const key = encodeUtf8(partitionKey);
  const ids: number[] = [];
  for (let id = store.nextId - 1; id >= store.firstId && ids.length < limit; id -= 1)
    if (hasKey(store, id, key)) ids.push(id);
  return ids.toReversed();
}

/** The id of the record with this place, or `undefined` when it is not held. Looks at the newest first. */
export function findBySequence(
  store: RecordStore,
  shardId: string,
  sequenceNumber: string,
  subSequenceNumber?: number,
): number | undefined {
  const probe = sequenceNumberProbe(sequenceNumber);
  for (let id = store.nextId - 1; id >= store.firstId; id -= 1) {
    if (!store.hasSequenceNumber(id, probe)) continue;
    const found = store.get(id);
    if (found?.shardId === shardId && found.subSequenceNumber === subSequenceNumber) return id;
  }
  return undefined;
}

/** The records before and after `id` with the same key; `undefined` where there is none. */
export function keyNeighbours(
  store: RecordStore,
  id: number,
): { readonly before: number | undefined; readonly after: number | undefined } {
  const key = store.has(id) ? store.view(id).key?.slice() : undefined;
  if (key === undefined) return { before: undefined, after: undefined };
  return { before: neighbour(store, id, key, -1), after: neighbour(store, id, key, 1) };
}

function neighbour(
  store: RecordStore,
  id: number,
  key: Uint8Array,
  step: 1 | -1,
): number | undefined {
  for (let at = id + step; store.has(at); at += step) if (hasKey(store, at, key)) return at;
  return undefined;
}

function hasKey(store: RecordStore, id: number, key: Uint8Array): boolean {
  const other = store.view(id).key;
  if (other === undefined || other.length !== key.length) return false;
  for (let i = 0; i < key.length; i += 1) if (other[i] !== key[i]) return false;
  return true;
}
