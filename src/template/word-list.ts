import type { ByteWriter } from './byte-writer.ts';

const encoder = new TextEncoder();

/** Words as bytes, so that choosing one is a copy. */
export class WordList {
  readonly words: readonly string[];
  /** Encoded when first drawn: most runs never see most words. */
  readonly #parts: (Uint8Array | undefined)[];

  constructor(words: readonly string[]) {
    this.words = words;
    this.#parts = Array.from({ length: words.length });
  }

  get size(): number {
    return this.words.length;
  }

  /** The bytes of one word. */
  part(index: number): Uint8Array {
    return (this.#parts[index] ??= encoder.encode(this.words[index] ?? ''));
  }

  write(out: ByteWriter, index: number): void {
    out.copy(this.part(index));
  }
}
