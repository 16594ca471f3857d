/** Pieces that wait to be used again, at most: 8 MiB beside what is counted. */
const MAX_SPARE = 8;
/** Smaller ones are soon made, larger ones rarely asked for. */
const MIN_SPARE_BYTES = 64 * 1024;
const MAX_SPARE_BYTES = 1024 * 1024;

/**
 * The memory of an account's segments. A piece that a segment gives back is the next one's: once
 * the oldest records go as fast as new ones come, a fifth of what a record costs is that the
 * system clears fresh memory, page by page.
 */
export class SegmentMemory {
  readonly #spare: Uint8Array<ArrayBuffer>[] = [];
  /** What was made here: other memory may have other users. */
  readonly #made = new WeakSet<ArrayBufferLike>();
  #allocated = 0;

  /** Bytes of all segments, used or not. */
  get allocated(): number {
    return this.#allocated;
  }

  /** A piece of this many bytes, with anything in them. */
  take(capacity: number): Uint8Array<ArrayBuffer> {
    this.#allocated += capacity;
    const at = this.#spare.findIndex((piece) => piece.length === capacity);
    const spare = at < 0 ? undefined : this.#spare.splice(at, 1)[0];
    if (spare !== undefined) return spare;
    const fresh = new Uint8Array(capacity);
    this.#made.add(fresh.buffer);
    return fresh;
  }

  /** Counts memory that a segment has from elsewhere. */
  adopt(bytes: Uint8Array): void {
    this.#allocated += bytes.length;
  }

  /** Takes back what was taken or adopted, once nobody can read it any more. */
  give(bytes: Uint8Array): void {
    this.#allocated -= bytes.length;
    const { length } = bytes;
    if (length < MIN_SPARE_BYTES || length > MAX_SPARE_BYTES || !this.#made.has(bytes.buffer))
      return;
    if (this.#spare.length === MAX_SPARE) this.#spare.shift();
    this.#spare.push(bytes as Uint8Array<ArrayBuffer>);
  }
}
