import type { ByteWriter } from './byte-writer.ts';
import type { Fusable } from './fused-program.ts';
import { WordList } from './word-list.ts';
import type { RenderState } from './render-state.ts';

/** No stream of Kinesis takes a larger record. Texts in templates may be as long, too. */
export const LARGEST_RECORD_BYTES = 10 * 1024 * 1024;

export type Write = (out: ByteWriter, state: RenderState) => void;
export type Get = (state: RenderState) => unknown;

/** A compiled value: it can go straight to bytes, or be handed to another function. */
export interface Value {
  readonly write: Write;
  readonly get: Get;
  /** What it takes to write it in one loop with its neighbours. */
  readonly fuse?: Fusable;
}

/** A value as text may be this long, bytes: named values and arguments, not whole records. */
const MAX_TEXT_BYTES = LARGEST_RECORD_BYTES;

export function fromGet(get: Get): Value {
  return { get, write: (out, state) => writeValue(out, get(state)) };
}

/** For functions whose value is text; `get` costs a decoding. */
export function fromWrite(write: Write): Value {
  return { write, get: (state) => state.textOf(write, MAX_TEXT_BYTES) };
}

export function fromInteger(get: (state: RenderState) => number): Value {
  return { get, write: (out, state) => out.integer(get(state)) };
}

export function constant(value: unknown): Value {
  const words = new WordList([printed(value)]);
  const bytes = words.part(0);
  return { get: () => value, write: (out) => out.copy(bytes), fuse: { kind: 'words', words } };
}

/** One of a list's words, each equally likely; nothing is drawn for the only one. */
export function wordsValue(words: WordList): Value {
  const { size } = words;
  const pick = (state: RenderState): number => (size === 1 ? 0 : state.random.below(size));
  return {
    get: (state) => words.words[pick(state)],
    write: (out, state) => words.write(out, pick(state)),
    fuse: { kind: 'words', words },
  };
}

export function writeValue(out: ByteWriter, value: unknown): void {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) {
    // -0 prints as 0, as String does.
    out.integer(value);
  } else out.text(printed(value));
}

/**
 * How a value shows in a record: dates as ISO 8601 in UTC, lists of plain values parted
 * by commas (as KDG does), other lists and objects as JSON.
 */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (Array.isArray(value) && !value.some(isCompound)) {
    return value
      .map((item) => (item === null || item === undefined ? '' : printed(item)))
      .join(',');
  }
  return jsonText(value);
}

export function jsonText(value: unknown): string {
  const replacer = (_key: string, item: unknown): unknown =>
    typeof item === 'bigint' ? String(item) : item;
  return JSON.stringify(value, replacer) ?? 'null';
}

function isCompound(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
