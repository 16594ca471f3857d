/**
 * Four hexadecimal digits at once.
 * @param half its low 16 bits are shown
 * @returns the ASCII codes as the bytes of a word, the first digit's the highest
 */
export function hexDigits(half: number): number {
  const bytes = ((half << 8) & 0x00ff0000) | (half & 0xff);
  const nibbles = ((bytes << 4) | bytes) & 0x0f0f0f0f;
  // 10 and above carry into the next bit when 6 is added: they begin at "a", 39 later.
  const letters = ((nibbles + 0x06060606) >>> 4) & 0x01010101;
  return (nibbles + 0x30303030 + letters * 39) | 0;
}
