import {
  SEQUENCE_WORDS,
  unpackSequence,
  type SequenceNumber,
} from '../../kinesis/sequence-numbers/sequence-digits.ts';
import { DIGEST_WORDS, digestInto, hexDigest } from './record-digest.ts';

/** Receipts kept; beyond that a run only counts. */
export const MAX_RECEIPTS = 1_000_000;
const CHUNK = 16_384;

/** Proof that the service took a record. */
export interface Receipt {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** {@link recordDigest}, 16 hexadecimal digits. */
  readonly digest: string;
}

interface Chunk {
  readonly shards: Uint16Array;
  readonly sequences: Uint32Array;
  readonly digests: Uint32Array;
}

/** Receipts as plain data that can be posted and stored. */
export interface PackedReceipts {
  /** 2: the digests are others than in version 1. */
  readonly version: 2;
  readonly kept: number;
  readonly full: boolean;
  readonly shardIds: readonly string[];
  readonly chunks: readonly Chunk[];
  readonly odd: readonly (readonly [number, string])[];
}

/** The receipts of a run in 38 bytes each, outside the JavaScript heap. */
export class Receipts {
  readonly #chunks: Chunk[] = [];
  readonly #shardIds: string[] = [];
  readonly #indexOf = new Map<string, number>();
  /** Sequence numbers that are not 1 to 56 digits, as an emulator may make them. */
  readonly #odd = new Map<number, string>();
  #kept = 0;
  #full = false;

  /** Reads what `pack` gave. */
  static unpack(packed: PackedReceipts): Receipts {
    const receipts = new Receipts();
    receipts.#chunks.push(...packed.chunks);
    for (const shardId of packed.shardIds) receipts.#shardIndex(shardId);
    for (const [index, sequenceNumber] of packed.odd) receipts.#odd.set(index, sequenceNumber);
    receipts.#kept = packed.kept;
    receipts.#full = packed.full;
    return receipts;
  }

  /** Shares its buffers: copy or post it before more is added. */
  pack(): PackedReceipts {
    return {
      version: 2,
      kept: this.#kept,
      full: this.#full,
      shardIds: [...this.#shardIds],
      chunks: [...this.#chunks],
      odd: [...this.#odd],
    };
  }

  get kept(): number {
    return this.#kept;
  }

  /** Whether records were accepted after the last receipt that could be kept. */
  get full(): boolean {
    return this.#full;
  }

  add(
    shardId: string,
    sequenceNumber: SequenceNumber,
    partitionKey: string,
    data: Uint8Array,
  ): void {
    if (this.#kept >= MAX_RECEIPTS) {
      this.#full = true;
      return;
    }
    const at = this.#kept % CHUNK;
    if (at === 0)
      this.#chunks.push({
        shards: new Uint16Array(CHUNK),
        sequences: new Uint32Array(CHUNK * SEQUENCE_WORDS),
        digests: new Uint32Array(CHUNK * DIGEST_WORDS),
      });
    const chunk = this.#chunks.at(-1) as Chunk;
    chunk.shards[at] = this.#shardIndex(shardId);
    if (!sequenceNumber.pack(chunk.sequences, at * SEQUENCE_WORDS))
      this.#odd.set(this.#kept, sequenceNumber.toString());
    digestInto(partitionKey, data, chunk.digests, at * DIGEST_WORDS);
    this.#kept += 1;
  }

  /** The receipt with number `index`, in the order of acceptance. */
  at(index: number): Receipt | undefined {
    const chunk = this.#chunks[Math.floor(index / CHUNK)];
    if (chunk === undefined || index >= this.#kept) return undefined;
    const at = index % CHUNK;
    return {
      shardId: this.#shardIds[chunk.shards[at] as number] ?? '',
      sequenceNumber: this.#odd.get(index) ?? unpackSequence(chunk.sequences, at * SEQUENCE_WORDS),
      digest: hexDigest(chunk.digests, at * DIGEST_WORDS),
    };
  }

  *[Symbol.iterator](): Generator<Receipt> {
    for (let i = 0; i < this.#kept; i += 1) {
      const receipt = this.at(i);
      if (receipt !== undefined) yield receipt;
    }
  }

  #shardIndex(shardId: string): number {
    const known = this.#indexOf.get(shardId);
    if (known !== undefined) return known;
    const index = this.#shardIds.length;
    this.#indexOf.set(shardId, index);
    this.#shardIds.push(shardId);
    return index;
  }
}
