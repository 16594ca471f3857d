import { compareSequenceNumbers } from '../../kinesis/sequence-numbers/sequence-number.ts';
import { openAggregates, type ReadRecord } from '../decode/read-record.ts';

/** Proof that the service took a record, as a run keeps it. */
export interface DeliveryReceipt {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Of key and data; the same function gives it for a record that was read. */
  readonly digest: string;
}

export interface VerifyOptions {
  readonly receipts: Iterable<DeliveryReceipt>;
  /** Whether the run accepted more than it could keep receipts for. */
  readonly incomplete: boolean;
  readonly digest: (partitionKey: string, data: Uint8Array) => string;
  /**
   * The stamp of a user record of this run (run id and record number), when the run
   * stamped its records. Parts of aggregates are asked one by one.
   */
  readonly stamp?: (record: ReadRecord) => string | undefined;
}

export interface MissingRecord extends DeliveryReceipt {
  readonly why: MissingReason;
}

/** A reason that the records themselves tell. */
type SeenReason = Exclude<MissingReason, 'recreated' | 'not-kept' | 'early'>;

export type MissingReason =
  /** The shard is not listed any more: retention has passed. */
  | 'shard-expired'
  /** Older than everything that the shard still gives, or than retention: trimmed. */
  | 'trimmed'
  /** The stream was deleted and made anew after the run, and its records went with it. */
  | 'recreated'
  /** A practice stream's older records, which the browser did not keep over a reload. */
  | 'not-kept'
  /** A practice stream's older records, which went because memory was short. */
  | 'early'
  | 'unknown';

export interface DuplicateRecord {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** The stamp or the digest that was seen before. */
  readonly identity: string;
}

/** What became of a run's records. Plain data. */
export interface VerifyReport {
  /** `incomplete`: the run has more records than receipts, and can't be verified. */
  readonly outcome: 'complete' | 'missing' | 'incomplete';
  readonly receipts: number;
  readonly read: number;
  readonly found: number;
  readonly missing: number;
  readonly missingBy: Readonly<Record<SeenReason, number>> & {
    readonly recreated?: number;
    readonly 'not-kept'?: number;
    readonly early?: number;
  };
  /** Found by sequence number, but with other key or data. */
  readonly altered: number;
  /** Stamps seen again. Absent when no record carried the run's stamp. */
  readonly duplicates?: number;
  /** Stamped records that no receipt names: stored, but the reply was lost. As `duplicates`. */
  readonly lostReplies?: number;
  /** Of records without a stamp: records beyond the receipts that equal one of them, as after a lost reply. */
  readonly possibleDuplicates?: number;
  /** Records of others, or records of this run without a stamp whose reply was lost. */
  readonly others: number;
  /** At most 100 of each. */
  readonly missingExamples: readonly MissingRecord[];
  readonly duplicateExamples: readonly DuplicateRecord[];
}

const EXAMPLES = 100;

/** The receipts of one shard, in order of their sequence numbers, and how far they were met. */
class ShardReceipts {
  readonly sequenceNumbers: string[] = [];
  readonly digests: string[] = [];
  order: Uint32Array = new Uint32Array(0);
  next = 0;
  /** The digests that the sequence number being read must still give. */
  open: string[] = [];
  openSequence = '';
  firstRead: string | undefined;

  sort(): void {
    this.order = Uint32Array.from(this.digests, (_, i) => i);
    this.order.sort((a, b) =>
      compareSequenceNumbers(this.sequenceNumbers[a] ?? '', this.sequenceNumbers[b] ?? ''),
    );
  }

  sequenceAt(place: number): string | undefined {
    return this.sequenceNumbers[this.order[place] as number];
  }

  digestAt(place: number): string {
    return this.digests[this.order[place] as number] ?? '';
  }
}

/**
 * Compares a run's receipts with its stream, read back from before the run to the tip:
 * hand it every record of each shard, in order, then ask for the report. Works by
 * merging, so it costs one look at each record.
 */
export class DeliveryCheck {
  readonly #options: VerifyOptions;
  readonly #shards = new Map<string, ShardReceipts>();
  /** By stamp: whether a receipt names the record. */
  readonly #stamps = new Map<string, boolean>();
  /** Digests of records that no receipt names. */
  readonly #extras: { readonly digest: string; readonly record: DuplicateRecord }[] = [];
  readonly #duplicates: DuplicateRecord[] = [];
  readonly #missing: MissingRecord[] = [];
  readonly #missingBy = { 'shard-expired': 0, trimmed: 0, unknown: 0 };
  #receipts = 0;
  #read = 0;
  #found = 0;
  #altered = 0;
  #others = 0;
  #duplicateCount = 0;

  constructor(options: VerifyOptions) {
    this.#options = options;
    for (const receipt of options.receipts) {
      let shard = this.#shards.get(receipt.shardId);
      if (shard === undefined) this.#shards.set(receipt.shardId, (shard = new ShardReceipts()));
      shard.sequenceNumbers.push(receipt.sequenceNumber);
      shard.digests.push(receipt.digest);
      this.#receipts += 1;
    }
    for (const shard of this.#shards.values()) shard.sort();
  }

  /** Receipts met so far, for a progress bar. */
  get progress(): { readonly read: number; readonly found: number; readonly receipts: number } {
    return { read: this.#read, found: this.#found, receipts: this.#receipts };
  }

  accept(records: readonly ReadRecord[]): void {
    for (const record of records) this.#accept(record);
  }

  #accept(record: ReadRecord): void {
    this.#read += 1;
    const digest = this.#options.digest(record.partitionKey ?? '', record.data);
    const met = this.#meet(record, digest);
    const stamped = this.#countStamps(record, met);
    if (!met && !stamped) this.#extra(record, digest);
  }

  /** Whether a receipt names the record. */
  #meet(record: ReadRecord, digest: string): boolean {
    const shard = this.#shards.get(record.shardId);
    if (shard === undefined) return false;
    shard.firstRead ??= record.sequenceNumber;
    if (shard.openSequence !== record.sequenceNumber)
      this.#open(record.shardId, shard, record.sequenceNumber);
    const at = shard.open.indexOf(digest);
    if (at < 0) return false;
    shard.open.splice(at, 1);
    this.#found += 1;
    return true;
  }

  /** Goes on to the receipts of `sequenceNumber`; those before it were not given. */
  #open(shardId: string, shard: ShardReceipts, sequenceNumber: string): void {
    this.#close(shardId, shard);
    for (; shard.next < shard.order.length; shard.next += 1) {
      const other = shard.sequenceAt(shard.next) ?? '';
      const order = compareSequenceNumbers(other, sequenceNumber);
      if (order > 0) break;
      if (order === 0) shard.open.push(shard.digestAt(shard.next));
      else this.#miss(shardId, shard, other, shard.digestAt(shard.next));
    }
    shard.openSequence = sequenceNumber;
  }

  /** What is left of a sequence number that was given: the record is there with other content. */
  #close(_shardId: string, shard: ShardReceipts): void {
    this.#altered += shard.open.length;
    shard.open = [];
  }

  #miss(shardId: string, shard: ShardReceipts, sequenceNumber: string, digest: string): void {
    const { firstRead } = shard;
    const why =
      firstRead !== undefined && compareSequenceNumbers(sequenceNumber, firstRead) < 0
        ? 'trimmed'
        : 'unknown';
    this.#countMissing({ shardId, sequenceNumber, digest, why });
  }

  #countMissing(missing: MissingRecord & { readonly why: SeenReason }): void {
    this.#missingBy[missing.why] += 1;
    if (this.#missing.length < EXAMPLES) this.#missing.push(missing);
  }

  /** @returns whether the record, or a part of it, carries the stamp of the run */
  #countStamps(record: ReadRecord, met: boolean): boolean {
    const { stamp } = this.#options;
    if (stamp === undefined) return false;
    let stamped = false;
    for (const part of openAggregates([record])) {
      const identity = stamp(part);
      if (identity === undefined) continue;
      stamped = true;
      const before = this.#stamps.get(identity);
      this.#stamps.set(identity, met || before === true);
      if (before === undefined) continue;
      this.#duplicateCount += 1;
      this.#duplicateExample(part, identity);
    }
    return stamped;
  }

  #duplicateExample(
    { shardId, sequenceNumber }: ReadRecord | DuplicateRecord,
    identity: string,
  ): void {
    if (this.#duplicates.length < EXAMPLES)
      this.#duplicates.push({ shardId, sequenceNumber, identity });
  }

  #extra({ shardId, sequenceNumber }: ReadRecord, digest: string): void {
    this.#others += 1;
    if (this.#extras.length < 1_000_000)
      this.#extras.push({ digest, record: { shardId, sequenceNumber, identity: digest } });
  }

  /**
   * The report. To be asked for once, when every shard was read to its tip.
   * @param listedShards the shards that the stream still has
   */
  finish(listedShards: readonly string[]): VerifyReport {
    const listed = new Set(listedShards);
    for (const [shardId, shard] of this.#shards) {
      this.#close(shardId, shard);
      for (; shard.next < shard.order.length; shard.next += 1) {
        const sequenceNumber = shard.sequenceAt(shard.next) ?? '';
        const digest = shard.digestAt(shard.next);
        if (listed.has(shardId)) this.#miss(shardId, shard, sequenceNumber, digest);
        else this.#countMissing({ shardId, sequenceNumber, digest, why: 'shard-expired' });
      }
    }
    const missing = this.#receipts - this.#found - this.#altered;
    const stamped = this.#stamps.size > 0;
    const possible = this.#possibleDuplicates();
    const lostReplies = [...this.#stamps.values()].filter((met) => !met).length;
    return {
      outcome: this.#options.incomplete
        ? 'incomplete'
        : missing === 0 && this.#altered === 0
          ? 'complete'
          : 'missing',
      receipts: this.#receipts,
      read: this.#read,
      found: this.#found,
      missing,
      missingBy: { ...this.#missingBy },
      altered: this.#altered,
      ...(stamped && { duplicates: this.#duplicateCount, lostReplies }),
      ...((!stamped || possible > 0) && { possibleDuplicates: possible }),
      others: this.#others - possible,
      missingExamples: this.#missing,
      duplicateExamples: this.#duplicates,
    };
  }

  #possibleDuplicates(): number {
    const known = new Set<string>();
    for (const shard of this.#shards.values())
      for (const digest of shard.digests) known.add(digest);
    let count = 0;
    for (const { digest, record } of this.#extras) {
      if (!known.has(digest)) continue;
      count += 1;
      this.#duplicateExample(record, digest);
    }
    return count;
  }
}
