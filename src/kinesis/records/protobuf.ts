/**
 * As much of the protobuf wire format as the aggregated record needs: varints,
 * length-delimited fields, and skipping what is unknown.
 */
export const WIRE_VARINT = 0;
export const WIRE_BYTES = 2;

export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

/** The length of a field with tag, length and `size` bytes. Field numbers here are below 16. */
export function bytesFieldLength(size: number): number {
  return 1 + varintLength(size) + size;
}

/** Writes into a buffer whose length was worked out before. */
export class ProtobufWriter {
  readonly bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.#at = at;
  }

  get position(): number {
    return this.#at;
  }

  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.#at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.#at++] = rest;
  }

  varintField(field: number, value: number): void {
    this.varint((field << 3) | WIRE_VARINT);
    this.varint(value);
  }

  /** The tag and the length; the bytes follow. */
  bytesHeader(field: number, size: number): void {
    this.varint((field << 3) | WIRE_BYTES);
    this.varint(size);
  }

  bytesField(field: number, value: Uint8Array): void {
    this.bytesHeader(field, value.length);
    this.bytes.set(value, this.#at);
    this.#at += value.length;
  }
}

/** Thrown inside the decoder only; callers get `undefined`. */
export class MalformedProtobuf extends Error {}

/** Reads the fields of one message in `bytes[at, end)`. */
export class ProtobufReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  get atEnd(): boolean {
    return this.#at >= this.#end;
  }

  /** A varint up to 2^53; a larger one is malformed for our purposes. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i += 1) {
      if (this.#at >= this.#end) throw new MalformedProtobuf('a varint is cut off');
      const byte = this.#bytes[this.#at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) throw new MalformedProtobuf('a varint is too large');
        return value;
      }
      scale *= 128;
    }
    throw new MalformedProtobuf('a varint is longer than 10 bytes');
  }

  /** The next length-delimited value, as a view. */
  bytes(): Uint8Array {
    const length = this.varint();
    const start = this.#at;
    if (start + length > this.#end) throw new MalformedProtobuf('a field is cut off');
    this.#at = start + length;
    return this.#bytes.subarray(start, this.#at);
  }

  /** Passes over a field of wire type `wire`. */
  skip(wire: number): void {
    if (wire === WIRE_VARINT) {
      this.varint();
      return;
    }
    if (wire === WIRE_BYTES) {
      this.bytes();
      return;
    }
    const width = wire === 1 ? 8 : wire === 5 ? 4 : 0;
    if (width === 0 || this.#at + width > this.#end)
      throw new MalformedProtobuf(`wire type ${wire} is not known here`);
    this.#at += width;
  }
}
