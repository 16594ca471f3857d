import type { RenderState } from './render-state.ts';
import type { Write } from './value.ts';
import type { WordList } from './word-list.ts';

/** Writers so simple that a run of them can be one loop instead of a call each. */
export type Fusable =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A uniform whole number, `low` to `low + count - 1`, all from 0 to 2^31 - 1. */
  | { readonly kind: 'integer'; readonly low: number; readonly count: number }
  /** One of a list's words. */
  | { readonly kind: 'words'; readonly words: WordList }
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

const TEXTS = 0;
const INTEGER = 1;
const RUN = 2;
/** Numbers per operation: its kind and three operands. */
const STRIDE = 4;
const TWO_32 = 4294967296;
const MAX_LITERAL = 4096;
/** Longer pieces are copied by the engine. */
const LOOP_BYTES = 12;
/** Longer lists stay as they are: fusing would encode all their words at once. */
const MAX_WORDS = 300;

/** Replaces each run of two or more fusable pieces by one. The other pieces stay as they are. */
export function fusePieces<T extends Piece>(
  pieces: readonly T[],
  fused: (run: readonly T[], write: Write) => T,
): T[] {
  const result: T[] = [];
  let run: T[] = [];
  const close = (): void => {
    const [first] = run;
    if (run.length > 1 && first !== undefined) result.push(fused(run, fusedWrite(run)));
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
  if (fuse.kind === 'words') return fuse.words.size <= MAX_WORDS;
  return fuse.kind !== 'bytes' || fuse.bytes.length <= MAX_LITERAL;
}

/** Operations, and the pieces of text that they copy. */
class Operations {
  readonly codes: number[] = [];
  readonly parts: Uint8Array[] = [];
  longest = 0;

  add(fuse: Fusable): void {
    switch (fuse.kind) {
      case 'bytes':
        this.#texts([fuse.bytes]);
        return;
      case 'integer':
        this.#add(INTEGER, fuse.low, fuse.count, 0, 10);
        return;
      case 'words':
        this.#texts(fuse.words.words.map((_word, i) => fuse.words.part(i)));
        return;
      case 'run':
        this.#add(RUN, fuse.first, fuse.choices, fuse.count, fuse.count);
        return;
    }
  }

  #texts(texts: readonly Uint8Array[]): void {
    const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
    this.#add(TEXTS, this.parts.length, texts.length, 0, longest);
    for (const text of texts) this.parts.push(text);
  }

  #add(kind: number, a: number, b: number, c: number, longest: number): void {
    this.codes.push(kind, a, b, c);
    this.longest += longest;
  }
}

function fusedWrite(run: readonly Piece[]): Write {
  const operations = new Operations();
  for (const { fuse } of run) if (fuse !== undefined) operations.add(fuse);
  const { longest, parts } = operations;
  const codes = Int32Array.from(operations.codes);
  const writes = run.map(({ write }) => write);
  return (out, state) => {
    if (!out.hasRoom(longest)) {
      // Near the limit only the exact sizes tell whether the record still fits.
      for (const write of writes) write(out, state);
      return;
    }
    out.length = execute(codes, parts, out.bytes, out.length, state);
  };
}

function execute(
  codes: Int32Array,
  parts: readonly Uint8Array[],
  target: Uint8Array,
  start: number,
  { random }: RenderState,
): number {
  let at = start;
  for (let i = 0; i < codes.length; i += STRIDE) {
    const kind = codes[i] as number;
    const a = codes[i + 1] as number;
    const b = codes[i + 2] as number;
    if (kind === INTEGER) {
      at = writeInteger(target, at, a + Math.floor((random.uint32() / TWO_32) * b));
      continue;
    }
    if (kind === RUN) {
      const end = at + (codes[i + 3] as number);
      for (; at < end; at += 1) target[at] = a + Math.floor((random.uint32() / TWO_32) * b);
      continue;
    }
    const choice = b === 1 ? 0 : Math.floor((random.uint32() / TWO_32) * b);
    const part = parts[a + choice] as Uint8Array;
    const { length } = part;
    if (length > LOOP_BYTES) target.set(part, at);
    else for (let k = 0; k < length; k += 1) target[at + k] = part[k] as number;
    at += length;
  }
  return at;
}

/** @param value from 0 to 2^31 - 1 */
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
