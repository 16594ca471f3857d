import { decodeUtf8 } from '../../base/utf8.ts';
import { makeVisibleLine } from './visible.ts';

/** Enough bytes for the characters, at four bytes each, and one more to cut at. */
function headOf(data: Uint8Array, characters: number): Uint8Array {
  return data.subarray(0, characters * 4 + 4);
}

/** The first `characters` characters of a record on one line. */
export function lineOf(data: Uint8Array, characters: number): string {
  const head = headOf(data, characters);
  const text = decodeUtf8(head).trimEnd();
  return makeVisibleLine(
    Array.from(text.slice(0, characters * 2))
      .slice(0, characters)
      .join(''),
  );
}
