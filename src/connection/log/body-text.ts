import { encodeBase64 } from '../../base/base64.ts';
import { CborError, decodeCbor } from '../../base/cbor-decode.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

/**
 * What a body says, as JSON: in CBOR, data is bytes; it is base64 here as it would be in JSON.
 * @param longest characters, of which the rest is cut off
 */
export function bodyText(body: Uint8Array, cbor: boolean, longest: number): string {
  return (cbor ? fromCbor(body, longest) : undefined) ?? decodeUtf8(body.subarray(0, longest));
}

function fromCbor(body: Uint8Array, longest: number): string | undefined {
  // Data beyond what is shown costs nothing. What is left out lies after the cut: base64 is longer.
  let left = longest;
  const shown = (_: string, value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    const part = value.subarray(0, left);
    left -= part.length;
    return encodeBase64(part);
  };
  try {
    return JSON.stringify(decodeCbor(body), shown).slice(0, longest);
  } catch (thrown) {
    if (thrown instanceof CborError) return undefined;
    throw thrown;
  }
}
