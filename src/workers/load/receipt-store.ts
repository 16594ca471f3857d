import type { DBSchema } from 'idb';
import { Receipts, type PackedReceipts } from '../../load/accounts/receipts.ts';
import { keptDatabase } from '../kept-database.ts';

interface Kept {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly savedAt: number;
  readonly receipts: PackedReceipts;
}

interface Schema extends DBSchema {
  receipts: { key: string; value: Kept; indexes: { savedAt: number } };
}

/** Of so many runs, the newest, receipts are kept: up to 38 MB a run. */
const KEPT_RUNS = 8;

const database = keptDatabase<Schema>('shardlab-receipts', {
  receipts: (db) =>
    db.createObjectStore('receipts', { keyPath: 'id' }).createIndex('savedAt', 'savedAt'),
});

/** Keeps the receipts of a run. @returns false when the browser refuses */
export async function keepReceipts(id: string, receipts: Receipts, now: number): Promise<boolean> {
  try {
    const db = await database();
    await db.put('receipts', { id, savedAt: now, receipts: receipts.pack() });
    const all = await db.getAllKeysFromIndex('receipts', 'savedAt');
    await Promise.all(all.slice(0, -KEPT_RUNS).map((old) => db.delete('receipts', old)));
    return true;
  } catch {
    return false;
  }
}

export async function loadReceipts(id: string): Promise<Receipts | undefined> {
  try {
    const kept = await (await database()).get('receipts', id);
    return kept?.receipts.version === 2 ? Receipts.unpack(kept.receipts) : undefined;
  } catch {
    return undefined;
  }
}
