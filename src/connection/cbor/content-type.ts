import { CBOR_TYPE } from '../../kinesis/content-types.ts';

/** Whether an answer is in CBOR, whatever case the names of its headers have. */
export function isCbor(headers: Readonly<Record<string, string>>): boolean {
  return contentTypeOf(headers).startsWith(CBOR_TYPE);
}

function contentTypeOf(headers: Readonly<Record<string, string>>): string {
  const plain = headers['content-type'];
  if (plain !== undefined) return plain;
  for (const name in headers) if (name.toLowerCase() === 'content-type') return headers[name] ?? '';
  return '';
}
