/** A source of randomness. Never `Math.random`: the same seed must give the same records. */
export interface Random {
  /** A uniform unsigned 32-bit integer. */
  uint32(): number;
  /** A uniform number in [0, 1) with 53 random bits. */
  next(): number;
  /** A uniform integer in [0, bound), bound ≤ 2^32. */
  below(bound: number): number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), state in an Int32Array: module-level
 * variables would be boxed. Can be reseeded for every record at next to no cost.
 */
export class Sfc32 implements Random {
  readonly #state = new Int32Array(4);

  constructor(seed = 0, stream = 0, index = 0) {
    this.reseed(seed, stream, index);
  }

  /** Sets the state from a 32-bit seed, a stream number (what it is for) and an index (which record). */
  reseed(seed: number, stream: number, index: number): void {
    const state = this.#state;
    state[0] = mix32(seed ^ 0x9e3779b9);
    state[1] = mix32((index | 0) ^ 0x85ebca6b);
    state[2] = mix32(Math.floor(index / 0x100000000) ^ (stream << 16) ^ stream ^ 0xc2b2ae35);
    state[3] = 1;
    for (let round = 0; round < 12; round += 1) this.uint32();
  }

  uint32(): number {
    const state = this.#state;
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const d = state[3] as number;
    const out = (((a + b) | 0) + d) | 0;
    state[3] = (d + 1) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  }

  next(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  below(bound: number): number {
    return Math.floor((this.uint32() / 4294967296) * bound);
  }
}

/** A 32-bit seed from any text, so that a user may type a word as a seed (FNV-1a, then mixed). */
export function seedFromText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mix32(hash) >>> 0;
}

function mix32(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/** What a stream of random numbers is for: changing one must not change another. */
export const RANDOM_STREAM = { record: 1, key: 2, arrival: 3, jitter: 4, fault: 5 } as const;
