/** Thrown to stop a decompressor that has given enough. */
export class Enough extends Error {}

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
    return joinBytes(this.#parts);
  }
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
