const HEX_LINE_BYTES = 16;

export interface HexLine {
  /** Of the first byte. */
  readonly offset: number;
  /** Two digits a byte, lower case, a blank between them. */
  readonly hex: string;
  /** Printable ASCII; everything else as a dot. */
  readonly ascii: string;
}

/** Lines of a hex dump, 16 bytes each, from line `first` on. */
export function hexLines(bytes: Uint8Array, first = 0, count = Infinity): HexLine[] {
  const lines: HexLine[] = [];
  for (let i = 0; i < count; i += 1) {
    const offset = (first + i) * HEX_LINE_BYTES;
    if (offset >= bytes.length) break;
    const part = bytes.subarray(offset, offset + HEX_LINE_BYTES);
    let ascii = '';
    for (const byte of part) ascii += byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.';
    lines.push({ offset, hex: Array.from(part, twoDigits).join(' '), ascii });
  }
  return lines;
}

/** All bytes as hexadecimal digits in lower case. */
export function toHex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += HEX[byte] as string;
  return out;
}

const HEX = Array.from({ length: 256 }, (_, byte) => twoDigits(byte));

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
