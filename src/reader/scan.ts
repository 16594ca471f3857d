import { compileFilter, type Filter } from './filter.ts';
import type { ReadingOptions } from './options.ts';
import type { ReadRecord } from './read-record.ts';
import { startReading, type ReaderDeps } from './reader.ts';
import type { ReaderSnapshot } from './snapshot.ts';
import { RecordStore } from './store/store.ts';

/** A search over shards from some position to their tip; only matches are kept. */
export interface Scan {
  /** The matches. */
  readonly store: RecordStore;
  /** Records read so far are `totals.read`; `millisBehindLatest` is what is left. */
  snapshot(): ReaderSnapshot & { readonly matched: number };
  cancel(): void;
  readonly done: Promise<ReaderSnapshot>;
}

export function startScan(
  options: Omit<ReadingOptions, 'keep' | 'until'>,
  filter: Filter,
  deps: Omit<ReaderDeps, 'sink'>,
): Scan {
  const matches = compileFilter(filter);
  const store = new RecordStore();
  const reader = startReading(
    { ...options, keep: 'nothing', until: 'tip' },
    {
      ...deps,
      sink: (records: readonly ReadRecord[]) => store.append(records.filter(matches)),
    },
  );
  return {
    store,
    snapshot: () => ({ ...reader.snapshot(), matched: store.nextId }),
    cancel: () => reader.stop(),
    done: reader.done,
  };
}
