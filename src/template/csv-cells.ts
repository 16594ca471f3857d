import type { ByteWriter } from './byte-writer.ts';

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
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
/** Comma, semicolon, tab, line feed, carriage return. */
const BETWEEN_CELLS = new Set([44, 59, 9, 10, 13]);
/** = + - @ tab and carriage return: what spreadsheets take for the start of a formula. */
const FORMULA = new Set([61, 43, 45, 64, 9, 13]);
/** Comma, quote, line feed, carriage return. */
const TO_QUOTE = new Set([44, QUOTE, 10, 13]);

/**
 * Writes a record anew as CSV (RFC 4180). A cell whose values hold commas, quotes or line
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
  #beginsMade = false;
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
    if (this.#content === 0) this.#beginsMade = true;
    if (this.#quoted === 'no') this.#needsQuotes ||= TO_QUOTE.has(byte);
    else if (byte === QUOTE) this.#bytes.push(QUOTE);
    this.#bytes.push(byte);
  }

  addWritten(byte: number): void {
    if (byte === QUOTE) {
      if (this.#quoted === 'open') this.#quoted = 'closed';
      else if (this.#bytes.length === 0 || this.#quoted === 'closed') this.#quoted = 'open';
    }
    this.#bytes.push(byte);
  }

  /** Bytes besides the author's opening quote. */
  get #content(): number {
    return this.#bytes.length - (this.#quoted === 'no' ? 0 : 1);
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
    this.#needsQuotes = false;
    this.#padIn = -1;
  }

  #isFormula(start: number): boolean {
    const first = this.#bytes[start];
    if (!this.#beginsMade || first === undefined || !FORMULA.has(first)) return false;
    const content = this.#bytes.slice(start, this.#quoted === 'closed' ? -1 : undefined);
    return content.length > 40 || !NUMBER.test(String.fromCharCode(...content));
  }
}
