import { decodeUtf8Strict } from '../../base/utf8.ts';
import type { SegmentMemory } from './segment-memory.ts';
import { readVarint, skipVarints, writeVarint } from './varint.ts';

/** One record in this many has an entry in a segment's index. */
const INDEX_EVERY = 64;
const encoder = new TextEncoder();

/**
 * A record as the log gives it back. `data` is a view into a segment, whose memory will hold other
 * records one day: who keeps it, copies it.
 */
export interface StoredRecord {
  readonly index: number;
  /** Epoch milliseconds. */
  readonly time: number;
  /** `undefined` when the producer gave none (streams that distribute by themselves). */
  readonly partitionKey: string | undefined;
  readonly data: Uint8Array;
  readonly encrypted: boolean;
}

const ENCRYPTED = 1;
const NO_KEY = 2;
/** Of a segment that is gone. */
const NOTHING = new Uint8Array();

/**
 * Records one after another in one array of bytes: `varint(keyLength·4 + flags)`,
 * `varint(dataLength)`, `varint(ms since the record before)`, key in UTF-8, data.
 * Indexes within a segment are consecutive.
 */
export class Segment {
  readonly firstIndex: number;
  readonly firstTime: number;
  lastTime: number;
  count = 0;
  used = 0;
  #bytes: Uint8Array;
  /** Offset and arrival of every 64th record. */
  readonly #offsets: number[] = [];
  readonly #times: number[] = [];

  /** @param bytes where the records will lie, with anything in them */
  constructor(firstIndex: number, firstTime: number, bytes: Uint8Array) {
    this.firstIndex = firstIndex;
    this.firstTime = firstTime;
    this.lastTime = firstTime;
    this.#bytes = bytes;
  }

  /** A segment from the bytes that `content` gave. */
  static from(firstIndex: number, firstTime: number, count: number, bytes: Uint8Array): Segment {
    const segment = new Segment(firstIndex, firstTime, bytes);
    let at = 0;
    while (segment.count < count) {
      const time =
        segment.count === 0
          ? firstTime
          : segment.lastTime + readVarint(bytes, skipVarints(bytes, at, 2));
      segment.#note(at, time);
      at = endOf(bytes, at);
      if (at > bytes.length) throw new RangeError('a segment ends inside a record');
    }
    if (at !== bytes.length) throw new RangeError('a segment has more bytes than records');
    segment.used = at;
    return segment;
  }

  /** All its memory, used or not. */
  get memory(): Uint8Array {
    return this.#bytes;
  }

  get nextIndex(): number {
    return this.firstIndex + this.count;
  }

  get content(): Uint8Array {
    return this.#bytes.subarray(0, this.used);
  }

  /** Makes room for as much as is used, when it is worth it. */
  seal(memory: SegmentMemory): void {
    const whole = this.#bytes;
    if (whole.length - this.used <= whole.length >> 3) return;
    this.#bytes = memory.take(this.used);
    this.#bytes.set(whole.subarray(0, this.used));
    memory.give(whole);
  }

  /** Gives its memory back: its records are gone. */
  forget(memory: SegmentMemory): void {
    memory.give(this.#bytes);
    this.#bytes = NOTHING;
  }

  hasRoomFor(keyBytes: number, dataLength: number): boolean {
    return this.used + recordRoom(keyBytes, dataLength) <= this.#bytes.length;
  }

  /** @param keyBytes the length of the key in UTF-8; `time` must not be before the last one */
  append(
    key: string | undefined,
    keyBytes: number,
    data: Uint8Array,
    time: number,
    encrypted: boolean,
  ): void {
    const bytes = this.#bytes;
    const flags = (encrypted ? ENCRYPTED : 0) | (key === undefined ? NO_KEY : 0);
    let at = writeVarint(bytes, this.used, keyBytes * 4 + flags);
    at = writeVarint(bytes, at, data.length);
    at = writeVarint(bytes, at, this.count === 0 ? 0 : time - this.lastTime);
    this.#note(this.used, time);
    if (key !== undefined) {
      if (keyBytes === key.length)
        for (let i = 0; i < keyBytes; i += 1) bytes[at + i] = key.charCodeAt(i);
      else encoder.encodeInto(key, bytes.subarray(at, at + keyBytes));
    }
    bytes.set(data, at + keyBytes);
    this.used = at + keyBytes + data.length;
  }

  /** The index of the first record that arrived at `time` or later; `nextIndex` when there is none. */
  indexAtTime(time: number): number {
    if (time > this.lastTime) return this.nextIndex;
    let slot = upperBound(this.#times, time) - 1;
    // Records before the slot may have arrived in the very millisecond that is asked for.
    while (slot > 0 && (this.#times[slot] as number) >= time) slot -= 1;
    const cursor = this.#cursorAt(Math.max(0, slot));
    while (cursor.time < time) cursor.advance();
    return cursor.index;
  }

  timeOf(index: number): number {
    return this.#seek(index).time;
  }

  /** Calls `visit` for each record from `index` on until it answers false. */
  forEachFrom(index: number, visit: (record: StoredRecord, size: number) => boolean): void {
    const cursor = this.#seek(index);
    while (cursor.index < this.nextIndex) {
      const keyBytes = cursor.keyBytes;
      const start = cursor.body;
      const end = start + keyBytes + cursor.dataLength;
      const record: StoredRecord = {
        index: cursor.index,
        time: cursor.time,
        partitionKey:
          (cursor.flags & NO_KEY) === 0 ? textOf(this.#bytes, start, keyBytes) : undefined,
        data: this.#bytes.subarray(start + keyBytes, end),
        encrypted: (cursor.flags & ENCRYPTED) !== 0,
      };
      if (!visit(record, end - start)) return;
      cursor.advance();
    }
  }

  #seek(index: number): Cursor {
    const cursor = this.#cursorAt(Math.floor((index - this.firstIndex) / INDEX_EVERY));
    while (cursor.index < index) cursor.advance();
    return cursor;
  }

  #cursorAt(slot: number): Cursor {
    return new Cursor(
      this.#bytes,
      this.nextIndex,
      this.firstIndex + slot * INDEX_EVERY,
      this.#offsets[slot] as number,
      this.#times[slot] as number,
    );
  }

  #note(offset: number, time: number): void {
    if (this.count % INDEX_EVERY === 0) {
      this.#offsets.push(offset);
      this.#times.push(time);
    }
    this.count += 1;
    this.lastTime = time;
  }
}

/** Walks the records of a segment, header by header. */
class Cursor {
  index: number;
  time: number;
  keyBytes = 0;
  dataLength = 0;
  flags = 0;
  /** Where the key starts. */
  body = 0;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, end: number, index: number, offset: number, time: number) {
    this.#bytes = bytes;
    this.#end = end;
    this.index = index;
    this.time = time;
    if (index < end) this.#open(offset);
  }

  advance(): void {
    this.index += 1;
    if (this.index < this.#end)
      this.time += this.#open(this.body + this.keyBytes + this.dataLength);
  }

  /** Reads the header at `offset`; answers the ms since the record before. */
  #open(offset: number): number {
    const bytes = this.#bytes;
    const first = readVarint(bytes, offset);
    this.flags = first & 3;
    this.keyBytes = first >>> 2;
    let at = skipVarints(bytes, offset, 1);
    this.dataLength = readVarint(bytes, at);
    at = skipVarints(bytes, at, 1);
    this.body = skipVarints(bytes, at, 1);
    return readVarint(bytes, at);
  }
}

/** The most that a record takes in a segment. */
export function recordRoom(keyBytes: number, dataLength: number): number {
  return 16 + keyBytes + dataLength;
}

function endOf(bytes: Uint8Array, at: number): number {
  const keyBytes = readVarint(bytes, at) >>> 2;
  const dataLength = readVarint(bytes, skipVarints(bytes, at, 1));
  return skipVarints(bytes, at, 3) + keyBytes + dataLength;
}

function textOf(bytes: Uint8Array, start: number, length: number): string {
  let text = '';
  for (let i = start; i < start + length; i += 1) {
    const code = bytes[i] as number;
    if (code > 127) return decodeUtf8Strict(bytes.subarray(start, start + length)) ?? '';
    text += String.fromCharCode(code);
  }
  return text;
}

/** How many of the sorted `values` are at most `value`. */
function upperBound(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
