/** A record grew past its limit. The renderer adds the record and the place in the template. */
export class RecordTooLargeError extends Error {
  override readonly name = 'RecordTooLargeError';
  readonly limit: number;

  /** @param limit bytes */
  constructor(limit: number) {
    super(`the record is larger than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Up to here a loop is quicker than a call into the engine; a view of a part is never quick. */
const LOOP_BYTES = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A growing buffer that templates write UTF-8 into. One writer is used for many
 * records; `length` is where the next byte goes.
 */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  /** The same bytes, to be written four at a time. */
  view: DataView;
  length = 0;
  /** No write may end past this position; set at the start of each record. */
  #end = Number.MAX_SAFE_INTEGER;
  #limit = Number.MAX_SAFE_INTEGER;
  /** The lower of what is allocated and what is allowed, so that one comparison does for both. */
  #room: number;

  /** @param capacity bytes to begin with */
  constructor(capacity = 4096) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
    this.#room = capacity;
  }

  /** Forgets what was written; keeps the memory. */
  clear(): void {
    this.length = 0;
  }

  /** From here on, at most `limit` more bytes may be written. */
  limitTo(limit: number): void {
    this.#limit = limit;
    this.#end = this.length + limit;
    this.#room = Math.min(this.bytes.length, this.#end);
  }

  /**
   * Makes room for `count` bytes and moves on by them.
   * @returns where they begin
   * @throws RecordTooLargeError
   */
  take(count: number): number {
    const at = this.length;
    const end = at + count;
    if (end > this.#room) this.#grow(end);
    this.length = end;
    return at;
  }

  /** Makes room for `count` bytes without moving. @throws RecordTooLargeError when none could fit */
  reserve(count: number): void {
    const end = this.length + count;
    if (end > this.#room) this.#grow(end);
  }

  /** Whether `count` more bytes are allowed; makes room for them if so. */
  hasRoom(count: number): boolean {
    const end = this.length + count;
    if (end <= this.#room) return true;
    if (end > this.#end) return false;
    this.#grow(end);
    return true;
  }

  byte(value: number): void {
    this.bytes[this.take(1)] = value;
  }

  copy(source: Uint8Array): void {
    const count = source.length;
    const at = this.take(count);
    const { bytes } = this;
    if (count > LOOP_BYTES) {
      bytes.set(source, at);
      return;
    }
    for (let i = 0; i < count; i += 1) bytes[at + i] = source[i] as number;
  }

  text(value: string): void {
    const count = value.length;
    if (count > 256) {
      this.#encoded(value);
      return;
    }
    const at = this.take(count);
    const bytes = this.bytes;
    for (let i = 0; i < count; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 127) {
        this.length = at;
        this.#encoded(value);
        return;
      }
      bytes[at + i] = code;
    }
  }

  /** A whole number in decimal. */
  integer(value: number): void {
    if (value < 0) {
      this.byte(45);
      this.integer(-value);
      return;
    }
    if (value > 0x7fffffff) {
      this.text(String(value));
      return;
    }
    if (value < 10) {
      this.bytes[this.take(1)] = 48 + value;
      return;
    }
    let digits = 2;
    for (let bound = 100; value >= bound; bound *= 10) digits += 1;
    this.digits(value, digits);
  }

  /** The last `width` decimal digits of a whole number below 2^31, with leading zeros. */
  digits(value: number, width: number): void {
    const at = this.take(width);
    const bytes = this.bytes;
    let rest = value | 0;
    for (let i = at + width - 1; i >= at; i -= 1) {
      const quotient = (rest / 10) | 0;
      bytes[i] = 48 + rest - quotient * 10;
      rest = quotient;
    }
  }

  /** What was written from `start` on, decoded. */
  textFrom(start: number): string {
    return decoder.decode(this.bytes.subarray(start, this.length));
  }

  #encoded(value: string): void {
    // Asking for the worst case first could pass the limit with a text that fits.
    const roomy = this.length + value.length * 3 <= this.#room;
    if (!roomy) {
      this.copy(encoder.encode(value));
      return;
    }
    const { written } = encoder.encodeInto(value, this.bytes.subarray(this.length));
    this.length += written;
  }

  #grow(end: number): void {
    if (end > this.#end) throw new RecordTooLargeError(this.#limit);
    const grown = new Uint8Array(Math.max(end, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
    this.#room = Math.min(grown.length, this.#end);
  }
}
