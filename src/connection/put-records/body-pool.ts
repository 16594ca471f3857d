/** Buffers that are kept for the next call, at most. */
const MAX_POOLED = 16;
/** Larger ones are let go: few calls need them. */
const MAX_POOLED_BYTES = 2 * 1024 * 1024;
const GRAIN_BYTES = 64 * 1024;
const pool: Uint8Array<ArrayBuffer>[] = [];

/** A buffer of at least `bytes`. Fresh memory costs more than what is written into it. */
export function takeBuffer(bytes: number): Uint8Array<ArrayBuffer> {
  const at = pool.findIndex((buffer) => buffer.length >= bytes);
  const found = at < 0 ? undefined : pool.splice(at, 1)[0];
  return found ?? new Uint8Array(Math.ceil(bytes / GRAIN_BYTES) * GRAIN_BYTES);
}

/** Gives a body's buffer back, once nobody can read it any more. */
export function releaseBody(body: Uint8Array<ArrayBuffer>): void {
  if (pool.length < MAX_POOLED && body.buffer.byteLength <= MAX_POOLED_BYTES)
    pool.push(new Uint8Array(body.buffer));
}

/** Copies a short run of bytes: a loop is faster than `set`. @returns the position after it */
export function copyShort(from: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < from.length; i += 1) out[at + i] = from[i] as number;
  return at + from.length;
}
