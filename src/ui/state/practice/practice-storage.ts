import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { PracticeStorage } from '../../../workers/practice/protocol.ts';
import { connection } from '../connection/connection.ts';
import { threads } from '../connection/threads.ts';

export type { PracticeStorage };

const EVERY_MS = 2000;

/** How much of the practice streams is held and kept; `undefined` while the page is elsewhere. */
export function usePracticeStorage(): PracticeStorage | undefined {
  const practice = useStore(connection, ({ current }) => current.kind === 'practice');
  const storage = useQuery({
    queryKey: ['practice', 'storage'],
    enabled: practice,
    queryFn: async () => (await threads()).practice.call('storage:get', undefined),
    refetchInterval: EVERY_MS,
  });
  return practice ? storage.data : undefined;
}

let asked = false;

/**
 * Asks the browser once to keep what is stored even when its disk gets full. Some browsers ask
 * the user in turn, so this is called when there is something to keep: at the first Start.
 */
export async function askToKeep(): Promise<void> {
  if (asked || !('storage' in navigator)) return;
  asked = true;
  try {
    await navigator.storage.persist();
  } catch {
    // It keeps what it can all the same.
  }
}

/** Whether the browser has promised not to remove what is stored. */
export async function isPromised(): Promise<boolean> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}
