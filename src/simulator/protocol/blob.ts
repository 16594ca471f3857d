import { base64Bytes, readBase64 } from '../../base/base64.ts';
import { TypeFailure } from './type-failure.ts';

/**
 * Bytes from the base64 of a JSON request.
 * @throws TypeFailure with the service's text: a length that is no multiple of four, a
 * character that is none of base64, or bits left over in the last character
 */
export function blobFromText(text: string): Uint8Array {
  if (text.length % 4 !== 0) {
    throw wrong(
      text,
      `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`,
    );
  }
  const length = Math.max(0, base64Bytes(text));
  const bytes = room(length);
  if (!readBase64(text, bytes)) {
    const at = /[^a-zA-Z0-9+/=]|=[^=]/.exec(text);
    throw wrong(text, `Invalid Base64 character: '${at?.[0].charAt(0) ?? '='}'`);
  }
  if (text.endsWith('=') && hasLeftOverBits(text)) {
    throw wrong(text, 'Invalid last non-pad Base64 character dectected');
  }
  return bytes;
}

/** A new array costs more than to decode what most records hold: many share one buffer. */
const CHUNK_BYTES = 64 * 1024;
let chunk = new ArrayBuffer(0);
let used = 0;

/** `length` bytes that nobody else has. */
function room(length: number): Uint8Array {
  if (used + length > chunk.byteLength) {
    chunk = new ArrayBuffer(Math.max(CHUNK_BYTES, length));
    used = 0;
  }
  const bytes = new Uint8Array(chunk, used, length);
  used += length;
  return bytes;
}

function wrong(text: string, why: string): TypeFailure {
  return new TypeFailure(`'${text}' can not be converted to a Blob: ${why}`);
}

/** Before `==` only the two high bits may be set, before `=` the four high ones. */
function hasLeftOverBits(text: string): boolean {
  return text.endsWith('==')
    ? !'AQgw'.includes(text.charAt(text.length - 3))
    : !'AEIMQUYcgkosw048'.includes(text.charAt(text.length - 2));
}
