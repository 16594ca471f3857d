import { decodeUtf8Strict } from '../../base/utf8.ts';

const HEAD = 4096;

/** Control characters that text does not have: all but white space, escape and the separators. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001a]/g;
/** Braces of JSON texts that a NUL ends. */
// oxlint-disable-next-line no-control-regex
const ENDED_JSON = /(?<=[}\]])\0+/g;

export function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}

/** Text, or `undefined`: not UTF-8, or full of NULs as binary data is. */
export function textOf(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) return undefined;
  const head = text.slice(0, HEAD).replaceAll(ENDED_JSON, '');
  const controls = head.match(CONTROLS)?.length ?? 0;
  return controls * 10 > head.length ? undefined : text;
}

/** Whether the first bytes are no text: a look at few of them, as every record is asked. */
export function beginsBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 32);
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i] as number;
    if (byte >= 0x80 || byte < 9) return true;
  }
  return false;
}
