import type { ByteWriter } from '../program/byte-writer.ts';
import { weightedIndex } from '../functions/random/choices.ts';
import { ArgumentError } from '../functions/definition/function-definition.ts';
import type { Span } from '../language/problem.ts';
import { mix32 } from '../program/record-random.ts';
import { MAX_REPEATS, type RenderState } from '../program/render-state.ts';
import { type Piece, fusePieces } from '../program/fused.ts';
import { type Get, type Write, constant } from '../program/value.ts';

/** Something failed while a record was made, at a place in the template. */
export class RenderFailure extends Error {
  readonly span: Span;

  constructor(span: Span, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.span = span;
  }
}

/** A piece of a template, and where it comes from. */
export interface PlacedPiece extends Piece {
  readonly span: Span;
  /** Makes a value; otherwise it is text that stands in the template, or a block. */
  readonly isMade: boolean;
}

/** Writes one after another, noting where each begins. */
function traced(pieces: readonly PlacedPiece[]): PlacedPiece[] {
  return pieces.map(({ span, write, isMade }) => ({
    span,
    isMade,
    write: (out, state) => {
      state.trace.push({ at: out.length, span, isMade });
      write(out, state);
    },
  }));
}

/** Writes one after another. @param isTraced notes in the state where each begins */
export function sequence(given: readonly PlacedPiece[], isTraced: boolean): Write {
  const pieces = isTraced ? traced(given) : given;
  const fused = fusePieces(
    pieces,
    (run, write) => ({ span: run[0]?.span ?? NOWHERE, write, isMade: true }),
    ({ span }, thrown) => {
      throw new RenderFailure(span, thrown);
    },
  );
  const writes = fused.map(({ write }) => write);
  const { length } = writes;
  return (out, state) => {
    let i = 0;
    try {
      for (; i < length; i += 1) (writes[i] as Write)(out, state);
    } catch (thrown) {
      if (thrown instanceof RenderFailure) throw thrown;
      throw new RenderFailure(fused[i]?.span ?? NOWHERE, thrown);
    }
  };
}

const NOWHERE: Span = { offset: 0, length: 0 };

export function literal(text: string): Piece {
  const { write, fuse } = constant(text);
  return fuse === undefined ? { write } : { write, fuse };
}

export interface RepeatParts {
  readonly min: Get;
  readonly max: Get | undefined;
  readonly separator: string;
  readonly body: Write;
  /** Tells this block's turns from those of others. */
  readonly id: number;
  readonly span: Span;
  /** Notes in the state where each separator begins. */
  readonly isTraced: boolean;
}

export function repeat({ min, max, separator, body, id, span, isTraced }: RepeatParts): Write {
  const separatorBytes = new TextEncoder().encode(separator);
  const between: Write = (out, state) => {
    if (isTraced) state.trace.push({ at: out.length, span, isMade: false });
    out.copy(separatorBytes);
  };
  return (out, state) => {
    const low = countFrom(min(state));
    const high = max === undefined ? low : countFrom(max(state));
    if (low > high) throw new ArgumentError(`cannot repeat from ${low} to ${high} times`);
    const count = low === high ? low : low + state.random.below(high - low + 1);
    if (count > state.repeatsLeft) {
      throw new ArgumentError(
        `a record may go through at most ${MAX_REPEATS} repeats, all levels together`,
      );
    }
    state.repeatsLeft -= count;
    turns(out, state, { count, between, body, id });
  };
}

interface Turns {
  readonly count: number;
  readonly between: Write;
  readonly body: Write;
  readonly id: number;
}

function turns(out: ByteWriter, state: RenderState, { count, between, body, id }: Turns): void {
  const { item, scope } = state;
  for (let i = 0; i < count; i += 1) {
    if (i > 0) between(out, state);
    state.item = i;
    state.scope = mix32(scope ^ Math.imul(id + 1, 0x9e3779b1) ^ (i + 1));
    body(out, state);
  }
  state.item = item;
  state.scope = scope;
}

function countFrom(value: unknown): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new ArgumentError(`cannot repeat "${String(value)}" times`);
}

/** One of the branches. @param weights as long as the branches */
export function choose(branches: readonly Write[], weights: readonly number[]): Write {
  const pick = weightedIndex(weights);
  return (out, state) => (branches[pick(state)] as Write)(out, state);
}

export function maybe(chance: Get, body: Write, otherwise: Write): Write {
  return (out, state) => {
    const share = Number(chance(state));
    (state.random.next() < share ? body : otherwise)(out, state);
  };
}
