import { SEQUENCE_WORDS, writeSequenceWords } from './sequence-words.ts';

/** Records and bytes after which a chunk is full. One record may be larger: it gets a chunk alone. */
const CHUNK_RECORDS = 4096;
const CHUNK_BYTES = 1 << 20;

const FIRST_BYTES = 1 << 16;
/** Key length of a record without a partition key. */
const NO_KEY = 0xffff;
/** Sub-sequence number of a record that is no part of an aggregate. */
const PLAIN = 0xffffffff;

/** How a record was encrypted, in the two bits that are kept of it. */
const ENCRYPTION = [undefined, 'NONE', 'KMS'] as const;

export interface ChunkRecord {
  /** UTF-8. */
  readonly key: Uint8Array | undefined;
  readonly data: Uint8Array;
  readonly shard: number;
  readonly arrival: number;
  readonly sequenceNumber: string;
  readonly subSequenceNumber: number | undefined;
  readonly encryptionType: string | undefined;
}

/**
 * Up to 4,096 records as columns: 39 bytes each beside their key and data, 43 with a
 * sub-sequence number. Once sealed, every column has exactly the length it needs.
 */
export class Chunk {
  /** Id of the first record; the others follow. */
  readonly firstId: number;
  count = 0;
  #bytes = new Uint8Array(FIRST_BYTES);
  #used = 0;
  #ends = new Uint32Array(CHUNK_RECORDS);
  #keyLengths = new Uint16Array(CHUNK_RECORDS);
  #shards = new Uint16Array(CHUNK_RECORDS);
  #arrivalLow = new Uint32Array(CHUNK_RECORDS);
  #arrivalHigh = new Uint16Array(CHUNK_RECORDS);
  #sequence = new Uint32Array(CHUNK_RECORDS * SEQUENCE_WORDS);
  #flags = new Uint8Array(CHUNK_RECORDS);
  /** Only chunks that hold parts of aggregates have this column. */
  #sub: Uint32Array | undefined;
  /** Sequence numbers that do not fit into words. None of today's. */
  readonly #oddSequence = new Map<number, string>();

  constructor(firstId: number) {
    this.firstId = firstId;
  }

  /** Whether `size` more bytes belong into this chunk. */
  hasRoom(size: number): boolean {
    if (this.count === 0) return true;
    return this.count < CHUNK_RECORDS && this.#used + size <= CHUNK_BYTES;
  }

  append(record: ChunkRecord): void {
    const i = this.count;
    const keyLength = record.key?.length ?? 0;
    this.#reserve(keyLength + record.data.length);
    if (record.key !== undefined) this.#bytes.set(record.key, this.#used);
    this.#bytes.set(record.data, this.#used + keyLength);
    this.#used += keyLength + record.data.length;
    this.#ends[i] = this.#used;
    this.#keyLengths[i] = record.key === undefined ? NO_KEY : keyLength;
    this.#shards[i] = record.shard;
    this.#arrivalLow[i] = record.arrival % 0x100000000;
    this.#arrivalHigh[i] = Math.floor(record.arrival / 0x100000000);
    if (!writeSequenceWords(record.sequenceNumber, this.#sequence, i * SEQUENCE_WORDS))
      this.#oddSequence.set(i, record.sequenceNumber);
    const encryption = ENCRYPTION.findIndex((name) => name === record.encryptionType);
    this.#flags[i] = Math.max(0, encryption);
    if (record.subSequenceNumber !== undefined) {
      this.#sub ??= new Uint32Array(CHUNK_RECORDS).fill(PLAIN);
      this.#sub[i] = record.subSequenceNumber;
    }
    this.count += 1;
  }

  #reserve(size: number): void {
    const needed = this.#used + size;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, Math.min(CHUNK_BYTES, this.#bytes.length * 2)));
    grown.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = grown;
  }

  /** Gives back what was set aside for records that did not come. */
  seal(): void {
    const n = this.count;
    if (this.#bytes.length > this.#used) this.#bytes = this.#bytes.slice(0, this.#used);
    if (n === CHUNK_RECORDS) return;
    this.#ends = this.#ends.slice(0, n);
    this.#keyLengths = this.#keyLengths.slice(0, n);
    this.#shards = this.#shards.slice(0, n);
    this.#arrivalLow = this.#arrivalLow.slice(0, n);
    this.#arrivalHigh = this.#arrivalHigh.slice(0, n);
    this.#sequence = this.#sequence.slice(0, n * SEQUENCE_WORDS);
    this.#flags = this.#flags.slice(0, n);
    this.#sub = this.#sub?.slice(0, n);
  }

  /** Bytes that this chunk holds in memory, filled or not. */
  get memoryBytes(): number {
    return (
      this.#bytes.byteLength +
      this.#ends.byteLength +
      this.#keyLengths.byteLength +
      this.#shards.byteLength +
      this.#arrivalLow.byteLength +
      this.#arrivalHigh.byteLength +
      this.#sequence.byteLength +
      this.#flags.byteLength +
      (this.#sub?.byteLength ?? 0)
    );
  }

  arrival(i: number): number {
    return (this.#arrivalHigh[i] as number) * 0x100000000 + (this.#arrivalLow[i] as number);
  }

  shard(i: number): number {
    return this.#shards[i] as number;
  }

  /** The words of the sequence number, for whoever knows their layout; see `oddSequence`. */
  sequence(i: number): Uint32Array {
    return this.#sequence.subarray(i * SEQUENCE_WORDS, (i + 1) * SEQUENCE_WORDS);
  }

  oddSequence(i: number): string | undefined {
    return this.#oddSequence.get(i);
  }

  subSequenceNumber(i: number): number | undefined {
    const sub = this.#sub?.[i];
    return sub === undefined || sub === PLAIN ? undefined : sub;
  }

  encryptionType(i: number): string | undefined {
    return ENCRYPTION[this.#flags[i] as number];
  }

  /** A view of the key's UTF-8; copy it to keep it. */
  key(i: number): Uint8Array | undefined {
    const length = this.#keyLengths[i] as number;
    if (length === NO_KEY) return undefined;
    const start = this.#start(i);
    return this.#bytes.subarray(start, start + length);
  }

  /** A view of the data; copy it to keep it. */
  data(i: number): Uint8Array {
    const keyLength = this.#keyLengths[i] as number;
    const start = this.#start(i) + (keyLength === NO_KEY ? 0 : keyLength);
    return this.#bytes.subarray(start, this.#ends[i] as number);
  }

  /** Data and key, in bytes. */
  size(i: number): number {
    return (this.#ends[i] as number) - this.#start(i);
  }

  #start(i: number): number {
    return i === 0 ? 0 : (this.#ends[i - 1] as number);
  }
}
