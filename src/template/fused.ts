import type { RenderState } from './render-state.ts';
import type { Write } from './value.ts';
import { SHORT_WORD, type WordList } from './word-list.ts';

/** Writers so simple that a run of them can be one loop instead of a call each. */
export type Fusable =
  /** A uniform whole number, `low` to `low + count - 1`, all from 0 to 2^30 - 1. */
  | { readonly kind: 'integer'; readonly low: number; readonly count: number }
  /** One of a list's words; a fixed text is a list of one. */
  | { readonly kind: 'words'; readonly words: WordList }
  /** One of a list's words by weight; `bounds` are the sums of the weights up to each. */
  | { readonly kind: 'weighted'; readonly words: WordList; readonly bounds: Float64Array }
  /** `count` bytes, each from `first` to `first + choices - 1`. */
  | {
      readonly kind: 'run';
      readonly first: number;
      readonly choices: number;
      readonly count: number;
    };

/** A writer, and how it can be fused with its neighbours, if it can. */
export interface Piece {
  readonly write: Write;
  readonly fuse?: Fusable;
}

const WORDS = 0;
const INTEGER = 1;
const RUN = 2;
const WEIGHTED = 3;
/** Numbers per operation: its kind and three operands. */
const STRIDE = 4;
/** Longer texts stay as they are, so that little is asked for at once. */
const MAX_TEXT = 4096;

/** Told which piece of a run failed; throws. */
type Failed<T> = (piece: T, thrown: unknown) => never;

function rethrow(_piece: unknown, thrown: unknown): never {
  throw thrown;
}

/** Replaces each run of two or more fusable pieces by one. The other pieces stay as they are. */
export function fusePieces<T extends Piece>(
  pieces: readonly T[],
  fused: (run: readonly T[], write: Write) => T,
  failed: Failed<T> = rethrow,
): T[] {
  const result: T[] = [];
  let run: T[] = [];
  const close = (): void => {
    const [first] = run;
    if (run.length > 1 && first !== undefined) result.push(fused(run, fusedWrite(run, failed)));
    else result.push(...run);
    run = [];
  };
  for (const piece of pieces) {
    if (isSmall(piece.fuse)) run.push(piece);
    else {
      close();
      result.push(piece);
    }
  }
  close();
  return result;
}

function isSmall(fuse: Fusable | undefined): boolean {
  if (fuse === undefined) return false;
  return !('words' in fuse) || fuse.words.longest <= MAX_TEXT;
}

/** Operations, and what they draw from. */
class Operations {
  readonly codes: number[] = [];
  readonly lists: WordList[] = [];
  readonly bounds: Float64Array[] = [];
  /** What may be written, and the rest of the last 16 bytes. */
  longest = SHORT_WORD;

  add(fuse: Fusable): void {
    switch (fuse.kind) {
      case 'words':
        this.#add(WORDS, this.lists.length, fuse.words.size, 0, fuse.words.longest);
        this.lists.push(fuse.words);
        return;
      case 'weighted':
        this.#add(WEIGHTED, this.lists.length, this.bounds.length, 0, fuse.words.longest);
        this.lists.push(fuse.words);
        this.bounds.push(fuse.bounds);
        return;
      case 'integer':
        this.#add(INTEGER, fuse.low, fuse.count, 0, 10);
        return;
      case 'run':
        this.#add(RUN, fuse.first, fuse.choices, fuse.count, fuse.count);
        return;
    }
  }

  #add(kind: number, a: number, b: number, c: number, longest: number): void {
    this.codes.push(kind, a, b, c);
    this.longest += longest;
  }
}

function fusedWrite<T extends Piece>(run: readonly T[], failed: Failed<T>): Write {
  const operations = new Operations();
  for (const { fuse } of run) if (fuse !== undefined) operations.add(fuse);
  const { longest, lists, bounds } = operations;
  const codes = Int32Array.from(operations.codes);
  return (out, state) => {
    if (!out.hasRoom(longest)) {
      // Near the limit only the exact sizes tell whether the record still fits.
      for (const piece of run) {
        try {
          piece.write(out, state);
        } catch (thrown) {
          failed(piece, thrown);
        }
      }
      return;
    }
    out.length = execute(codes, lists, bounds, out.bytes, out.view, out.length, state);
  };
}

function execute(
  codes: Int32Array,
  lists: readonly WordList[],
  bounds: readonly Float64Array[],
  target: Uint8Array,
  view: DataView,
  start: number,
  { random }: RenderState,
): number {
  let at = start;
  for (let i = 0; i < codes.length; i += STRIDE) {
    const kind = codes[i] as number;
    const a = codes[i + 1] as number;
    const b = codes[i + 2] as number;
    if (kind === INTEGER) {
      at = writeInteger(target, at, a + random.small(b));
      continue;
    }
    if (kind === RUN) {
      const end = at + (codes[i + 3] as number);
      for (; at < end; at += 1) target[at] = a + random.small(b);
      continue;
    }
    const list = lists[a] as WordList;
    const choice =
      kind === WEIGHTED
        ? indexAt(bounds[b] as Float64Array, random.next())
        : b === 1
          ? 0
          : random.small(b);
    const from = list.offsets[choice] as number;
    const length = (list.offsets[choice + 1] as number) - from;
    if (length > SHORT_WORD) target.set(list.part(choice), at);
    else {
      // Always 16 bytes: a loop whose length nobody can foresee costs more than what it copies.
      const source = list.view;
      view.setInt32(at, source.getInt32(from));
      view.setInt32(at + 4, source.getInt32(from + 4));
      view.setInt32(at + 8, source.getInt32(from + 8));
      view.setInt32(at + 12, source.getInt32(from + 12));
    }
    at += length;
  }
  return at;
}

/** Where a share from 0 to 1 of the whole weight falls. Bounds of no weight are equal to those before. */
export function indexAt(bounds: Float64Array, share: number): number {
  const last = bounds.length - 1;
  const at = share * (bounds[last] as number);
  for (let i = 0; i < last; i += 1) if (at < (bounds[i] as number)) return i;
  return last;
}

/** @param value from 0 to 2^30 - 1 */
function writeInteger(target: Uint8Array, start: number, value: number): number {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits += 1;
  const end = start + digits;
  let rest = value | 0;
  for (let at = end - 1; at >= start; at -= 1) {
    const quotient = (rest / 10) | 0;
    target[at] = 48 + rest - quotient * 10;
    rest = quotient;
  }
  return end;
}
