import { decodeUtf8 } from '../../base/utf8.ts';
import { toHex } from './hex.ts';
import { unpack } from './steps.ts';
import { makeVisibleLine } from './visible.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * The first `characters` characters of a record on one line, unpacked only as far as
 * that takes. Bytes that are no text are shown as hexadecimal digits.
 */
export function lineOf(data: Uint8Array, characters: number): string {
  const headBytes = characters * 4 + 4;
  const { bytes, parts } = unpack(data, { cap: headBytes });
  if (parts.length > 0) return `aggregate of ${parts.length} records`;
  const head = bytes.subarray(0, headBytes);
  if (!isText(head)) return toHex(head.subarray(0, Math.floor(characters / 2)));
  const text = decodeUtf8(head).trimEnd();
  return makeVisibleLine(
    Array.from(text.slice(0, characters * 2))
      .slice(0, characters)
      .join(''),
  );
}

/** Whether it is UTF-8, but for a character that the cut may have halved. */
function isText(head: Uint8Array): boolean {
  try {
    strict.decode(head, { stream: true });
    return true;
  } catch {
    return false;
  } finally {
    // Forget a halved character, so that the next record starts clean.
    try {
      strict.decode();
    } catch {
      // A halved character at the end is what was expected.
    }
  }
}
