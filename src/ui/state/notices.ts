import { createStore } from 'zustand/vanilla';

/** Something that happened and that the user should know, wherever they are. */
export interface Notice {
  readonly id: number;
  readonly type: 'success' | 'info' | 'warning' | 'error';
  /** What happened. */
  readonly header: string;
  /** Why, and what to do next. */
  readonly text?: string;
  readonly action?: { readonly label: string; run(): void };
}

export const notices = createStore<{ readonly list: readonly Notice[] }>(() => ({ list: [] }));

/** Good news that asks for nothing: it leaves by itself. */
export function passes({ type, action }: Omit<Notice, 'id'>): boolean {
  return type === 'success' && action === undefined;
}

let lastId = 0;
const QUIET_AFTER_MS = 6000;
const MOST = 4;

/** Shows a notice; good news leaves by itself. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = (lastId += 1);
  const others = notices
    .getState()
    .list.filter((other) => other.header !== notice.header || other.text !== notice.text);
  notices.setState({ list: [{ ...notice, id }, ...others].slice(0, MOST) });
  if (passes(notice))
    setTimeout(() => {
      dismiss(id);
    }, QUIET_AFTER_MS);
  return id;
}

export function dismiss(id: number): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
