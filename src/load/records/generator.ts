import { errorMessage } from '../../base/error-message.ts';
import { PARTITION_KEY_MAX_LENGTH } from '../../kinesis/quotas-and-prices/quotas.ts';
import { recordSize } from '../../kinesis/records/record-size.ts';
import { gzipSync } from 'fflate';
import { problem } from '../accounts/advice.ts';
import { Aggregator, toEntry } from './aggregator.ts';
import type { Entry, Waiting } from './entry.ts';
import type { KeySource, RecordKeys } from '../keys/key-source.ts';
import type { Ledger } from '../accounts/ledger.ts';
import type { RecordSource } from './record-source.ts';
import type { Scenario } from '../scenario.ts';
import type { ShardRouter } from '../keys/shard-router.ts';
import type { TopKeys } from '../keys/top-keys.ts';

export interface GeneratorOptions {
  readonly scenario: Scenario;
  readonly source: RecordSource;
  readonly keys: KeySource;
  readonly router: ShardRouter;
  readonly ledger: Ledger;
  readonly topKeys: TopKeys;
  readonly maxRecordBytes: number;
  /** Takes entries that are ready to be sent. */
  readonly emit: (entry: Entry) => void;
}

/** Makes one record after the other: key, data, gzip, aggregate, predicted shard. */
export class Generator {
  readonly #options: GeneratorOptions;
  readonly #aggregator: Aggregator | undefined;
  readonly #keys: RecordKeys = { partitionKey: '', explicitHashKey: undefined };
  #index = 0;
  #bytes = 0;
  #largest = 0;

  constructor(options: GeneratorOptions) {
    this.#options = options;
    this.#aggregator = options.scenario.aggregate ? new Aggregator() : undefined;
  }

  /** Records made so far. */
  get count(): number {
    return this.#index;
  }

  /** Mean size of the records made so far, bytes; a guess before the first. */
  get meanBytes(): number {
    return this.#index === 0 ? 1 : Math.max(1, this.#bytes / this.#index);
  }

  get largestBytes(): number {
    return this.#largest;
  }

  /**
   * Makes the next record.
   * @param dueAt clock ms
   * @param now clock ms, at most a few records old
   * @returns its size in bytes
   */
  make(dueAt: number, dueEpochMs: number, now: number): number {
    const { scenario, source, keys, ledger, router } = this.#options;
    const index = this.#index;
    this.#index += 1;
    const out = this.#keys;
    out.explicitHashKey = undefined;
    let data: Uint8Array;
    let shard: number;
    try {
      keys(index, dueEpochMs, out);
      shard = router.indexOf(out.partitionKey, out.explicitHashKey);
      data = source.next(index, dueEpochMs, out.partitionKey, router.idAt(shard));
      if (scenario.gzip) data = gzipSync(data, { mtime: 0 });
    } catch (thrown) {
      this.#refuse('', new Uint8Array(), 'invalid', 'TemplateError', errorMessage(thrown), dueAt);
      return 1;
    }
    const { partitionKey, explicitHashKey } = out;
    const size = recordSize(data.length, partitionKey);
    this.#bytes += size;
    this.#largest = Math.max(this.#largest, size);
    if (partitionKey.length < 1 || partitionKey.length > PARTITION_KEY_MAX_LENGTH) {
      const message = `Record ${index} has a partition key of ${partitionKey.length} characters.`;
      this.#refuse(partitionKey, data, 'key', 'InvalidPartitionKey', message, dueAt);
      return size;
    }
    if (size > this.#options.maxRecordBytes) {
      const message = `Record ${index} has ${size} bytes, more than the stream's ${this.#options.maxRecordBytes}.`;
      this.#refuse(partitionKey, data, 'too-large', 'RecordTooLarge', message, dueAt);
      return size;
    }
    this.#options.topKeys.count(partitionKey);
    ledger.generate(size);
    if (this.#aggregator === undefined)
      this.#options.emit(
        plainEntry({
          partitionKey,
          explicitHashKey,
          data,
          slab: source.slab,
          size,
          dueAt,
          generatedAt: now,
          shard,
          mapVersion: router.version,
        }),
      );
    else
      this.#aggregate(shard, {
        partitionKey,
        ...(explicitHashKey !== undefined && { explicitHashKey }),
        data,
        dueAt,
        generatedAt: now,
        lost: false,
        tries: 0,
      });
    return size;
  }

  /** Lets aggregates go that have waited since `before`, clock ms. */
  flush(before: number): void {
    const { router } = this.#options;
    for (const entry of this.#aggregator?.flush(before, router.version) ?? []) this.#emit(entry);
  }

  /** After a change of shards: no aggregate may hold records of two shards. */
  regroup(): void {
    const { router } = this.#options;
    for (const record of this.#aggregator?.clear() ?? [])
      this.#aggregate(router.indexOf(record.partitionKey, record.explicitHashKey), record);
  }

  /** Splits an aggregate whose records no longer share a shard; others come back as they are. */
  refit(entry: Entry): Entry[] {
    const { router, ledger } = this.#options;
    if (entry.users === undefined || entry.users.length < 2) return [entry];
    const groups = new Map<number, Waiting[]>();
    for (const record of entry.users) {
      const shard = router.indexOf(record.partitionKey, record.explicitHashKey);
      const group = groups.get(shard) ?? [];
      group.push({ ...record, lost: entry.lost, tries: entry.tries });
      groups.set(shard, group);
    }
    if (groups.size === 1) return [entry];
    const entries = [...groups].map(([shard, records]) => {
      const part = toEntry(records, shard, router.version);
      part.readyAt = entry.readyAt;
      return part;
    });
    ledger.repack(
      entry.size,
      entries.reduce((sum, part) => sum + part.size, 0),
    );
    return entries;
  }

  #aggregate(shard: number, record: Waiting): void {
    const full = this.#aggregator?.add(shard, this.#options.router.version, record);
    if (full !== undefined) this.#emit(full);
  }

  #emit(entry: Entry): void {
    const users = entry.users ?? [];
    const before = users.reduce(
      (sum, record) => sum + recordSize(record.data.length, record.partitionKey),
      0,
    );
    this.#options.ledger.repack(before, entry.size);
    this.#options.emit(entry);
  }

  /** Books a record that can never be sent. */
  #refuse(
    partitionKey: string,
    data: Uint8Array,
    kind: 'key' | 'too-large' | 'invalid',
    code: string,
    message: string,
    dueAt: number,
  ): void {
    const { ledger, router } = this.#options;
    const size = recordSize(data.length, partitionKey);
    ledger.generate(size);
    const entry = plainEntry({
      partitionKey,
      explicitHashKey: undefined,
      data,
      slab: undefined,
      size,
      dueAt,
      generatedAt: dueAt,
      shard: 0,
      mapVersion: router.version,
    });
    ledger.fail(entry, 'waiting', problem(kind, code, message));
  }
}

type Made = Pick<
  Entry,
  'partitionKey' | 'data' | 'slab' | 'size' | 'dueAt' | 'generatedAt' | 'shard' | 'mapVersion'
> & { readonly explicitHashKey: string | undefined };

function plainEntry({
  partitionKey,
  explicitHashKey,
  data,
  slab,
  size,
  dueAt,
  generatedAt,
  shard,
  mapVersion,
}: Made): Entry {
  const entry = {
    data,
    partitionKey,
    count: 1,
    size,
    dueAt,
    generatedAt,
    users: undefined,
    slab,
    shard,
    mapVersion,
    tries: 0,
    lost: false,
    readyAt: generatedAt,
  };
  return explicitHashKey === undefined ? entry : { ...entry, explicitHashKey };
}
