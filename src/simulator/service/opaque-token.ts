import { decodeBase64, encodeBase64 } from '../../base/base64.ts';
import { decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';

/**
 * Opaque tokens: eight bytes 00…01 (as AWS's iterators start), a checksum, then fields as
 * text. The service makes them and reads them back; a damaged one is not read.
 */
export function sealToken(kind: string, fields: readonly (string | number)[]): string {
  const body = encodeUtf8([kind, ...fields].join('\n'));
  const bytes = new Uint8Array(12 + body.length);
  bytes[7] = 1;
  bytes.set(body, 12);
  new DataView(bytes.buffer).setUint32(8, checksum(body));
  return encodeBase64(bytes);
}

/**
 * The fields, or `undefined` when it is not a whole token of this kind. Double quotes around
 * it are not looked at, as on AWS: the AWS CLI prints a token so, and the tutorial of AWS
 * hands it on so (`--query 'ShardIterator'`).
 */
export function openToken(kind: string, token: string): readonly string[] | undefined {
  const bytes = decodeBase64(/^"(.*)"$/s.exec(token)?.[1] ?? token);
  if (bytes === undefined || bytes.length < 12 || bytes[7] !== 1) return undefined;
  const body = bytes.subarray(12);
  const expected = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
  if (checksum(body) !== expected) return undefined;
  const [found, ...fields] = (decodeUtf8Strict(body) ?? '').split('\n');
  return found === kind ? fields : undefined;
}

/** FNV-1a, 32 bits. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
