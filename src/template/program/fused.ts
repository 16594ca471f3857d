import { fewer } from './merge-fused.ts';
import { Operations, runOperations } from './fused-program.ts';
import type { Write } from './value.ts';
import type { WordList } from './word-list.ts';

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
    }
  /** Four octets in decimal. */
  | { readonly kind: 'ipv4' }
  /** One after another. */
  | { readonly kind: 'sequence'; readonly parts: readonly Fusable[] }
  /** One of these, each equally likely. */
  | { readonly kind: 'oneOf'; readonly branches: readonly Fusable[] };

/** A writer, and how it can be fused with its neighbours, if it can. */
export interface Piece {
  readonly write: Write;
  readonly fuse?: Fusable;
}

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
    const isWorthIt = run.length > 1 || first?.fuse?.kind === 'oneOf';
    if (first !== undefined && isWorthIt) result.push(fused(run, fusedWrite(run, failed)));
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

/** Several as one; `undefined` when one of them cannot be fused. */
export function allFused(values: readonly Piece[]): readonly Fusable[] | undefined {
  const parts: Fusable[] = [];
  for (const { fuse } of values) {
    if (fuse === undefined || !isSmall(fuse)) return undefined;
    parts.push(fuse);
  }
  return parts;
}

function fusedWrite<T extends Piece>(run: readonly T[], failed: Failed<T>): Write {
  const operations = new Operations();
  for (const part of fewer(allFused(run) ?? [], false)) operations.add(part);
  const program = operations.finish();
  const { longest } = program;
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
    out.length = runOperations(program, out.bytes, out.view, out.length, state.random.state);
  };
}
