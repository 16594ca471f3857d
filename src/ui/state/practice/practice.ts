import { createStore } from 'zustand/vanilla';
import type { PracticeState } from '../../../workers/practice/protocol.ts';
import { threads } from '../connection/threads.ts';
import { setUnread, type UnreadItem } from '../saved/unread.ts';

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
