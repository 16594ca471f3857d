import { Gunzip, Inflate, Unzlib } from 'fflate';
import { errorMessage } from '../../base/error-message.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { inflateZstd } from './zstd.ts';

/** What one record may unpack to. Beyond that the rest is left out, and that is said. */
export const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

export type Compression = 'gzip' | 'zlib' | 'deflate' | 'zstd';

export interface Inflated {
  readonly bytes: Uint8Array;
  /** Whether there was more than the cap. */
  readonly truncated: boolean;
}

/** Thrown to stop a decompressor that has given enough. */
class Enough extends Error {}

/** Collects output up to a cap. */
export class CappedOutput {
  readonly #parts: Uint8Array[] = [];
  readonly #cap: number;
  #length = 0;

  constructor(cap: number) {
    this.#cap = cap;
  }

  /** @throws Enough when the cap is passed */
  push(part: Uint8Array): void {
    const room = this.#cap - this.#length;
    // A copy: decompressors use their buffers again.
    const taken = part.slice(0, room);
    if (taken.length > 0) this.#parts.push(taken);
    this.#length += taken.length;
    if (part.length > room) throw new Enough();
  }

  bytes(): Uint8Array {
    if (this.#parts.length === 1) return this.#parts[0] as Uint8Array;
    const out = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }
}

/**
 * Unpacks `data`, at most `cap` bytes of it: a bomb costs no more than the cap and a
 * few MiB. Fails with words when the data is not of that kind, or is cut off.
 */
export function inflate(
  data: Uint8Array,
  kind: Compression,
  cap: number = MAX_OUTPUT_BYTES,
): Result<Inflated, string> {
  const output = new CappedOutput(cap);
  try {
    if (kind === 'zstd') inflateZstd(data, output);
    else pushThrough(data, kind, output, cap);
    return ok({ bytes: output.bytes(), truncated: false });
  } catch (thrown) {
    if (thrown instanceof Enough) return ok({ bytes: output.bytes(), truncated: true });
    return err(errorMessage(thrown));
  }
}

function pushThrough(
  data: Uint8Array,
  kind: Exclude<Compression, 'zstd'>,
  output: CappedOutput,
  cap: number,
): void {
  const take = (part: Uint8Array): void => output.push(part);
  const stream =
    kind === 'gzip' ? new Gunzip(take) : kind === 'zlib' ? new Unzlib(take) : new Inflate(take);
  // Deflate unpacks at most 1,032 to 1, so a small bite bounds what one push gives.
  const bite = Math.min(4096, Math.max(256, cap >>> 3));
  for (let at = 0; at < data.length; at += bite)
    stream.push(data.subarray(at, at + bite), at + bite >= data.length);
}

/** The compression that the first bytes tell of. Raw deflate tells nothing. */
export function sniffCompression(data: Uint8Array): Exclude<Compression, 'deflate'> | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = data;
  if (data.length >= 18 && a === 0x1f && b === 0x8b && c === 8) return 'gzip';
  if (data.length >= 6 && a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (data.length >= 8 && (a & 15) === 8 && a >>> 4 <= 7 && (a * 256 + b) % 31 === 0 && !(b & 32))
    return 'zlib';
  return undefined;
}

/** Whether the last four bytes of zlib data are the Adler-32 of `output`. */
export function zlibChecksumHolds(data: Uint8Array, output: Uint8Array): boolean {
  let a = 1;
  let b = 0;
  for (let at = 0; at < output.length;) {
    const end = Math.min(output.length, at + 3800);
    for (; at < end; at += 1) {
      a += output[at] as number;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return view.getUint32(data.length - 4) === b * 65_536 + a;
}
