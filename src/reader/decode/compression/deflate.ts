import { Inflate } from 'fflate';
import { crc32 } from '../../../base/crc32.ts';
import { CappedOutput, Enough } from './capped-output.ts';
import { adler32 } from './checksums.ts';

/** One compressed stream at the start of some data. */
export interface StreamPart {
  readonly bytes: Uint8Array;
  /** Input that belongs to the stream, its header and trailer included. */
  readonly length: number;
  /** Whether there was more than the cap; then nothing was checked. */
  readonly truncated: boolean;
  /** What is wrong with a stream whose data can be read all the same. */
  readonly damage?: string;
}

/**
 * Unpacks one gzip member (RFC 1952) or zlib stream (RFC 1950), at most `cap` bytes of it, and
 * compares its checksum and length.
 * @throws when it is not of that kind, or is cut off before its data ends
 */
export function inflateOne(data: Uint8Array, kind: 'gzip' | 'zlib', cap: number): StreamPart {
  const start = kind === 'gzip' ? gzipHeaderLength(data) : 2;
  const output = new CappedOutput(cap);
  try {
    pushRaw(data.subarray(start), output, cap);
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
    return { bytes: output.bytes(), length: data.length, truncated: true };
  }
  const bytes = output.bytes();
  const trailer = kind === 'gzip' ? gzipTrailer(bytes) : zlibTrailer(bytes);
  const found = indexOfBytes(data, trailer, start);
  // The trailer tells where the stream ends; what it looks like may stand elsewhere by chance.
  if (found >= 0 && endsHere(data, found + trailer.length))
    return { bytes, length: found + trailer.length, truncated: false };
  const end = endOfDeflate(data, start);
  const given = data.subarray(end, end + trailer.length);
  const damage = damageOf(given, trailer);
  const part = { bytes, length: end + given.length, truncated: false };
  return damage === undefined ? part : { ...part, damage };
}

/** Raw deflate (RFC 1951), which knows neither header nor checksum. @throws as `inflateOne` */
export function pushRaw(
  data: Uint8Array,
  output: { push(part: Uint8Array): void },
  cap: number,
): void {
  const stream = new Inflate((part) => output.push(part));
  // Deflate unpacks at most 1,032 to 1, so a small bite bounds what one push gives.
  const bite = Math.min(4096, Math.max(256, cap >>> 3));
  for (let at = 0; at < data.length; at += bite)
    stream.push(data.subarray(at, at + bite), at + bite >= data.length);
}

/**
 * Where deflated data that begins at `start` ends: the shortest piece that unpacks. Only asked
 * for when no checksum tells, as it unpacks up to twenty times.
 */
export function endOfDeflate(data: Uint8Array, start: number): number {
  const ignored = { push: (): void => undefined };
  let low = start + 1;
  let high = data.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    try {
      pushRaw(data.subarray(start, middle), ignored, data.length);
      high = middle;
    } catch {
      low = middle + 1;
    }
  }
  return high;
}

const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

function gzipHeaderLength(data: Uint8Array): number {
  if (data[0] !== 0x1f || data[1] !== 0x8b || data[2] !== 8) throw new Error('no gzip header');
  const flags = data[3] ?? 0;
  let at = 10;
  if ((flags & EXTRA) !== 0) at += 2 + (data[at] ?? 0) + (data[at + 1] ?? 0) * 256;
  for (const flag of [NAME, COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = data.indexOf(0, at);
    if (end < 0) throw new Error('its header is cut off');
    at = end + 1;
  }
  return at + ((flags & HEADER_CRC) === 0 ? 0 : 2);
}

function gzipTrailer(bytes: Uint8Array): Uint8Array {
  const trailer = new Uint8Array(8);
  const view = new DataView(trailer.buffer);
  view.setUint32(0, crc32(bytes), true);
  view.setUint32(4, bytes.length, true);
  return trailer;
}

function zlibTrailer(bytes: Uint8Array): Uint8Array {
  const trailer = new Uint8Array(4);
  new DataView(trailer.buffer).setUint32(0, adler32(bytes));
  return trailer;
}

function indexOfBytes(data: Uint8Array, wanted: Uint8Array, from: number): number {
  let at = data.indexOf(wanted[0] as number, from);
  while (at >= 0 && !wanted.every((byte, i) => data[at + i] === byte))
    at = data.indexOf(wanted[0] as number, at + 1);
  return at;
}

/** Whether the data ends here, or goes on as other data does after a stream. */
function endsHere(data: Uint8Array, at: number): boolean {
  const next = data[at];
  return next === undefined || isFiller(next) || next === 0x1f || next === 0x78;
}

/** Line breaks, blanks and NULs: what producers put behind a stream. */
export function isFiller(byte: number): boolean {
  return byte === 10 || byte === 13 || byte === 32 || byte === 9 || byte === 0;
}

/** @param given what stands after the data; @param trailer what should stand there */
function damageOf(given: Uint8Array, trailer: Uint8Array): string | undefined {
  if (given.length < trailer.length)
    return `its trailer is cut off: ${given.length} of ${trailer.length} bytes are there`;
  const differs = (from: number): boolean =>
    trailer.subarray(from, from + 4).some((byte, i) => byte !== given[from + i]);
  if (differs(0)) return 'its checksum does not fit its data';
  return trailer.length > 4 && differs(4) ? 'its length does not fit its data' : undefined;
}
