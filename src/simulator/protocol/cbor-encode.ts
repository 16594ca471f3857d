import { encodeUtf8 } from '../../base/utf8.ts';
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

/**
 * Encodes a value as CBOR (RFC 8949), definite lengths. Instants are tag 1 with epoch
 * milliseconds, as AWS's Java clients read them. Members that are `undefined` are left out.
 */
export function encodeCbor(value: CborValue): Uint8Array {
  const writer = new Writer();
  writer.value(value);
  return writer.bytes();
}

class Writer {
  #out = new Uint8Array(1024);
  #at = 0;

  bytes(): Uint8Array {
    return this.#out.slice(0, this.#at);
  }

  value(value: CborValue): void {
    if (typeof value === 'string') {
      const text = encodeUtf8(value);
      this.#head(3, text.length);
      this.#raw(text);
    } else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'boolean') this.#byte(value ? 0xf5 : 0xf4);
    else if (value === null) this.#byte(0xf6);
    else if (value instanceof Uint8Array) {
      this.#head(2, value.length);
      this.#raw(value);
    } else if (value instanceof CborTimestamp) {
      this.#byte(0xc1);
      this.#number(Math.round(value.epochMs));
    } else if (isList(value)) {
      this.#head(4, value.length);
      for (const item of value) this.value(item);
    } else this.#map(value);
  }

  #map(value: { readonly [key: string]: CborValue | undefined }): void {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    this.#head(5, entries.length);
    for (const [key, item] of entries) {
      this.value(key);
      this.value(item ?? null);
    }
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value)) {
      if (value >= 0) this.#head(0, value);
      else this.#head(1, -1 - value);
      return;
    }
    this.#reserve(9);
    this.#out[this.#at] = 0xfb;
    new DataView(this.#out.buffer).setFloat64(this.#at + 1, value);
    this.#at += 9;
  }

  #head(major: number, length: number): void {
    this.#reserve(9);
    const type = major << 5;
    const view = new DataView(this.#out.buffer);
    if (length < 24) this.#byte(type | length);
    else if (length < 0x100) {
      this.#byte(type | 24);
      this.#byte(length);
    } else if (length < 0x10000) {
      this.#byte(type | 25);
      view.setUint16(this.#at, length);
      this.#at += 2;
    } else if (length < 0x100000000) {
      this.#byte(type | 26);
      view.setUint32(this.#at, length);
      this.#at += 4;
    } else {
      this.#byte(type | 27);
      view.setBigUint64(this.#at, BigInt(length));
      this.#at += 8;
    }
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#out[this.#at] = byte;
    this.#at += 1;
  }

  #raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#out.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#out.length) return;
    const grown = new Uint8Array(Math.max(this.#out.length * 2, this.#at + size));
    grown.set(this.#out.subarray(0, this.#at));
    this.#out = grown;
  }
}

function isList(value: CborValue): value is readonly CborValue[] {
  return Array.isArray(value);
}
