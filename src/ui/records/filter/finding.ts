import { createStore } from 'zustand/vanilla';
import type { FindState } from '../../../workers/reader/protocol.ts';
import { threads } from '../../state/connection/threads.ts';

/** How far the filter, and a scan, are. */
export const finding = createStore<FindState>(() => ({}));

let listening = false;

async function listen(): Promise<void> {
  if (listening) return;
  listening = true;
  const { reader } = await threads();
  reader.on('find:state', (state) => {
    finding.setState(state, true);
  });
}

/** @returns what is wrong with a filter, in words */
export async function setFilters(filters: readonly string[]): Promise<string | undefined> {
  await listen();
  const { reader } = await threads();
  return reader.call('find:filter', filters);
}

export async function cancelFilter(): Promise<void> {
  const { reader } = await threads();
  await reader.call('find:cancel', undefined);
}

export async function startScan(
  stream: string,
  shards: 'all' | readonly string[],
  filters: readonly string[],
): Promise<void> {
  const { reader } = await threads();
  await reader.call('find:scan', { stream, shards, filters });
}

export async function cancelScan(): Promise<void> {
  const { reader } = await threads();
  await reader.call('find:scan-cancel', undefined);
}

export async function closeScan(): Promise<void> {
  const { reader } = await threads();
  await reader.call('find:scan-close', undefined);
}
