import { LastView } from '../base/last-view.ts';

/** Receipts kept; beyond that a run only counts. */
export const MAX_RECEIPTS = 1_000_000;
const CHUNK = 16_384;
/** Decimal digits of a sequence number: 7 words of 8. */
const WORDS = 7;
const DIGITS = WORDS * 8;
/** The character code of `0`. */
const ZERO = 48;

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
  readonly version: 1;
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
      version: 1,
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

  add(shardId: string, sequenceNumber: string, partitionKey: string, data: Uint8Array): void {
    if (this.#kept >= MAX_RECEIPTS) {
      this.#full = true;
      return;
    }
    const at = this.#kept % CHUNK;
    if (at === 0)
      this.#chunks.push({
        shards: new Uint16Array(CHUNK),
        sequences: new Uint32Array(CHUNK * WORDS),
        digests: new Uint32Array(CHUNK * 2),
      });
    const chunk = this.#chunks.at(-1) as Chunk;
    chunk.shards[at] = this.#shardIndex(shardId);
    if (!packDigits(sequenceNumber, chunk.sequences, at * WORDS))
      this.#odd.set(this.#kept, sequenceNumber);
    digestInto(partitionKey, data, chunk.digests, at * 2);
    this.#kept += 1;
  }

  /** The receipt with number `index`, in the order of acceptance. */
  at(index: number): Receipt | undefined {
    const chunk = this.#chunks[Math.floor(index / CHUNK)];
    if (chunk === undefined || index >= this.#kept) return undefined;
    const at = index % CHUNK;
    return {
      shardId: this.#shardIds[chunk.shards[at] as number] ?? '',
      sequenceNumber: this.#odd.get(index) ?? unpackDigits(chunk.sequences, at * WORDS),
      digest: hexDigest(chunk.digests, at * 2),
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

/** 64 bits of a record's key and data as hexadecimal, so that a reader can find it again. */
export function recordDigest(partitionKey: string, data: Uint8Array): string {
  const words = new Uint32Array(2);
  digestInto(partitionKey, data, words, 0);
  return hexDigest(words, 0);
}

/**
 * 32-bit multiply-and-xor lanes over words of 4 bytes: two over the key and every second word,
 * two over the other words, so that a processor works on both at once; mixed with each other at
 * the end. Guards against accidents, not foes.
 */
function digestInto(partitionKey: string, data: Uint8Array, out: Uint32Array, at: number): void {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  // Two UTF-16 units at a time; an odd last one stands alone.
  const units = partitionKey.length;
  for (let i = 0; i < units; i += 2) {
    const next = i + 1 < units ? partitionKey.charCodeAt(i + 1) : 0;
    const word = partitionKey.charCodeAt(i) | (next << 16);
    a = step(a, word);
    b = follow(b, word, a);
  }
  a = Math.imul(a ^ units, 0x01000193);
  let c = 0x85ebca6b;
  let d = 0x2545f491;
  const words = views.of(data);
  const start = data.byteOffset;
  const whole = data.length & ~7;
  for (let i = start, end = start + whole; i < end; i += 8) {
    const even = words.getInt32(i, true);
    const odd = words.getInt32(i + 4, true);
    a = step(a, even);
    c = step(c, odd);
    b = follow(b, even, a);
    d = follow(d, odd, c);
  }
  for (let i = whole; i < data.length; i += 1) {
    const byte = data[i] as number;
    a = step(a, byte);
    b = follow(b, byte, a);
  }
  a ^= data.length;
  a = Math.imul(a ^ (a >>> 15) ^ b, 0x2c1b3c6d) ^ step(c, d);
  b = Math.imul(b ^ (b >>> 13) ^ a, 0x297a2d39) ^ follow(d, c, a);
  out[at] = a ^ (a >>> 16);
  out[at + 1] = b ^ (b >>> 15);
}

function step(lane: number, word: number): number {
  const mixed = Math.imul(lane ^ word, 0x01000193);
  return mixed ^ (mixed >>> 13);
}

function follow(lane: number, word: number, other: number): number {
  return (Math.imul(lane ^ word, 0x5bd1e995) + other) | 0;
}

/** Records lie one after another in few buffers. */
const views = new LastView();

function hexDigest(words: Uint32Array, at: number): string {
  return [words[at], words[at + 1]]
    .map((word) => (word as number).toString(16).padStart(8, '0'))
    .join('');
}

/** Packs decimal digits into words of 8 digits, right aligned; `false` when it cannot. */
function packDigits(text: string, out: Uint32Array, at: number): boolean {
  if (text.length === 0 || text.length > DIGITS || text.charCodeAt(0) === ZERO) return false;
  // Negative as soon as any character is no digit: one look at the end instead of one each.
  let odd = 0;
  let end = text.length;
  for (let word = at + WORDS - 1; word >= at; word -= 1, end = Math.max(0, end - 8)) {
    let value = 0;
    let i = Math.max(0, end - 8);
    if (((end - i) & 1) === 1) {
      value = text.charCodeAt(i) - ZERO;
      odd |= value | (9 - value);
      i += 1;
    }
    // Two digits at a time: half as many steps that wait for each other.
    for (; i < end; i += 2) {
      const tens = text.charCodeAt(i) - ZERO;
      const ones = text.charCodeAt(i + 1) - ZERO;
      odd |= tens | (9 - tens) | ones | (9 - ones);
      value = value * 100 + tens * 10 + ones;
    }
    out[word] = value;
  }
  return odd >= 0;
}

function unpackDigits(words: Uint32Array, at: number): string {
  let text = '';
  for (let i = 0; i < WORDS; i += 1) text += String(words[at + i]).padStart(8, '0');
  return text.replace(/^0+/, '');
}
