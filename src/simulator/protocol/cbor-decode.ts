/** An instant as CBOR carries it, told apart from a plain number. */
export class CborTimestamp {
  readonly epochMs: number;

  constructor(epochMs: number) {
    this.epochMs = epochMs;
  }
}

/** The bytes are not one well-formed CBOR item. */
export class CborError extends Error {
  override readonly name = 'CborError';
}

const MAX_DEPTH = 64;
const INDEFINITE = -1;
const BREAK = Symbol('break');
const utf8 = new TextDecoder('utf-8');

/**
 * Decodes one item of CBOR (RFC 8949), definite or indefinite: maps become objects,
 * byte strings Uint8Array (views of `bytes`), tag 1 a {@link CborTimestamp}.
 *
 * AWS's Java clients write instants as tag 1 with epoch milliseconds, while the RFC means
 * seconds; numbers below 1e11 (1973 in milliseconds, the year 5138 in seconds) are seconds.
 * @throws CborError
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  const value = reader.item(0);
  if (value === BREAK || !reader.atEnd) throw new CborError('not one item');
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  item(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new CborError('nested too deep');
    const head = this.#byte();
    const major = head >>> 5;
    const info = head & 31;
    if (major === 7) return this.#simple(info);
    const length = this.#length(info, major);
    switch (major) {
      case 0:
        return length;
      case 1:
        return -1 - length;
      case 2:
        return length === INDEFINITE ? this.#chunks(2) : this.#take(length);
      case 3:
        return utf8.decode(length === INDEFINITE ? this.#chunks(3) : this.#take(length));
      case 4:
        return this.#array(length, depth);
      case 5:
        return this.#map(length, depth);
      default:
        return tagged(length, this.item(depth + 1));
    }
  }

  #array(length: number, depth: number): unknown[] {
    const out: unknown[] = [];
    while (length === INDEFINITE || out.length < length) {
      const value = this.item(depth + 1);
      if (value === BREAK) {
        if (length !== INDEFINITE) throw new CborError('unexpected break');
        return out;
      }
      out.push(value);
    }
    return out;
  }

  #map(length: number, depth: number): Record<string, unknown> {
    const out: [string, unknown][] = [];
    while (length === INDEFINITE || out.length < length) {
      const key = this.item(depth + 1);
      if (key === BREAK && length === INDEFINITE) break;
      if (typeof key !== 'string') throw new CborError('a key that is no text');
      const value = this.item(depth + 1);
      if (value === BREAK) throw new CborError('unexpected break');
      out.push([key, value]);
    }
    return Object.fromEntries(out);
  }

  /** The pieces of an indefinite string, all of the same type. */
  #chunks(major: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0xff) break;
      if (head >>> 5 !== major) throw new CborError('mixed chunks');
      const length = this.#length(head & 31, 0);
      const part = this.#take(length);
      parts.push(part);
      total += part.length;
    }
    const out = new Uint8Array(total);
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  #simple(info: number): unknown {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        return halfFloat(this.#number(2, (at) => this.#view.getUint16(at)));
      case 26:
        return this.#number(4, (at) => this.#view.getFloat32(at));
      case 27:
        return this.#number(8, (at) => this.#view.getFloat64(at));
      case 31:
        return BREAK;
      default:
        throw new CborError(`simple value ${info}`);
    }
  }

  #length(info: number, major: number): number {
    if (info < 24) return info;
    switch (info) {
      case 24:
        return this.#byte();
      case 25:
        return this.#number(2, (at) => this.#view.getUint16(at));
      case 26:
        return this.#number(4, (at) => this.#view.getUint32(at));
      case 27:
        return this.#number(8, (at) => Number(this.#view.getBigUint64(at)));
      case 31:
        if (major >= 2 && major <= 5) return INDEFINITE;
    }
    throw new CborError(`length ${info}`);
  }

  #number(size: number, read: (at: number) => number): number {
    const at = this.#at;
    if (at + size > this.#bytes.length) throw new CborError('cut off');
    this.#at = at + size;
    return read(at);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new CborError('cut off');
    this.#at += 1;
    return byte;
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (!(end <= this.#bytes.length)) throw new CborError('cut off');
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }
}

function tagged(tag: number, value: unknown): unknown {
  if (value === BREAK) throw new CborError('unexpected break');
  if (tag === 1) {
    if (typeof value !== 'number') throw new CborError('an instant that is no number');
    return new CborTimestamp(Math.round(Math.abs(value) < 1e11 ? value * 1000 : value));
  }
  if ((tag === 2 || tag === 3) && value instanceof Uint8Array) {
    let big = 0;
    for (const byte of value) big = big * 256 + byte;
    return tag === 2 ? big : -1 - big;
  }
  return value;
}

function halfFloat(bits: number): number {
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  const magnitude =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Infinity
          : Number.NaN
        : (1024 + fraction) * 2 ** (exponent - 25);
  return (bits & 0x8000) === 0 ? magnitude : -magnitude;
}
