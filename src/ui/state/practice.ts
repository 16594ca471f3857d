import { createStore } from 'zustand/vanilla';
import type { PracticeState } from '../../workers/practice/protocol.ts';
import { threads } from './threads.ts';

/** What is switched on in the practice service, the same for all tabs. */
export const practice = createStore<{ readonly state: PracticeState | undefined }>(() => ({
  state: undefined,
}));

let watching = false;

/** Follows the practice service from now on. */
export async function watchPractice(): Promise<void> {
  if (watching) return;
  watching = true;
  const { practice: remote } = await threads();
  remote.on('state:changed', (state) => {
    practice.setState({ state });
  });
  practice.setState({ state: await remote.call('state:get', undefined) });
}
