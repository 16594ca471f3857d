const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const CODE_OF = new Uint8Array(64);
const VALUE_OF = new Uint8Array(256).fill(255);
for (let i = 0; i < 64; i += 1) {
  const code = ALPHABET.charCodeAt(i);
  CODE_OF[i] = code;
  VALUE_OF[code] = i;
}

/** The number of base64 characters for `byteLength` bytes, padding included. */
export function base64Length(byteLength: number): number {
  return Math.ceil(byteLength / 3) * 4;
}

/** Writes the base64 of `bytes` as ASCII into `out` at `at`; returns the position after it. */
export function writeBase64(bytes: Uint8Array, out: Uint8Array, at: number): number {
  let pos = at;
  const whole = bytes.length - (bytes.length % 3);
  let i = 0;
  for (; i < whole; i += 3) {
    const word =
      ((bytes[i] as number) << 16) | ((bytes[i + 1] as number) << 8) | (bytes[i + 2] as number);
    out[pos] = CODE_OF[word >>> 18] as number;
    out[pos + 1] = CODE_OF[(word >>> 12) & 63] as number;
    out[pos + 2] = CODE_OF[(word >>> 6) & 63] as number;
    out[pos + 3] = CODE_OF[word & 63] as number;
    pos += 4;
  }
  const rest = bytes.length - whole;
  if (rest > 0) {
    const first = bytes[i] as number;
    const second = rest === 2 ? (bytes[i + 1] as number) : 0;
    out[pos] = CODE_OF[first >>> 2] as number;
    out[pos + 1] = CODE_OF[((first & 3) << 4) | (second >>> 4)] as number;
    out[pos + 2] = rest === 2 ? (CODE_OF[(second & 15) << 2] as number) : 61;
    out[pos + 3] = 61;
    pos += 4;
  }
  return pos;
}

const ascii = new TextDecoder('latin1');

/** Standard base64 with padding (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(base64Length(bytes.length));
  writeBase64(bytes, out, 0);
  return ascii.decode(out);
}

/** Decodes standard base64; `undefined` when the text is not valid base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((text.length / 4) * 3 - padding);
  let pos = 0;
  for (let i = 0; i < text.length; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j += 1) {
      const code = text.charCodeAt(i + j);
      const isPadding = i + j >= text.length - padding;
      const value = isPadding ? 0 : code < 256 ? (VALUE_OF[code] as number) : 255;
      if (value === 255) return undefined;
      word = (word << 6) | value;
    }
    out[pos] = word >>> 16;
    if (pos + 1 < out.length) out[pos + 1] = word >>> 8;
    if (pos + 2 < out.length) out[pos + 2] = word;
    pos += 3;
  }
  return out;
}
