import { decodeBase64 } from '../../base/base64.ts';
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
  const bytes = decodeBase64(text);
  if (bytes === undefined) {
    const at = /[^a-zA-Z0-9+/=]|=[^=]/.exec(text);
    throw wrong(text, `Invalid Base64 character: '${at?.[0].charAt(0) ?? '='}'`);
  }
  if (text.endsWith('=') && hasLeftOverBits(text)) {
    throw wrong(text, 'Invalid last non-pad Base64 character dectected');
  }
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
