import type { DBSchema } from 'idb';
import {
  encodeSnapshotFile,
  type Changes,
  type KeptRows,
  type Unread,
} from '../../simulator/service/service.ts';
import { keptDatabase, readAllRows } from '../kept-database.ts';

/** Rows are what this code wrote, unless something damaged them: nothing is taken on trust. */
interface Schema extends DBSchema {
  account: { key: 'account'; value: unknown };
  streams: { key: IDBValidKey; value: unknown };
  chunks: { key: IDBValidKey; value: unknown };
}

const STORES = ['account', 'streams', 'chunks'] as const;

let lost = false;

const openStore = keptDatabase<Schema>(
  'shardlab-practice',
  {
    account: (db) => db.createObjectStore('account'),
    streams: (db) => db.createObjectStore('streams'),
    chunks: (db) => db.createObjectStore('chunks'),
  },
  () => {
    lost = true;
  },
);

/**
 * Whether the browser has closed the database since this was asked last. On a full disk it may
 * have removed what was in it.
 */
export function wasLost(): boolean {
  const answer = lost;
  lost = false;
  return answer;
}

/** What the browser holds of the practice service. @throws when it does not open */
export async function readRows(): Promise<KeptRows> {
  const db = await openStore();
  const chunks = await readAllRows(db, 'chunks');
  return {
    account: (await readAllRows(db, 'account')).get('account'),
    streams: await readAllRows(db, 'streams'),
    chunks: new Map([...chunks].map(([key, value]) => [textOf(key), value])),
  };
}

/**
 * Writes what changed, all of it or nothing.
 * @param keepsAccount the account's row stays as it is: nobody could read it
 * @throws when the browser refuses, for want of room
 */
export async function writeChanges(changes: Changes, keepsAccount: boolean): Promise<void> {
  const db = await openStore();
  const transaction = db.transaction(STORES, 'readwrite');
  const account = transaction.objectStore('account');
  const streams = transaction.objectStore('streams');
  const chunks = transaction.objectStore('chunks');
  const done: Promise<unknown>[] = [];
  if (!keepsAccount) done.push(account.put(changes.account, 'account'));
  for (const serial of changes.removedStreams) done.push(streams.delete(serial));
  for (const stream of changes.streams) done.push(streams.put(stream, stream.serial));
  for (const key of changes.removedChunks) done.push(chunks.delete(key));
  for (const { key, chunk } of changes.chunks) done.push(chunks.put(chunk, key));
  // Not once every answer is here: a page that is reloaded does not wait for them.
  transaction.commit();
  await Promise.all([...done, transaction.done]);
}

/** What is kept of something that could not be read, as it is, in a file as an export is. */
export async function fileOfUnread({ of }: Unread): Promise<Uint8Array> {
  const rows = await readRows();
  if (of === 'account')
    return encodeSnapshotFile({ account: rows.account, streams: [], chunks: [] });
  const chunks = [...rows.chunks].filter(([key]) => isOf(of.stream, key));
  return encodeSnapshotFile({
    account: rows.account,
    streams: [rows.streams.get(of.stream)],
    chunks: chunks.map(([, value]) => value),
  });
}

/** Removes what could not be read. */
export async function removeUnread({ of }: Unread): Promise<void> {
  const db = await openStore();
  const transaction = db.transaction(STORES, 'readwrite');
  if (of === 'account') await transaction.objectStore('account').delete('account');
  else {
    await transaction.objectStore('streams').delete(of.stream as IDBValidKey);
    const chunks = transaction.objectStore('chunks');
    for (const key of await chunks.getAllKeys()) if (isOf(of.stream, key)) void chunks.delete(key);
  }
  await transaction.done;
}

function isOf(stream: unknown, key: unknown): boolean {
  return textOf(key).startsWith(`${textOf(stream)}/`);
}

function textOf(key: unknown): string {
  return String(key);
}
