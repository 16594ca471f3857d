import { sequenceNumberProbe } from './sequence-words.ts';
import type { RecordStore } from './store.ts';

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
