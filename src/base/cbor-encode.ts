import { releaseBytes, takeBytes } from './byte-pool.ts';
import { CborTimestamp } from './cbor-decode.ts';

export type CborValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | CborTimestamp
  | readonly CborValue[]
  | { readonly [key: string]: CborValue | undefined };

const FIRST_BYTES = 1024;
/** The most bytes of a head: its type and a length of 64 bits. */
export const HEAD_BYTES = 9;
/** The highest count that is in the first byte of a head. */
const LONGEST_SHORT = 23;
/** The most bytes in UTF-8 that one UTF-16 unit takes. */
const BYTES_A_UNIT = 3;

/** Major types (RFC 8949 §3.1). */
const TEXT = 3;
const MAP = 5;

const encoder = new TextEncoder();

/**
 * Encodes a value as CBOR (RFC 8949), definite lengths. Instants are tag 1 with epoch
 * milliseconds, as AWS's Java clients read them. Members that are `undefined` are left out.
 */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.value(value);
  return writer.bytes();
}

class Writer {
  #out = takeBytes(FIRST_BYTES);
  #at = 0;

  /** What was written, in memory of its own, at most four times as large. */
  bytes(): Uint8Array<ArrayBuffer> {
    if (this.#at * 4 >= this.#out.length) return this.#out.subarray(0, this.#at);
    const bytes = this.#out.slice(0, this.#at);
    releaseBytes(this.#out);
    return bytes;
  }

  value(value: CborValue): void {
    if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'boolean') this.#byte(value ? 0xf5 : 0xf4);
    else if (value === null) this.#byte(0xf6);
    else if (value instanceof Uint8Array) {
      this.#head(2, value.length);
      this.#reserve(value.length);
      this.#out.set(value, this.#at);
      this.#at += value.length;
    } else if (value instanceof CborTimestamp) {
      this.#byte(0xc1);
      this.#number(Math.round(value.epochMs));
    } else if (isList(value)) {
      this.#head(4, value.length);
      for (const item of value) this.value(item);
    } else this.#map(value);
  }

  #map(value: { readonly [key: string]: CborValue | undefined }): void {
    const before = this.#at;
    // A short head has one byte, whatever its count.
    this.#byte(0);
    let count = 0;
    for (const key in value) {
      const item = value[key];
      if (item === undefined) continue;
      count += 1;
      this.#text(key);
      this.value(item);
    }
    if (count <= LONGEST_SHORT) {
      writeCborHead(this.#out, before, MAP, count);
      return;
    }
    this.#at = before;
    this.#head(MAP, count);
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      this.#text(key);
      this.value(item);
    }
  }

  #text(text: string): void {
    this.#reserve(cborTextRoom(text));
    this.#at = writeCborText(this.#out, this.#at, text);
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value)) {
      if (value >= 0) this.#head(0, value);
      else this.#head(1, -1 - value);
      return;
    }
    this.#reserve(HEAD_BYTES);
    this.#out[this.#at] = 0xfb;
    new DataView(this.#out.buffer).setFloat64(this.#at + 1, value);
    this.#at += 9;
  }

  #head(major: number, length: number): void {
    this.#reserve(HEAD_BYTES);
    this.#at = writeCborHead(this.#out, this.#at, major, length);
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#out[this.#at] = byte;
    this.#at += 1;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#out.length) return;
    const grown = takeBytes(Math.max(this.#out.length * 2, this.#at + size));
    grown.set(this.#out.subarray(0, this.#at));
    releaseBytes(this.#out);
    this.#out = grown;
  }
}

/**
 * Writes what an item begins with: its major type (0 to 7) and its length, count or value, a safe
 * integer; up to 9 bytes. @returns the position after it
 */
export function writeCborHead(out: Uint8Array, at: number, major: number, length: number): number {
  const type = major << 5;
  if (length < 24) {
    out[at] = type | length;
    return at + 1;
  }
  const bytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x100000000 ? 4 : 8;
  out[at] = type | (bytes === 1 ? 24 : bytes === 2 ? 25 : bytes === 4 ? 26 : 27);
  let rest = length;
  for (let i = bytes; i > 0; i -= 1) {
    out[at + i] = rest;
    rest = Math.floor(rest / 256);
  }
  return at + 1 + bytes;
}

/** The most bytes that {@link writeCborText} writes. */
export function cborTextRoom(text: string): number {
  return HEAD_BYTES + text.length * BYTES_A_UNIT;
}

/** Writes a text where there is room for it. @returns the position after it */
export function writeCborText(out: Uint8Array, at: number, text: string): number {
  // Most texts are ASCII: as many bytes as characters, which are written as they are read.
  const start = writeCborHead(out, at, TEXT, text.length);
  let all = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    all |= code;
    out[start + i] = code;
  }
  if (all < 128) return start + text.length;
  const bytes = encoder.encode(text);
  const after = writeCborHead(out, at, TEXT, bytes.length);
  out.set(bytes, after);
  return after + bytes.length;
}

function isList(value: CborValue): value is readonly CborValue[] {
  return Array.isArray(value);
}
