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
/** A byte order mark is a character of the text like any other. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** Up to here a text is made from its codes: a call of the decoder costs several times as much. */
const SHORT_TEXT = 64;
/** By length: the codes of the last short text. */
const shortCodes = Array.from({ length: SHORT_TEXT + 1 }, (_, length) =>
  Array.from({ length }, () => 0),
);

/**
 * Decodes one item of CBOR (RFC 8949), definite or indefinite: maps become objects,
 * byte strings Uint8Array (views of `bytes`), tag 1 a {@link CborTimestamp}.
 *
 * AWS's Java clients write instants as tag 1 with epoch milliseconds, while the RFC means
 * seconds; numbers below 1e11 (1973 in milliseconds, the year 5138 in seconds) are seconds.
 * @param maxItems values, and pieces of texts and byte strings, that may be built
 * @throws CborError
 */
export function decodeCbor(bytes: Uint8Array, maxItems = Number.MAX_SAFE_INTEGER): unknown {
  const reader = new Reader(bytes, maxItems);
  const value = reader.item(0);
  if (value === BREAK || !reader.atEnd) throw new CborError('not one item');
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  /** Items that may still be built. */
  #left: number;

  constructor(bytes: Uint8Array, maxItems: number) {
    this.#bytes = bytes;
    this.#left = maxItems;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  item(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new CborError('nested too deep');
    this.#count();
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
        return length === INDEFINITE ? utf8.decode(this.#chunks(3)) : this.#text(length);
      case 4:
        return this.#array(length, depth);
      case 5:
        return this.#map(length, depth);
      default:
        return tagged(length, this.item(depth + 1));
    }
  }

  #count(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new CborError('too many items');
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
    const out: Record<string, unknown> = {};
    for (let read = 0; length === INDEFINITE || read < length; read += 1) {
      const key = this.#shortName() ?? this.item(depth + 1);
      if (key === BREAK && length === INDEFINITE) break;
      if (typeof key !== 'string') throw new CborError('a key that is no text');
      const value = this.item(depth + 1);
      if (value === BREAK) throw new CborError('unexpected break');
      if (key === '__proto__')
        Object.defineProperty(out, key, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      else out[key] = value;
    }
    return out;
  }

  /** A key that was seen lately, if it is one; nothing is read otherwise. */
  #shortName(): string | undefined {
    const head = this.#bytes[this.#at];
    // Text of 1 to 23 bytes.
    if (head === undefined || head <= 0x60 || head > 0x77) return undefined;
    const length = head - 0x60;
    const start = this.#at + 1;
    const end = start + length;
    if (end > this.#bytes.length) return undefined;
    const slot = (length * 31 + (this.#bytes[start] as number)) & (NAMES - 1);
    this.#at = end;
    const known = names[slot] as Name;
    if (known.bytes.length === length && this.#spells(known.bytes, start)) return known.text;
    const bytes = this.#bytes.slice(start, end);
    const text = utf8.decode(bytes);
    names[slot] = { text, bytes };
    return text;
  }

  #spells(name: Uint8Array, start: number): boolean {
    const bytes = this.#bytes;
    let differences = 0;
    for (let i = 0; i < name.length; i += 1)
      differences |= (name[i] as number) ^ (bytes[start + i] as number);
    return differences === 0;
  }

  #text(length: number): string {
    const start = this.#at;
    if (length > SHORT_TEXT || start + length > this.#bytes.length)
      return utf8.decode(this.#take(length));
    const bytes = this.#bytes;
    const codes = shortCodes[length] as number[];
    let all = 0;
    for (let i = 0; i < length; i += 1) {
      const code = bytes[start + i] as number;
      codes[i] = code;
      all |= code;
    }
    if (all > 127) return utf8.decode(this.#take(length));
    this.#at = start + length;
    return String.fromCharCode.apply(null, codes);
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
      this.#count();
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
        return this.#byte() * 256 + this.#byte();
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
    const part = new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, length);
    this.#at = end;
    return part;
  }
}

interface Name {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Names of members come again and again: the last one of each length and first letter. */
const NAMES = 128;
const names: Name[] = Array.from({ length: NAMES }, () => ({ text: '', bytes: new Uint8Array() }));

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
