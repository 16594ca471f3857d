import { ByteWriter } from './byte-writer.ts';
import type { Span } from '../language/problem.ts';
import { RecordRandom } from './record-random.ts';

/** What a record is made from, besides the seed. */
export interface RecordContext {
  /** 0 for the first record of a run. */
  readonly recordIndex: number;
  /** When the record was due, epoch milliseconds: the record's own time. */
  readonly dueEpochMs: number;
  /** The partition key, if it is chosen before the record is made. */
  readonly key?: string;
  /** The shard that the key is predicted to fall on. */
  readonly shardId?: string;
}

/** A record may go through this many turns of `#repeat`, all levels together. */
export const MAX_REPEATS = 100_000;

/** Streams below this number are for other uses. */
const FIRST_SLOT = 100;

/** Where a piece of the template begins in the output. */
export interface TracedPiece {
  readonly at: number;
  readonly span: Span;
  /** A value; otherwise text that stands in the template. */
  readonly isMade: boolean;
}

/** Everything that changes while records are made. One per renderer. */
export class RenderState {
  /** The stream that values draw from just now: the record's, or that of one named value. */
  random: RecordRandom;
  readonly recordRandom: RecordRandom;
  recordIndex = 0;
  dueEpochMs = 0;
  key: string | undefined;
  shardId: string | undefined;
  /** Grows with every record: says which named values are this record's. */
  serial = 0;
  /** Which turn of `#repeat` this is, from 0. */
  item = 0;
  /** A hash of the turns of all enclosing `#repeat`s; 0 outside. */
  scope = 0;
  repeatsLeft = MAX_REPEATS;
  /** Where the pieces of the template begin in the output, when that is asked for. */
  readonly trace: TracedPiece[] = [];
  /** Where `{{pad}}` stands in this record, or -1. */
  padAt = -1;
  padTo = 0;
  padByte = 32;
  /** Named values of this record, by slot; those of another record have another stamp. */
  readonly slots: unknown[] = [];
  readonly stamps: number[] = [];
  /** How the named values of the whole record are made. */
  readonly makers: ((state: RenderState) => unknown)[] = [];
  readonly #slotRandoms: RecordRandom[] = [];
  readonly seed: number;
  /** Minutes east of UTC, or the machine's own time zone. */
  readonly zone: number | 'local';
  readonly #scratch = new ByteWriter(1024);

  constructor(seed: number, stream: number, zone: number | 'local') {
    this.seed = seed;
    this.zone = zone;
    this.recordRandom = new RecordRandom(seed, stream);
    this.random = this.recordRandom;
  }

  begin(context: RecordContext): void {
    this.random = this.recordRandom;
    this.recordRandom.reseed(context.recordIndex);
    this.recordIndex = context.recordIndex;
    this.dueEpochMs = Math.floor(context.dueEpochMs);
    this.key = context.key;
    this.shardId = context.shardId;
    this.serial += 1;
    this.item = 0;
    this.scope = 0;
    this.repeatsLeft = MAX_REPEATS;
    this.padAt = -1;
    // Even when there is nothing to forget, to say so costs as much as two random numbers.
    if (this.trace.length > 0) this.trace.length = 0;
  }

  /** The record whose key was made just now: keeps its named values. */
  resume(context: RecordContext): void {
    this.serial -= 1;
    this.begin(context);
  }

  /**
   * A named value of the whole record, made when first asked for. It draws from a stream
   * of its own, so that it is the same whether the record or its partition key asks first.
   */
  named(slot: number): unknown {
    if (this.stamps[slot] !== this.serial) {
      const make = this.makers[slot];
      const outer = this.random;
      const own = (this.#slotRandoms[slot] ??= new RecordRandom(this.seed, FIRST_SLOT + slot));
      own.reseed(this.recordIndex);
      this.random = own;
      try {
        this.setNamed(slot, make?.(this));
      } finally {
        this.random = outer;
      }
    }
    return this.slots[slot];
  }

  setNamed(slot: number, value: unknown): void {
    this.slots[slot] = value;
    this.stamps[slot] = this.serial;
  }

  /** What `write` writes, as text. May be used inside itself. */
  textOf(write: (out: ByteWriter, state: RenderState) => void, limit: number): string {
    const scratch = this.#scratch;
    const start = scratch.length;
    scratch.limitTo(limit);
    try {
      write(scratch, this);
      return scratch.textFrom(start);
    } finally {
      scratch.length = start;
    }
  }
}
