import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { compileFilter, parseFilter, tracedKey, type Filterable } from '../../reader/filter.ts';
import type { ReadingOptions } from '../../reader/shards/options.ts';
import { startReading, type Reader } from '../../reader/reader.ts';
import type { Source } from '../../reader/source.ts';
import { RecordStore } from '../../reader/store/store.ts';
import { MatchList } from './matches.ts';
import type { FindState, RowView } from './protocol.ts';
import { arrivalOrder, readingOrder, type RecordOrder } from './row-window.ts';

interface Scan {
  readonly reader: Reader;
  readonly store: RecordStore;
  readonly traces: boolean;
  cancelled: boolean;
}

/** One page's reading, the filter over it, and a scan beside it. */
export class ReadingSession {
  readonly #onGrowth: () => void;
  #reader: Reader | undefined;
  #filters: readonly string[] = [];
  #matches: MatchList | undefined;
  #scan: Scan | undefined;

  constructor(onGrowth: () => void) {
    this.#onGrowth = onGrowth;
  }

  get reader(): Reader | undefined {
    return this.#reader;
  }

  open(source: Source, options: ReadingOptions): void {
    this.close();
    this.#reader = startReading(options, dependencies(source));
    this.#reader.onRecords(this.#onGrowth);
    this.filter(this.#filters);
  }

  close(): void {
    this.closeScan();
    this.#matches?.cancel();
    this.#matches = undefined;
    this.#reader?.stop();
    this.#reader = undefined;
  }

  /** @returns what is wrong with a filter, in words */
  filter(filters: readonly string[]): string | undefined {
    this.#matches?.cancel();
    this.#matches = undefined;
    this.#filters = filters;
    this.#onGrowth();
    if (filters.length === 0) return undefined;
    const matches = allOf(filters);
    if (!matches.ok) return matches.error;
    if (this.#reader !== undefined)
      this.#matches = new MatchList(
        this.#reader.store,
        matches.value.matches,
        systemClock,
        this.#onGrowth,
        matches.value.traces,
      );
    return undefined;
  }

  cancelFilter(): void {
    this.#matches?.cancel();
  }

  /** Live reading rests meanwhile: both would share the shard's 5 calls a second. */
  scan(source: Source, shards: ReadingOptions['shards'], filters: readonly string[]): void {
    this.closeScan();
    const matches = allOf(filters);
    if (!matches.ok) return;
    this.#reader?.pause();
    const store = new RecordStore();
    const reader = startReading(
      { shards, from: { type: 'TRIM_HORIZON' }, until: 'tip', keep: 'nothing' },
      {
        ...dependencies(source),
        sink: (records) => {
          store.append(records.filter(matches.value.matches));
        },
      },
    );
    reader.onRecords(this.#onGrowth);
    this.#scan = { reader, store, traces: matches.value.traces, cancelled: false };
  }

  cancelScan(): void {
    if (this.#scan === undefined) return;
    this.#scan.cancelled = true;
    this.#scan.reader.stop();
  }

  closeScan(): void {
    if (this.#scan === undefined) return;
    this.#scan.reader.stop();
    this.#scan = undefined;
    this.#reader?.resume();
  }

  /** Where the records are that the page looks at: those of a scan have ids of their own. */
  get store(): RecordStore | undefined {
    return this.#scan?.store ?? this.#reader?.store;
  }

  /** The records of a view, in the order they are shown. */
  order(view: RowView | undefined): RecordOrder | undefined {
    if (view === 'scan') return this.#scan && scanOrder(this.#scan);
    if (view === 'matches') return this.#matches;
    if (view === 'as-read') return this.#reader && readingOrder(this.#reader.store);
    return this.#reader && arrivalOrder(this.#reader.store);
  }

  storeOf(view: RowView | undefined): RecordStore | undefined {
    return view === 'scan' ? this.#scan?.store : this.#reader?.store;
  }

  findState(): FindState {
    const held = this.#matches?.progress();
    const scan = this.#scan && scanState(this.#scan);
    return { ...(held !== undefined && { held }), ...(scan !== undefined && { scan }) };
  }
}

function dependencies(source: Source): Parameters<typeof startReading>[1] {
  return { source, clock: systemClock, random: new Sfc32(systemClock.epoch()) };
}

function scanOrder({ store, traces }: Scan): RecordOrder {
  return traces ? readingOrder(store) : arrivalOrder(store);
}

interface AllOf {
  readonly matches: (record: Filterable) => boolean;
  /** Whether only the records of one partition key match. */
  readonly traces: boolean;
}

/** Every chip must match. */
function allOf(filters: readonly string[]): Result<AllOf, string> {
  const compiled: ((record: Filterable) => boolean)[] = [];
  let traces = false;
  for (const text of filters) {
    const parsed = parseFilter(text);
    if (!parsed.ok) return err(parsed.error);
    compiled.push(compileFilter(parsed.value));
    traces ||= tracedKey(parsed.value) !== undefined;
  }
  return ok({ matches: (record) => compiled.every((matches) => matches(record)), traces });
}

function scanState(scan: Scan): FindState['scan'] {
  const { state, totals, millisBehindLatest, failure, shards } = scan.reader.snapshot();
  const failed = shards.find((shard) => shard.state.state === 'failed')?.state;
  const problem = failure ?? (failed?.state === 'failed' ? failed : undefined);
  return {
    state: scan.cancelled
      ? 'cancelled'
      : problem !== undefined
        ? 'failed'
        : state === 'ended'
          ? 'ended'
          : 'reading',
    read: totals.read,
    matched: scan.store.nextId,
    ...(millisBehindLatest !== undefined && { millisBehindLatest }),
    ...(problem !== undefined && { problem: `${problem.name}: ${problem.message}` }),
  };
}
