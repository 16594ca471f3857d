import { createStore } from 'zustand/vanilla';
import type { ReadingOptions } from '../../../reader/shards/options.ts';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import type { RowRequest, RowWindow } from '../../../workers/reader/protocol.ts';
import { connection } from '../connection/connection.ts';
import { threads } from '../connection/threads.ts';

/**
 * The page reads one stream at a time: the live tail and the record browser are two
 * views of the same reading, because two readers would share the shard's 5 calls a second.
 */
export interface Reading {
  readonly stream: string | undefined;
  readonly options: ReadingOptions | undefined;
  readonly snapshot: ReaderSnapshot | undefined;
}

const NOTHING: Reading = { stream: undefined, options: undefined, snapshot: undefined };

export const reading = createStore<Reading>(() => NOTHING);

// The worker ends a reading when the connection changes.
connection.subscribe(() => {
  reading.setState(NOTHING);
});

const growthListeners = new Set<() => void>();

/** Called soon after records were stored. Returns how to stop listening. */
export function onRecords(listener: () => void): () => void {
  growthListeners.add(listener);
  return () => growthListeners.delete(listener);
}

/** Rows of what is being read. */
export async function readRows(request: RowRequest): Promise<RowWindow> {
  const { reader } = await threads();
  return reader.call('reading:rows', request);
}

let listening = false;

async function listen(): Promise<void> {
  if (listening) return;
  listening = true;
  const { reader } = await threads();
  reader.on('reading:snapshot', (snapshot) => {
    if (reading.getState().stream !== undefined) reading.setState({ snapshot });
  });
  reader.on('reading:grew', () => {
    for (const listener of growthListeners) listener();
  });
}

/** Starts to read a stream, in place of what was read before. Of several wishes the last one counts. */
export async function openReading(stream: string, options: ReadingOptions): Promise<void> {
  reading.setState({ stream, options, snapshot: undefined });
  await listen();
  const { reader } = await threads();
  // While the workers start, another page may have opened: its wish must not be overtaken by this one.
  const { stream: wanted, options: how } = reading.getState();
  if (wanted !== stream || how !== options) return;
  await reader.call('reading:open', { stream, options });
}

/** Reads a stream as the live tail does, unless it is being read already. */
export async function ensureReading(stream: string): Promise<void> {
  if (reading.getState().stream === stream) return;
  await openReading(stream, { shards: 'all', from: { type: 'LATEST' } });
}

export async function closeReading(): Promise<void> {
  reading.setState(NOTHING);
  const { reader } = await threads();
  if (reading.getState().stream !== undefined) return;
  await reader.call('reading:close', undefined);
}

/** Milliseconds between two reads of a shard at its tip. */
export async function setReadInterval(intervalMs: number): Promise<void> {
  const { reader } = await threads();
  await reader.call('reading:interval', intervalMs);
}
