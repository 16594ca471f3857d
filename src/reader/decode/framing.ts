import { decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';
import { toHex } from './hex.ts';
import { isFiller } from './compression/deflate.ts';
import { inflate, sniffCompression } from './compression/inflate.ts';
import { hasControls } from './text.ts';

/** What producers put around data besides compressing it. */
export type Framing =
  | 'glue-schema'
  | 'confluent-schema'
  | 'byte-order-mark'
  | 'utf-16'
  | 'nul-padding'
  | 'padding-before';

export interface Unframed {
  readonly bytes: Uint8Array;
  /** What the frame says, in words. */
  readonly note?: string;
}

/** Header version 3, compression 0 (none) or 5 (zlib), and 16 bytes of schema version. */
const GLUE_HEADER_BYTES = 18;
/** Magic 0 and a schema id of four bytes, the first of which counts highest. */
const CONFLUENT_HEADER_BYTES = 5;
/** Enough of a stream to tell it from other bytes. */
const PROBE_BYTES = 65_536;

/** The frame that the first and the last byte tell of; nearly every record has none. */
export function sniffFraming(bytes: Uint8Array): Framing | undefined {
  const first = bytes[0] ?? 0;
  if (first >= 0x20 && first < 0x80)
    return bytes[bytes.length - 1] === 0 && isText(withoutNuls(bytes)) ? 'nul-padding' : undefined;
  const second = bytes[1];
  if (first === 3 && (second === 0 || second === 5)) {
    if (bytes.length > GLUE_HEADER_BYTES && isGlue(bytes)) return 'glue-schema';
  } else if (first === 0 && bytes.length > CONFLUENT_HEADER_BYTES) {
    if (beginsAsJson(bytes.subarray(CONFLUENT_HEADER_BYTES))) return 'confluent-schema';
  } else if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return 'byte-order-mark';
  else if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    if (utf16Text(bytes) !== undefined) return 'utf-16';
  }
  return isFiller(first) && isPadded(bytes) ? 'padding-before' : undefined;
}

/** Takes a frame off; `undefined` when it is not there. */
export function unframe(bytes: Uint8Array, framing: Framing): Unframed | undefined {
  switch (framing) {
    case 'glue-schema': {
      const isHeader = bytes[0] === 3 && (bytes[1] === 0 || bytes[1] === 5);
      if (!isHeader || bytes.length < GLUE_HEADER_BYTES) return undefined;
      const note = `schema version ${uuidText(bytes.subarray(2, GLUE_HEADER_BYTES))}`;
      return { bytes: bytes.subarray(GLUE_HEADER_BYTES), note };
    }
    case 'confluent-schema': {
      if (bytes[0] !== 0 || bytes.length < CONFLUENT_HEADER_BYTES) return undefined;
      const id = new DataView(bytes.buffer, bytes.byteOffset + 1, 4).getUint32(0);
      return { bytes: bytes.subarray(CONFLUENT_HEADER_BYTES), note: `schema ${id}` };
    }
    case 'byte-order-mark':
      return bytes[0] === 0xef ? { bytes: bytes.subarray(3) } : undefined;
    case 'utf-16': {
      const text = utf16Text(bytes);
      return text === undefined ? undefined : { bytes: encodeUtf8(text) };
    }
    case 'nul-padding': {
      const rest = withoutNuls(bytes);
      const count = bytes.length - rest.length;
      if (count === 0) return undefined;
      return { bytes: rest, note: `${count} NUL ${count === 1 ? 'byte' : 'bytes'} at the end` };
    }
    case 'padding-before': {
      const rest = withoutFiller(bytes);
      const count = bytes.length - rest.length;
      if (count === 0) return undefined;
      return {
        bytes: rest,
        note: `${count} ${count === 1 ? 'byte stands' : 'bytes stand'} before`,
      };
    }
  }
}

/**
 * Two bytes are little to go by. Glue's ids are version 4 UUIDs; for any other id the data
 * behind the header has to be something that is known.
 */
function isGlue(bytes: Uint8Array): boolean {
  const data = bytes.subarray(GLUE_HEADER_BYTES);
  const compression = sniffCompression(data);
  if (bytes[1] === 5) return compression === 'zlib';
  const isUuid = ((bytes[8] ?? 0) & 0xf0) === 0x40 && ((bytes[10] ?? 0) & 0xc0) === 0x80;
  return isUuid || compression !== undefined || isText(data.subarray(0, 256), true);
}

function uuidText(bytes: Uint8Array): string {
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function beginsAsJson(bytes: Uint8Array): boolean {
  const at = bytes.findIndex((byte) => byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9);
  return bytes[at] === 0x7b || bytes[at] === 0x5b;
}

function utf16Text(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // Two bytes are little to go by: text that is sent begins with an ASCII character.
    return text.charCodeAt(0) < 0x80 && !hasControls(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether line breaks or the like stand before a compressed stream, as joined ones leave them. */
function isPadded(bytes: Uint8Array): boolean {
  const rest = withoutFiller(bytes);
  const kind = sniffCompression(rest);
  if (kind !== 'zlib') return kind !== undefined;
  const inflated = inflate(rest, kind, PROBE_BYTES);
  return inflated.ok && inflated.value.damage === undefined;
}

function withoutFiller(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (at < bytes.length && isFiller(bytes[at] as number)) at += 1;
  return bytes.subarray(at);
}

function withoutNuls(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** @param isHead the last character may be cut in half */
function isText(bytes: Uint8Array, isHead = false): boolean {
  for (let cut = 0; cut <= (isHead ? 3 : 0); cut += 1) {
    const text = decodeUtf8Strict(bytes.subarray(0, bytes.length - cut));
    if (text !== undefined) return !hasControls(text);
  }
  return false;
}
