import { LastView } from '../../base/last-view.ts';

/** Words that hold a sequence number: 7 of 8 decimal digits each, the first digits first. */
export const SEQUENCE_WORDS = 7;
const WORD_DIGITS = 8;
const DIGITS = SEQUENCE_WORDS * WORD_DIGITS;
/** The character code of `0`. */
const ZERO = 48;

/** A sequence number as a reply names it: kept as digits far more often than looked at. */
export interface SequenceNumber {
  /**
   * Writes it as {@link SEQUENCE_WORDS} words, right aligned.
   * @returns `false` when it cannot be read back from there as it was: when it is not 1 to 56
   * digits, or begins with a zero, as an emulator may make it
   */
  pack(out: Uint32Array, at: number): boolean;
  toString(): string;
}

/** One that is there as a text. */
export class SequenceText implements SequenceNumber {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  pack(out: Uint32Array, at: number): boolean {
    return packText(this.#text, out, at);
  }

  toString(): string {
    return this.#text;
  }
}

const views = new LastView();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** One that lies in the bytes of a reply, in ASCII: most are packed and never become a text. */
export class SequenceBytes implements SequenceNumber {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #length: number;

  constructor(bytes: Uint8Array, start: number, length: number) {
    this.#bytes = bytes;
    this.#start = start;
    this.#length = length;
  }

  pack(out: Uint32Array, at: number): boolean {
    const bytes = this.#bytes;
    if (this.#length !== DIGITS || bytes[this.#start] === ZERO)
      return packText(this.toString(), out, at);
    const view = views.of(bytes);
    let from = bytes.byteOffset + this.#start;
    let odd = 0;
    for (let word = at; word < at + SEQUENCE_WORDS; word += 1, from += WORD_DIGITS) {
      const high = view.getInt32(from, true) ^ ZEROS;
      const low = view.getInt32(from + 4, true) ^ ZEROS;
      odd |= notDigits(high) | notDigits(low);
      out[word] = fourDigits(high) * 10_000 + fourDigits(low);
    }
    return odd === 0;
  }

  toString(): string {
    return utf8.decode(this.#bytes.subarray(this.#start, this.#start + this.#length));
  }
}

/** Four times `0`. */
const ZEROS = 0x30303030;

/** Not 0 when any of four bytes is over 9: then it has a high bit, or gets one by adding 6. */
function notDigits(bytes: number): number {
  return (bytes | ((bytes & 0x7f7f7f7f) + 0x06060606)) & 0xf0f0f0f0;
}

/** The number of four digits of one byte each, the first one lowest: pairs first, then both. */
function fourDigits(bytes: number): number {
  const pairs = Math.imul(bytes, 10) + (bytes >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}

function packText(text: string, out: Uint32Array, at: number): boolean {
  if (text.length === 0 || text.length > DIGITS || text.charCodeAt(0) === ZERO) return false;
  // Negative as soon as any character is no digit: one look at the end instead of one each.
  let odd = 0;
  let end = text.length;
  for (let word = at + SEQUENCE_WORDS - 1; word >= at; word -= 1) {
    let value = 0;
    const start = Math.max(0, end - WORD_DIGITS);
    for (let i = start; i < end; i += 1) {
      const digit = text.charCodeAt(i) - ZERO;
      odd |= digit | (9 - digit);
      value = value * 10 + digit;
    }
    out[word] = value;
    end = start;
  }
  return odd >= 0;
}

/** What {@link SequenceNumber.pack} wrote. */
export function unpackSequence(words: Uint32Array, at: number): string {
  let text = '';
  for (let i = 0; i < SEQUENCE_WORDS; i += 1)
    text += String(words[at + i]).padStart(WORD_DIGITS, '0');
  return text.replace(/^0+/, '');
}
