import * as z from 'zod/mini';
import { createSavedStore } from '../../state/saved/saved-store.ts';
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';

export const COLUMNS = ['arrival', 'shard', 'key', 'sequence', 'size', 'data'] as const;
export type Column = (typeof COLUMNS)[number];

export const TIME_FORMATS = ['local', 'utc', 'ago'] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

export const COLUMN_LABEL: Readonly<Record<Column, string>> = {
  arrival: 'Arrival',
  shard: 'Shard',
  key: 'Partition key',
  sequence: 'Sequence',
  size: 'Size',
  data: 'Data',
};

export const TIME_LABEL: Readonly<Record<TimeFormat, string>> = {
  local: 'Local time',
  utc: 'UTC',
  ago: 'Time ago',
};

const schema = z.object({
  version: z.literal(1),
  columns: z.array(z.enum(COLUMNS)),
  time: z.enum(TIME_FORMATS),
  /** Milliseconds between two reads of a shard at its tip. */
  intervalMs: z.number(),
  /** Filters kept by the user, by stream. */
  filters: z.record(z.string(), z.array(z.string())),
});

/** How the record browser looks, kept over visits. */
export const view = createSavedStore<z.infer<typeof schema>>(
  'records-view',
  'The look of Records',
  schema,
  {
    version: 1,
    columns: [...COLUMNS],
    time: 'local',
    intervalMs: 1000,
    filters: {},
  },
);

let loaded: Promise<unknown> | undefined;

export function loadView(): Promise<unknown> {
  loaded ??= view.load();
  return loaded;
}

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
