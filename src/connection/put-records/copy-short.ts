/** Copies a short run of bytes: a loop is faster than `set`. @returns the position after it */
export function copyShort(from: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < from.length; i += 1) out[at + i] = from[i] as number;
  return at + from.length;
}
