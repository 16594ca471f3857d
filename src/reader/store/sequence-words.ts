/** Words of 32 bits that a stored sequence number takes. */
export const SEQUENCE_WORDS = 6;
/** Digits taken at once: 2^32 × 10^6 is still an exact Number. */
const GROUP = 6;
const MOST_DIGITS = 57;

/**
 * Writes a decimal sequence number as six big-endian words. False when it would not
 * come back as it was: AWS promises up to 128 digits, and today's take 186 bits.
 * By hand, because every record passes here and BigInt is ten times slower.
 */
export function writeSequenceWords(text: string, out: Uint32Array, at: number): boolean {
  const { length } = text;
  if (length === 0 || length > MOST_DIGITS) return false;
  if (length > 1 && text.charCodeAt(0) === 48) return false;
  out.fill(0, at, at + SEQUENCE_WORDS);
  for (let from = 0; from < length;) {
    const to = from + ((length - from) % GROUP || GROUP);
    let carry = 0;
    for (let i = from; i < to; i += 1) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return false;
      carry = carry * 10 + digit;
    }
    const scale = to - from === GROUP ? 1_000_000 : 10 ** (to - from);
    for (let word = SEQUENCE_WORDS - 1; word >= 0; word -= 1) {
      const value = (out[at + word] as number) * scale + carry;
      out[at + word] = value % 0x100000000;
      carry = Math.floor(value / 0x100000000);
    }
    from = to;
  }
  return true;
}

export function readSequenceWords(words: Uint32Array, at: number): string {
  let value = 0n;
  for (let i = 0; i < SEQUENCE_WORDS; i += 1)
    value = (value << 32n) | BigInt(words[at + i] as number);
  return value.toString();
}

/** A sequence number to look for. */
export interface SequenceNumberProbe {
  readonly text: string;
  /** Absent when it does not fit into words. */
  readonly words: Uint32Array | undefined;
}

export function sequenceNumberProbe(text: string): SequenceNumberProbe {
  const words = new Uint32Array(SEQUENCE_WORDS);
  return { text, words: writeSequenceWords(text, words, 0) ? words : undefined };
}
