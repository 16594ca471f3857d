import { LastView } from './last-view.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const CODE_OF = new Uint8Array(64);
const VALUE_OF = new Uint8Array(256).fill(255);
for (let i = 0; i < 64; i += 1) {
  const code = ALPHABET.charCodeAt(i);
  CODE_OF[i] = code;
  VALUE_OF[code] = i;
}

/** The codes of two characters, the first in the low byte, for each 12 bits. */
const CODES_OF = new Uint16Array(4096);
for (let i = 0; i < 4096; i += 1)
  CODES_OF[i] = (CODE_OF[i >> 6] as number) | ((CODE_OF[i & 63] as number) << 8);

/** Bodies are written one after another into few buffers. */
const views = new LastView();

/** The number of base64 characters for `byteLength` bytes, padding included. */
export function base64Length(byteLength: number): number {
  return Math.ceil(byteLength / 3) * 4;
}

/** Writes the base64 of `bytes` as ASCII into `out` at `at`; returns the position after it. */
export function writeBase64(bytes: Uint8Array, out: Uint8Array, at: number): number {
  const view = views.of(out);
  const end = bytes.length - (bytes.length % 3);
  let pos = out.byteOffset + at;
  let i = 0;
  for (; i < end; i += 3, pos += 4) {
    const word =
      ((bytes[i] as number) << 16) | ((bytes[i + 1] as number) << 8) | (bytes[i + 2] as number);
    const codes = (CODES_OF[word >>> 12] as number) | ((CODES_OF[word & 4095] as number) << 16);
    view.setUint32(pos, codes, true);
  }
  pos -= out.byteOffset;
  const rest = bytes.length - end;
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

/** The number of bytes in a base64 text of that length, padding included, if it is valid. */
export function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor(text.length / 4) * 3 - padding;
}

/** Decodes standard base64; `undefined` when the text is not valid base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const out = new Uint8Array(Math.max(0, base64Bytes(text)));
  return readBase64(text, out) ? out : undefined;
}

/**
 * Writes the {@link base64Bytes} bytes of a base64 text into `out`, which has room for them.
 * @returns whether the text is valid base64; what is written otherwise means nothing
 */
export function readBase64(text: string, out: Uint8Array): boolean {
  const { length } = text;
  if (length % 4 !== 0) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const whole = padding === 0 ? length : length - 4;
  let pos = 0;
  // Valid values have six bits: one OR over all tells whether any was not.
  let all = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = valueAt(text, i);
    const b = valueAt(text, i + 1);
    const c = valueAt(text, i + 2);
    const d = valueAt(text, i + 3);
    all |= a | b | c | d;
    out[pos] = (a << 2) | (b >>> 4);
    out[pos + 1] = (b << 4) | (c >>> 2);
    out[pos + 2] = (c << 6) | d;
    pos += 3;
  }
  if (padding === 0) return all < 64;
  const a = valueAt(text, whole);
  const b = valueAt(text, whole + 1);
  const c = padding === 1 ? valueAt(text, whole + 2) : 0;
  out[pos] = (a << 2) | (b >>> 4);
  if (padding === 1) out[pos + 1] = (b << 4) | (c >>> 2);
  return (all | a | b | c) < 64;
}

function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 256 ? (VALUE_OF[code] as number) : 255;
}
