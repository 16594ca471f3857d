import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A body as JSON; `undefined` when it was cut short or is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A body laid out, with the text of each base64 `Data` beside it; `undefined` when it is no JSON. */
export function decodedJson(text: string): string | undefined {
  const parsed = parseJson(text);
  if (parsed === undefined) return undefined;
  return JSON.stringify(
    parsed,
    (key, value: unknown) =>
      key === 'Data' && typeof value === 'string' ? dataText(value) : value,
    2,
  );
}

function dataText(base64: string): string {
  const bytes = decodeBase64(base64);
  const text = bytes === undefined ? undefined : decodeUtf8Strict(bytes);
  return text === undefined ? base64 : `${base64}  =  ${text}`;
}
