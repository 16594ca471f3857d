import type { Random } from '../../base/random.ts';

/**
 * sfc32 (Chris Doty-Humphrey, PractRand) whose state is set anew for every record, so
 * that record i does not depend on those before it. Seed and index are spread over the
 * state by bijections, so no two records share a state and few warm-up rounds suffice.
 */
export class RecordRandom implements Random {
  /** sfc32's four words, for loops that draw often: they keep them in variables meanwhile. */
  readonly state = new Int32Array(4);
  #seedA = 0;
  #seedB = 0;

  /**
   * @param seed a 32-bit number
   * @param stream what the numbers are for, below 65,536
   */
  constructor(seed: number, stream: number) {
    this.#seedA = mix32(seed ^ 0x9e3779b9);
    this.#seedB = mix32(Math.imul(stream + 1, 0x85ebca6b) ^ this.#seedA);
  }

  /** @param index the record's number, below 2^53 */
  reseed(index: number): void {
    const { state } = this;
    const low = index | 0;
    const high = index > 0xffffffff ? Math.floor(index / 0x100000000) : 0;
    state[0] = mix32(low ^ this.#seedA);
    state[1] = mix32(Math.imul(low, 0x9e3779b1) ^ this.#seedB);
    state[2] = mix32(high ^ this.#seedA ^ (this.#seedB << 7));
    state[3] = 1;
    this.uint32();
    this.uint32();
    this.uint32();
    this.uint32();
    this.uint32();
    this.uint32();
  }

  uint32(): number {
    const { state } = this;
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

  /**
   * As `below` for bounds up to 2^30. The result fits a small integer, so that engines
   * need not put it on the heap where the call is not inlined.
   */
  small(bound: number): number {
    const { state } = this;
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const d = state[3] as number;
    const out = (((a + b) | 0) + d) | 0;
    state[3] = (d + 1) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + out) | 0;
    return (((out >>> 0) / 4294967296) * bound) | 0;
  }

  below(bound: number): number {
    return Math.floor((this.uint32() / 4294967296) * bound);
  }
}

/** A bijection on 32 bits in which every input bit moves every output bit (Wellons' lowbias32). */
export function mix32(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
