import type { ByteWriter } from './byte-writer.ts';

/** Words in one block of UTF-8, so that choosing one is a copy of bytes. */
export class WordList {
  readonly words: readonly string[];
  readonly #bytes: Uint8Array;
  readonly #offsets: Uint32Array;

  constructor(words: readonly string[]) {
    this.words = words;
    this.#bytes = new TextEncoder().encode(words.join(''));
    this.#offsets = new Uint32Array(words.length + 1);
    const encoder = new TextEncoder();
    let at = 0;
    for (const [i, word] of words.entries()) {
      at += encoder.encode(word).length;
      this.#offsets[i + 1] = at;
    }
  }

  get size(): number {
    return this.words.length;
  }

  write(out: ByteWriter, index: number): void {
    out.copyRange(this.#bytes, this.#offsets[index] as number, this.#offsets[index + 1] as number);
  }
}
