import { isFormula } from '../../base/csv-row.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import type { ByteWriter } from '../program/byte-writer.ts';

/** A piece of a rendered record: from `at` on, until the next one. */
export interface MadePiece {
  /** Offset in the buffer. */
  readonly at: number;
  /** A value that the template made; otherwise text that its author wrote. */
  readonly isMade: boolean;
}

export interface CellRange {
  readonly from: number;
  readonly to: number;
  /** A place that has to be found again, or -1. */
  readonly padAt: number;
}

const QUOTE = 34;
const SPACE = 32;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
/** Comma, semicolon, tab, line feed, carriage return. */
const BETWEEN_CELLS = new Set([44, 59, 9, 10, 13]);
/** A quote, and what ends a cell in files with commas, semicolons or tabs. */
const TO_QUOTE = new Set([QUOTE, ...BETWEEN_CELLS]);

/**
 * Writes a record anew as CSV (RFC 4180). A cell whose values hold separators, quotes or line
 * breaks is quoted; inside the author's quotes those of values are doubled. A cell that begins
 * with a value a spreadsheet would take for a formula begins with an apostrophe, unless it is
 * a number. Text that the author wrote stays as it is.
 *
 * @returns where `padAt` is now
 */
export function writeCsvCells(
  out: ByteWriter,
  bytes: Uint8Array,
  pieces: readonly MadePiece[],
  { from, to, padAt }: CellRange,
): number {
  const cell = new Cell(out);
  for (let piece = 0, at = from, isMade = false; at < to; at += 1) {
    while ((pieces[piece]?.at ?? Infinity) <= at) {
      isMade = pieces[piece]?.isMade ?? false;
      piece += 1;
    }
    if (at === padAt) cell.markPad();
    const byte = bytes[at] as number;
    if (isMade) cell.addMade(byte);
    else if (cell.endsAt(byte)) {
      cell.finish();
      out.byte(byte);
    } else cell.addWritten(byte);
  }
  if (padAt >= to) cell.markPad();
  cell.finish();
  return cell.padAt;
}

class Cell {
  readonly #out: ByteWriter;
  readonly #bytes: number[] = [];
  /** The author's own quotes: open, or closed again. */
  #quoted: 'no' | 'open' | 'closed' = 'no';
  /** Whether nothing but blanks of the author stands before the first value. */
  #beginsMade = false;
  #isBlank = true;
  #needsQuotes = false;
  #padIn = -1;
  /** In the output; -1 before it was passed. */
  padAt = -1;

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  markPad(): void {
    this.#padIn = this.#bytes.length;
  }

  endsAt(byte: number): boolean {
    return this.#quoted !== 'open' && BETWEEN_CELLS.has(byte);
  }

  addMade(byte: number): void {
    if (this.#isBlank) this.#beginsMade = true;
    this.#isBlank = false;
    if (this.#quoted === 'no') this.#needsQuotes ||= TO_QUOTE.has(byte);
    else if (byte === QUOTE) this.#bytes.push(QUOTE);
    this.#bytes.push(byte);
  }

  addWritten(byte: number): void {
    if (byte === QUOTE) {
      if (this.#quoted === 'open') this.#quoted = 'closed';
      else if (this.#bytes.length === 0 || this.#quoted === 'closed') this.#quoted = 'open';
    }
    if (byte !== QUOTE && byte !== SPACE) this.#isBlank = false;
    this.#bytes.push(byte);
  }

  finish(): void {
    const bytes = this.#bytes;
    const out = this.#out;
    const quotes = this.#needsQuotes;
    if (quotes) out.byte(QUOTE);
    const start = this.#quoted === 'no' ? 0 : 1;
    for (let i = 0; i <= bytes.length; i += 1) {
      if (i === start && this.#isFormula(start)) out.byte(39);
      if (i === this.#padIn) this.padAt = out.length;
      const byte = bytes[i];
      if (byte === undefined) break;
      if (quotes && byte === QUOTE) out.byte(QUOTE);
      out.byte(byte);
    }
    if (quotes) out.byte(QUOTE);
    bytes.length = 0;
    this.#quoted = 'no';
    this.#beginsMade = false;
    this.#isBlank = true;
    this.#needsQuotes = false;
    this.#padIn = -1;
  }

  #isFormula(start: number): boolean {
    const first = this.#bytes[start];
    if (!this.#beginsMade || first === undefined || isPlain(first)) return false;
    const content = this.#bytes.slice(start, this.#quoted === 'closed' ? -1 : undefined);
    const text = decodeUtf8(Uint8Array.from(content));
    return isFormula(text) && !NUMBER.test(text.trim());
  }
}

/** A first byte of nearly every cell, which tells that it is no formula. */
function isPlain(byte: number): boolean {
  return (byte >= 48 && byte < 61) || (byte >= 65 && byte < 127);
}
