import { highlightTemplate, type TokenKind } from '../../template/editor/highlight.ts';

/** A piece of a template for the eye: offsets in the text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly kind: TokenKind | 'jsonKey' | 'jsonString' | 'jsonWord';
}

const WORDS = /\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?\b/g;

/** The pieces of a text, in order: the words of its tags, and JSON around them. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  const host = new HostReader(text, found);
  let at = 0;
  let inTag = false;
  for (const { kind, offset, length } of highlightTemplate(text)) {
    const isBrace = kind === 'brace';
    if (isBrace && !inTag) host.read(at, offset);
    found.push({ from: offset, to: offset + length, kind });
    if (isBrace) {
      // A tag may be left open before the next one begins.
      inTag = text.startsWith('{{', offset);
      at = offset + length;
    }
  }
  if (!inTag) host.read(at, text.length);
  return found;
}

/** Text between tags. A JSON string may go on behind a tag. */
class HostReader {
  readonly #text: string;
  readonly #found: Piece[];
  #inString = false;

  constructor(text: string, found: Piece[]) {
    this.#text = text;
    this.#found = found;
  }

  read(from: number, to: number): void {
    let at = from;
    while (at < to) at = this.#inString ? this.#string(at, to) : this.#plain(at, to);
  }

  /** The rest of a string that is open. @returns where reading goes on */
  #string(at: number, to: number): number {
    const quote = this.#nextQuote(at, to);
    const end = quote < 0 ? to : quote + 1;
    this.#found.push({ from: at, to: end, kind: 'jsonString' });
    this.#inString = quote < 0;
    return end;
  }

  /** What comes before a string, and the string if it closes before the next tag. */
  #plain(at: number, to: number): number {
    const quote = this.#nextQuote(at, to);
    this.#words(at, quote < 0 ? to : quote);
    if (quote < 0) return to;
    const close = this.#nextQuote(quote + 1, to);
    const end = close < 0 ? to : close + 1;
    const isKey = close >= 0 && /^\s*:/.test(this.#text.slice(end, end + 20));
    this.#found.push({ from: quote, to: end, kind: isKey ? 'jsonKey' : 'jsonString' });
    this.#inString = close < 0;
    return end;
  }

  #nextQuote(from: number, to: number): number {
    for (let i = from; i < to; i += 1) {
      if (this.#text[i] === '\\') i += 1;
      else if (this.#text[i] === '"') return i;
    }
    return -1;
  }

  #words(from: number, to: number): void {
    for (const match of this.#text.slice(from, to).matchAll(WORDS)) {
      const start = from + match.index;
      this.#found.push({ from: start, to: start + match[0].length, kind: 'jsonWord' });
    }
  }
}
