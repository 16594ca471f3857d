/** Words of 32 bits that a stored sequence number takes. */
export const SEQUENCE_WORDS = 6;
const LARGEST = 1n << 192n;

/**
 * Writes a decimal sequence number as six big-endian words. False when it would not
 * come back as it was: AWS promises up to 128 digits, and today's take 186 bits.
 */
export function writeSequenceWords(text: string, out: Uint32Array, at: number): boolean {
  if (!/^(0|[1-9]\d*)$/.test(text)) return false;
  let value = BigInt(text);
  if (value >= LARGEST) return false;
  for (let i = SEQUENCE_WORDS - 1; i >= 0; i -= 1) {
    out[at + i] = Number(value & 0xffffffffn);
    value >>= 32n;
  }
  return true;
}

export function readSequenceWords(words: Uint32Array, at: number): string {
  let value = 0n;
  for (let i = 0; i < SEQUENCE_WORDS; i += 1)
    value = (value << 32n) | BigInt(words[at + i] as number);
  return value.toString();
}
