/** The two forms in which Kinesis is spoken to, and answers (docs/kinesis.md#content-types). */
export const JSON_TYPE = 'application/x-amz-json-1.1';
export const CBOR_TYPE = 'application/x-amz-cbor-1.1';

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
