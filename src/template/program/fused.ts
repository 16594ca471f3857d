import { fewer } from './merge-fused.ts';
import { Operations, runOperations, type Fusable } from './fused-program.ts';
import { type Write, type Value, fromWrite } from './value.ts';

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

/** Values written one after another, as one text. */
export function inSequence(values: readonly Value[]): Value {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  const pieces = fusePieces(values, (_run, write) => fromWrite(write));
  const writes = pieces.map(({ write }) => write);
  const [whole] = writes;
  const value =
    writes.length === 1 && whole !== undefined
      ? fromWrite(whole)
      : fromWrite((out, state) => {
          for (let i = 0; i < writes.length; i += 1) (writes[i] as Value['write'])(out, state);
        });
  const parts = allFused(values);
  return parts === undefined
    ? value
    : { ...value, fuse: { kind: 'sequence', parts: fewer(parts, true) } };
}
