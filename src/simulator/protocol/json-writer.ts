import { base64Length, writeBase64 } from '../../base/base64.ts';
import { encodeUtf8 } from '../../base/utf8.ts';

const FIRST_BYTES = 4096;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Writes JSON straight into bytes. Records are mostly ASCII and base64; putting them into
 * a string first, then the string into bytes, costs three times as much.
 */
export class JsonWriter {
  #out = new Uint8Array(FIRST_BYTES);
  #at = 0;

  /** What was written; valid until the next write. */
  bytes(): Uint8Array {
    return this.#out.subarray(0, this.#at);
  }

  /** ASCII that is JSON already: punctuation, names, numbers. */
  raw(ascii: string): void {
    this.#reserve(ascii.length);
    for (let i = 0; i < ascii.length; i += 1) this.#out[this.#at + i] = ascii.charCodeAt(i);
    this.#at += ascii.length;
  }

  /** A string with its quotes. */
  text(text: string): void {
    this.#reserve(text.length + 2);
    const out = this.#out;
    const start = this.#at;
    let at = start;
    out[at] = QUOTE;
    at += 1;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) {
        this.#utf8(JSON.stringify(text));
        return;
      }
      out[at] = code;
      at += 1;
    }
    out[at] = QUOTE;
    this.#at = at + 1;
  }

  /** Bytes as a string of base64. */
  base64(bytes: Uint8Array): void {
    this.#reserve(base64Length(bytes.length) + 2);
    this.#out[this.#at] = QUOTE;
    const end = writeBase64(bytes, this.#out, this.#at + 1);
    this.#out[end] = QUOTE;
    this.#at = end + 1;
  }

  /** Any value that JSON.stringify takes. */
  value(value: unknown): void {
    this.#utf8(JSON.stringify(value));
  }

  #utf8(json: string): void {
    const bytes = encodeUtf8(json);
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
