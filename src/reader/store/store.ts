import { assert } from '../../base/assert.ts';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import type { ReadRecord } from '../decode/read-record.ts';
import { ArrivalOrder } from './arrival-order.ts';
import { Chunk } from './chunk.ts';
import { readSequenceWords, SEQUENCE_WORDS, type SequenceNumberProbe } from './sequence-words.ts';

export interface StoreLimits {
  readonly records: number;
  /** Memory that the store may take, in bytes. */
  readonly bytes: number;
}

const DEFAULT_STORE_LIMITS: StoreLimits = { records: 1_000_000, bytes: 256 * 1024 * 1024 };

/** A record of the store. Its id stays the same for as long as it is held. */
export interface StoredRecord extends ReadRecord {
  readonly id: number;
  /** Data and partition key, in bytes. */
  readonly size: number;
}

/** A look at a record without copying it. The views must not be kept. */
export interface RecordView {
  readonly id: number;
  readonly shardId: string;
  readonly arrival: number;
  /** UTF-8. */
  readonly key: Uint8Array | undefined;
  readonly data: Uint8Array;
}

/**
 * The records that were read, newest last, in at most 1.3 × (data + key) + 48 bytes a
 * record and a fixed 2 MiB. A ring: when it is full, those read first fall out. An id
 * is the count of records read before it.
 */
export class RecordStore {
  readonly limits: StoreLimits;
  readonly #chunks: Chunk[] = [];
  readonly #shardIds: string[] = [];
  readonly #shardIndex = new Map<string, number>();
  readonly #order: ArrivalOrder;
  #lastChunk: Chunk | undefined;
  #firstId = 0;
  #nextId = 0;
  #sealedBytes = 0;
  #payloadBytes = 0;

  constructor(limits: StoreLimits = DEFAULT_STORE_LIMITS) {
    assert(limits.records > 0 && limits.bytes > 0, 'a store holds something');
    this.limits = limits;
    this.#order = new ArrivalOrder(this);
  }

  /** How many records are held. */
  get size(): number {
    return this.#nextId - this.#firstId;
  }

  /** The id of the oldest record that is held; also how many have fallen out. */
  get firstId(): number {
    return this.#firstId;
  }

  /** The id that the next record gets; also how many were ever read. */
  get nextId(): number {
    return this.#nextId;
  }

  /** How many fell out at the old end. */
  get evicted(): number {
    return this.#firstId;
  }

  /** Data and keys that are held, in bytes. */
  get payloadBytes(): number {
    return this.#payloadBytes;
  }

  /** Memory that is taken, in bytes. */
  get memoryBytes(): number {
    return this.#sealedBytes + (this.#chunks.at(-1)?.memoryBytes ?? 0) + this.#order.memoryBytes;
  }

  append(records: readonly ReadRecord[]): void {
    for (const record of records) this.#append(record);
    this.#trim();
    this.#order.keepUp();
  }

  #append(record: ReadRecord): void {
    const key = record.partitionKey === undefined ? undefined : encodeUtf8(record.partitionKey);
    const size = (key?.length ?? 0) + record.data.length;
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || !chunk.hasRoom(size)) {
      if (chunk !== undefined) {
        chunk.seal();
        this.#sealedBytes += chunk.memoryBytes;
      }
      chunk = new Chunk(this.#nextId);
      this.#chunks.push(chunk);
    }
    chunk.append({
      key,
      data: record.data,
      shard: this.#indexOfShard(record.shardId),
      arrival: record.arrival,
      sequenceNumber: record.sequenceNumber,
      subSequenceNumber: record.subSequenceNumber,
      encryptionType: record.encryptionType,
    });
    this.#nextId += 1;
    this.#payloadBytes += size;
    if (this.size > this.limits.records) this.#trim();
  }

  #indexOfShard(shardId: string): number {
    const known = this.#shardIndex.get(shardId);
    if (known !== undefined) return known;
    const index = this.#shardIds.length;
    assert(index < 65_536, 'a store knows at most 65,536 shards');
    this.#shardIds.push(shardId);
    this.#shardIndex.set(shardId, index);
    return index;
  }

  #trim(): void {
    while (this.size > this.limits.records) this.#dropOldest();
    while (this.#chunks.length > 1 && this.memoryBytes > this.limits.bytes) {
      const chunk = this.#chunks[0] as Chunk;
      const end = chunk.firstId + chunk.count;
      while (this.#firstId < end) this.#dropOldest();
    }
  }

  #dropOldest(): void {
    const chunk = this.#chunks[0];
    assert(chunk !== undefined, 'there is a record to drop');
    this.#payloadBytes -= chunk.size(this.#firstId - chunk.firstId);
    this.#firstId += 1;
    if (this.#firstId < chunk.firstId + chunk.count || this.#chunks.length === 1) return;
    this.#sealedBytes -= chunk.memoryBytes;
    if (this.#lastChunk === chunk) this.#lastChunk = undefined;
    this.#chunks.shift();
  }

  /** Drops everything that is held; ids go on. */
  clear(): void {
    this.#chunks.length = 0;
    this.#lastChunk = undefined;
    this.#sealedBytes = 0;
    this.#payloadBytes = 0;
    this.#firstId = this.#nextId;
  }

  has(id: number): boolean {
    return id >= this.#firstId && id < this.#nextId && Number.isInteger(id);
  }

  #chunkOf(id: number): Chunk {
    // Whoever walks over records stays in a chunk for thousands of them.
    const last = this.#lastChunk;
    if (last !== undefined && id >= last.firstId && id < last.firstId + last.count) {
      assert(id >= this.#firstId, `record ${id} is held`);
      return last;
    }
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#chunks[middle] as Chunk).firstId <= id) low = middle;
      else high = middle - 1;
    }
    const chunk = this.#chunks[low];
    assert(chunk !== undefined && this.has(id), `record ${id} is held`);
    this.#lastChunk = chunk;
    return chunk;
  }

  /** Epoch milliseconds. `id` must be held. */
  arrival(id: number): number {
    const chunk = this.#chunkOf(id);
    return chunk.arrival(id - chunk.firstId);
  }

  /** `id` must be held. */
  sequenceNumber(id: number): string {
    const chunk = this.#chunkOf(id);
    const i = id - chunk.firstId;
    return chunk.oddSequence(i) ?? readSequenceWords(chunk.sequence(i), 0);
  }

  /** Whether a held record has this sequence number, without writing out its own. */
  hasSequenceNumber(id: number, wanted: SequenceNumberProbe): boolean {
    const chunk = this.#chunkOf(id);
    const i = id - chunk.firstId;
    if (wanted.words === undefined) return chunk.oddSequence(i) === wanted.text;
    const words = chunk.sequence(i);
    for (let word = 0; word < SEQUENCE_WORDS; word += 1)
      if (words[word] !== wanted.words[word]) return false;
    return chunk.oddSequence(i) === undefined;
  }

  /** A copy of a record, or `undefined` when it is not held (any more). */
  get(id: number): StoredRecord | undefined {
    if (!this.has(id)) return undefined;
    const chunk = this.#chunkOf(id);
    const i = id - chunk.firstId;
    const key = chunk.key(i);
    const sub = chunk.subSequenceNumber(i);
    const encryptionType = chunk.encryptionType(i);
    return {
      id,
      shardId: this.#shardIds[chunk.shard(i)] as string,
      sequenceNumber: chunk.oddSequence(i) ?? readSequenceWords(chunk.sequence(i), 0),
      partitionKey: key === undefined ? undefined : decodeUtf8(key),
      arrival: chunk.arrival(i),
      data: chunk.data(i).slice(),
      size: chunk.size(i),
      ...(sub !== undefined && { subSequenceNumber: sub }),
      ...(encryptionType !== undefined && { encryptionType }),
    };
  }

  /** A look at a record that is held, for scans. */
  view(id: number): RecordView {
    const chunk = this.#chunkOf(id);
    const i = id - chunk.firstId;
    return {
      id,
      shardId: this.#shardIds[chunk.shard(i)] as string,
      arrival: chunk.arrival(i),
      key: chunk.key(i),
      data: chunk.data(i),
    };
  }

  /** Up to `count` ids from `position` on, by arrival, then by the order they were read. 0 = earliest. */
  idsByArrival(position: number, count: number): number[] {
    const ids: number[] = [];
    for (let i = Math.max(0, position); i < position + count; i += 1) {
      const id = this.#order.idAt(i);
      if (id === undefined) break;
      ids.push(id);
    }
    return ids;
  }

  /** Where a record stands by arrival, or −1 when it is not held. */
  positionByArrival(id: number): number {
    return this.#order.positionOf(id);
  }

  /** The position of the first record that arrived at or after `arrival` (epoch ms). */
  positionAtArrival(arrival: number): number {
    return this.#order.positionAtArrival(arrival);
  }

  /** Up to `count` ids from `position` on, in the order they were read. */
  idsByReading(position: number, count: number): number[] {
    const from = this.#firstId + Math.max(0, position);
    const to = Math.min(this.#nextId, this.#firstId + position + count);
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  }
}
