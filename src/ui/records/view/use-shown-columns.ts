import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { COLUMNS, view, type Column } from './columns.ts';

const narrow = globalThis.matchMedia('(max-width: 700px)');
/** What a narrow screen has room for. */
const NARROW: readonly Column[] = ['arrival', 'shard', 'data'];

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => {
    narrow.removeEventListener('change', listener);
  };
}

/** The chosen columns, in their fixed order. */
export function useShownColumns(): readonly Column[] {
  const chosen = useStore(view, (state) => state.columns);
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  return COLUMNS.filter(
    (column) => chosen.includes(column) && (!isNarrow || NARROW.includes(column)),
  );
}
