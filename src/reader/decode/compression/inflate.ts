import { errorMessage } from '../../../base/error-message.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { CappedOutput, Enough, joinBytes } from './capped-output.ts';
import { endOfDeflate, inflateOne, isFiller, pushRaw, type StreamPart } from './deflate.ts';
import { inflateFrame } from './zstd.ts';

/** What one record may unpack to. Beyond that the rest is left out, and that is said. */
export const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

export type Compression = 'gzip' | 'zlib' | 'deflate' | 'zstd';

export interface Inflated {
  readonly bytes: Uint8Array;
  /** Whether there was more than the cap. */
  readonly truncated: boolean;
  /** Compressed streams that stood one after another. */
  readonly streams: number;
  /** Bytes behind the last stream, which are not unpacked. */
  readonly trailingBytes: number;
  /** What is wrong with data that can be read all the same. */
  readonly damage?: string;
}

/**
 * Unpacks `data`, at most `cap` bytes of it: a bomb costs no more than the cap and a
 * few MiB. Streams may follow one another (RFC 1952 §2.2, RFC 8878 §3.1); line breaks and the
 * like between them stay between their texts, NULs do not. Fails with words when the data is not of that
 * kind, or is cut off.
 * @param isChecked compare zstd's checksum too, which takes longer than unpacking
 */
export function inflate(
  data: Uint8Array,
  kind: Compression,
  cap: number = MAX_OUTPUT_BYTES,
  isChecked = true,
): Result<Inflated, string> {
  try {
    if (kind === 'deflate') return ok(inflateRaw(data, cap));
    const one: One =
      kind === 'zstd'
        ? (rest, room) => inflateFrame(rest, room, isChecked)
        : (rest, room) => inflateOne(rest, kind, room);
    return ok(inStreams(data, kind, one, cap));
  } catch (thrown) {
    const message = errorMessage(thrown);
    // What the decoder says at the end of its input, and what a read behind that throws.
    const isCut = message === 'unexpected EOF' || thrown instanceof RangeError;
    return err(isCut ? 'the data is cut off' : message);
  }
}

type One = (data: Uint8Array, cap: number) => StreamPart;

function inStreams(data: Uint8Array, kind: Compression, one: One, cap: number): Inflated {
  const parts: Uint8Array[] = [];
  let part = one(data, cap);
  let at = part.length;
  let room = cap - part.bytes.length;
  let streams = 1;
  parts.push(part.bytes);
  while (!part.truncated && part.damage === undefined) {
    const gap = fillerLength(data, at);
    const rest = data.subarray(at + gap);
    if (rest.length === 0 || sniffCompression(rest) !== kind || gap > room) break;
    const next = attempt(() => one(rest, room - gap));
    // What only looks like a stream is left as it is.
    if (next === undefined || (kind === 'zlib' && next.damage !== undefined)) break;
    parts.push(separatorOf(data.subarray(at, at + gap)), next.bytes);
    at += gap + next.length;
    room -= gap + next.bytes.length;
    streams += 1;
    part = next;
  }
  const { truncated, damage } = part;
  const trailingBytes = truncated ? 0 : data.length - at;
  const whole = { bytes: joinBytes(parts), truncated, streams, trailingBytes };
  return damage === undefined ? whole : { ...whole, damage };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** NULs only fill up. */
function separatorOf(gap: Uint8Array): Uint8Array {
  return gap.filter((byte) => byte !== 0);
}

function fillerLength(data: Uint8Array, from: number): number {
  let at = from;
  while (at < data.length && isFiller(data[at] as number)) at += 1;
  return at - from;
}

function inflateRaw(data: Uint8Array, cap: number): Inflated {
  const output = new CappedOutput(cap);
  let truncated = false;
  try {
    pushRaw(data, output, cap);
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
    truncated = true;
  }
  const trailingBytes = truncated ? 0 : data.length - endOfDeflate(data, 0);
  return { bytes: output.bytes(), truncated, streams: 1, trailingBytes };
}

/** The compression that the first bytes tell of. Raw deflate tells nothing. */
export function sniffCompression(data: Uint8Array): Exclude<Compression, 'deflate'> | undefined {
  // By index: taking the bytes apart as a list costs more than all of these comparisons.
  const a = data[0] ?? 0;
  const b = data[1] ?? 0;
  if (a === 0x1f) return b === 0x8b && data[2] === 8 && data.length >= 12 ? 'gzip' : undefined;
  if (a === 0x28 && b === 0xb5)
    return data[2] === 0x2f && data[3] === 0xfd && data.length >= 6 ? 'zstd' : undefined;
  if ((a & 15) === 8 && a >>> 4 <= 7 && (a * 256 + b) % 31 === 0 && !(b & 32) && data.length >= 4)
    return 'zlib';
  return undefined;
}
