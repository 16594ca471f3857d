import { createStore } from 'zustand/vanilla';
import { forgetSessions, webStorages } from '../../../connection/cognito/session-storage.ts';

/** Set while a page reloads in order to be cleared. */
const ASKED = 'shardlab.clear';
/** What every database and every entry of this page begins with. */
const OURS = 'shardlab';
/** Another tab that uses a database keeps it from being deleted. */
const WAIT_MS = 5_000;

/** Whether the question is open. */
export const clearing = createStore<{ readonly asked: boolean }>(() => ({ asked: false }));

export function askToClear(asked: boolean): void {
  clearing.setState({ asked });
}

/** Reloads, and clears: what the workers of this page have open cannot be deleted. */
export function clearBrowser(): void {
  sessionStorage.setItem(ASKED, 'yes');
  location.assign(location.pathname);
}

export type Cleared =
  | 'not-asked'
  | 'cleared'
  /** Another tab holds some of it. */
  | 'held';

/** At start, before anything is read: clears the browser when the page before this one was told to. */
export async function clearIfAsked(): Promise<Cleared> {
  const { tab, device } = webStorages();
  if (tab?.getItem(ASKED) !== 'yes') return 'not-asked';
  tab.removeItem(ASKED);
  forgetSessions({ tab, device });
  for (const storage of [tab, device]) {
    if (storage === undefined) continue;
    const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
    for (const key of keys) if (key.startsWith(OURS)) storage.removeItem(key);
  }
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  const gone = await Promise.all(names.filter((name) => name.startsWith(OURS)).map(deleted));
  return gone.every((one) => one) ? 'cleared' : 'held';
}

/** @returns false when somebody else has it open */
function deleted(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    const done = (gone: boolean) => (): void => {
      resolve(gone);
    };
    request.onsuccess = done(true);
    request.onerror = done(false);
    setTimeout(done(false), WAIT_MS);
  });
}
