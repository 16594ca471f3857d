import { createStore } from 'zustand/vanilla';
import type { PracticeState } from '../../../workers/practice/protocol.ts';
import { threads } from '../connection/threads.ts';
import { setUnread, type UnreadItem } from '../saved/unread.ts';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { systemClock } from '../../../base/clock.ts';
import type { Connection } from '../../../connection/connection.ts';
import { connection } from '../connection/connection.ts';

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
  const take = (state: PracticeState): void => {
    practice.setState({ state });
    setUnread('practice', state.unread.map(viewUnread));
  };
  remote.on('state:changed', take);
  take(await remote.call('state:get', undefined));
}

function viewUnread({ id, name, why }: PracticeState['unread'][number]): UnreadItem {
  return {
    id: `practice ${id}`,
    name: `Practice: ${name}`,
    why,
    fileName: `${name.replaceAll(/[^\w.-]+/g, '-').toLowerCase()}.shardlab`,
    async file() {
      return (await threads()).practice.call('unread:file', id);
    },
    async remove() {
      await (await threads()).practice.call('unread:remove', id);
    },
  };
}

/**
 * How far a stream's clock is ahead of this computer's, ms. Arrival times, iterators and retention go by
 * it. Only a practice stream's can be moved.
 */
export function clockAhead(
  stream: string | undefined,
  { kind }: Connection,
  state: Pick<PracticeState, 'streams'> | undefined,
): number {
  if (kind !== 'practice') return 0;
  return state?.streams.find(({ name }) => name === stream)?.clockOffsetMs ?? 0;
}

/** The same, as it stands now. */
export function aheadNow(stream: string): number {
  return clockAhead(stream, connection.getState().current, practice.getState().state);
}

/** Epoch ms by the stream's clock. */
export function streamNow(stream: string): number {
  return systemClock.epoch() + aheadNow(stream);
}

/** How far a stream's clock is ahead, wherever it was moved: in this tab or in another. */
export function useAhead(stream: string | undefined): number {
  const { current } = useStore(connection);
  const state = useStore(practice, (all) => all.state);
  useEffect(() => {
    if (current.kind === 'practice') void watchPractice();
  }, [current]);
  return clockAhead(stream, current, state);
}
