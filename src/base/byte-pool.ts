/** Buffers that are kept for the next to ask, at most. */
const MAX_POOLED = 16;
/** Larger ones are let go: few need them. */
const MAX_POOLED_BYTES = 2 * 1024 * 1024;
/** Smaller ones are soon made. */
const GRAIN_BYTES = 64 * 1024;
const pool: Uint8Array<ArrayBuffer>[] = [];

/**
 * A buffer of at least `bytes`, with anything in it. Fresh memory costs more than what is written
 * into it: the system clears it page by page.
 */
export function takeBytes(bytes: number): Uint8Array<ArrayBuffer> {
  const at = pool.findIndex((buffer) => buffer.length >= bytes);
  const found = at < 0 ? undefined : pool.splice(at, 1)[0];
  return found ?? new Uint8Array(Math.ceil(bytes / GRAIN_BYTES) * GRAIN_BYTES);
}

/** Gives all memory behind `bytes` to who asks next, once nobody can read it any more. */
export function releaseBytes({ buffer }: Uint8Array): void {
  const { byteLength } = buffer;
  if (
    buffer instanceof ArrayBuffer &&
    pool.length < MAX_POOLED &&
    byteLength >= GRAIN_BYTES &&
    byteLength <= MAX_POOLED_BYTES
  )
    pool.push(new Uint8Array(buffer));
}

/** Copies a short run of bytes: a loop is faster than `set`. @returns the position after it */
export function copyShort(from: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < from.length; i += 1) out[at + i] = from[i] as number;
  return at + from.length;
}
