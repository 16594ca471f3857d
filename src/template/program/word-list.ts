import type { ByteWriter } from './byte-writer.ts';

const encoder = new TextEncoder();

/** Shorter words are copied byte by byte: for them a call into the engine costs more. */
export const SHORT_WORD = 16;

/** Words in one block of UTF-8, so that choosing one is a copy of bytes. */
export class WordList {
  readonly words: readonly string[];
  readonly bytes: Uint8Array;
  /** Where each word begins in `bytes`, and at the end where the last one ends. */
  readonly offsets: Uint32Array;
  /** Bytes of the longest word. */
  readonly longest: number;
  /** `bytes` with room after it, to be read four at a time. */
  readonly view: DataView;
  readonly #parts: (Uint8Array | undefined)[];

  constructor(words: readonly string[]) {
    const encoded = words.map((word) => encoder.encode(word));
    this.words = words;
    this.#parts = Array.from({ length: words.length });
    this.offsets = new Uint32Array(words.length + 1);
    const total = encoded.reduce((sum, { length }) => sum + length, 0);
    const padded = new Uint8Array(total + SHORT_WORD);
    this.bytes = padded;
    this.view = new DataView(padded.buffer);
    let at = 0;
    let longest = 0;
    for (const [i, word] of encoded.entries()) {
      this.bytes.set(word, at);
      at += word.length;
      this.offsets[i + 1] = at;
      longest = Math.max(longest, word.length);
    }
    this.longest = longest;
  }

  get size(): number {
    return this.words.length;
  }

  /** The bytes of one word, made when first asked for. */
  part(index: number): Uint8Array {
    return (this.#parts[index] ??= this.bytes.slice(this.offsets[index], this.offsets[index + 1]));
  }

  write(out: ByteWriter, index: number): void {
    const from = this.offsets[index] as number;
    const length = (this.offsets[index + 1] as number) - from;
    if (length > SHORT_WORD) {
      out.copy(this.part(index));
      return;
    }
    const at = out.take(length);
    const target = out.bytes;
    const source = this.bytes;
    for (let i = 0; i < length; i += 1) target[at + i] = source[from + i] as number;
  }
}
