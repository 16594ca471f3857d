import { ByteWriter } from '../../template/index.ts';

/** A run of 230-byte records fills one in a thousandth of a second. */
const SLAB_BYTES = 64 * 1024;
/** A slab with less room than this is full. */
const MIN_ROOM_BYTES = 1024;
/** Free slabs that are kept, at most: 2 MiB. */
const MAX_FREE = 32;

/**
 * A piece of memory that records lie in, one after the other. Once all of them are let go of, it
 * takes others: to ask for fresh memory instead costs a twentieth of a run (bench/), as the browser
 * clears it page by page. A slab of which a record is never let go of is left to the collector.
 */
export interface Slab {
  /** One of its records has its fate: nobody reads those bytes again. Once for each record. */
  release(): void;
}

/** Slabs with their writers, and those that wait to be used again. */
export class SlabPool {
  readonly #free: WritableSlab[] = [];
  #current = new WritableSlab(this.#free);

  /** Where the next record is to be written. */
  withRoom(): WritableSlab {
    const { writer } = this.#current;
    if (writer.length <= SLAB_BYTES - MIN_ROOM_BYTES) return this.#current;
    this.#current.close();
    const used = this.#free.pop();
    used?.reopen();
    this.#current = used ?? new WritableSlab(this.#free);
    return this.#current;
  }
}

class WritableSlab implements Slab {
  readonly writer = new ByteWriter(SLAB_BYTES);
  readonly #free: WritableSlab[];
  #records = 0;
  #closed = false;

  constructor(free: WritableSlab[]) {
    this.#free = free;
  }

  /** The bytes from `start` on are a record. */
  cut(start: number): Uint8Array<ArrayBuffer> {
    this.#records += 1;
    const { bytes, length } = this.writer;
    return new Uint8Array(bytes.buffer, start, length - start);
  }

  release(): void {
    this.#records -= 1;
    this.#recycle();
  }

  /** No more records are written to it. */
  close(): void {
    this.#closed = true;
    this.#recycle();
  }

  reopen(): void {
    this.#closed = false;
    this.writer.clear();
  }

  #recycle(): void {
    const { length } = this.writer.bytes;
    // One that had to grow for a large record is not worth its memory.
    if (
      this.#closed &&
      this.#records === 0 &&
      length === SLAB_BYTES &&
      this.#free.length < MAX_FREE
    )
      this.#free.push(this);
  }
}
