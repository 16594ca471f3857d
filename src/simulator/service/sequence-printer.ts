import { encodeUtf8 } from '../../base/utf8.ts';
import { encodeSequenceNumber } from '../../kinesis/sequence-numbers/sequence-number.ts';

const LIMBS = 7;
const LIMB_BASE = 10_000;
/** One step of the sequence index, 2^80, in limbs of four decimal digits, lowest first. */
const STEP = limbsOf(1n << 80n);
/** The codes of a limb's digits as the bytes of a word, the first digit's the highest. */
const FOUR_DIGITS = Uint32Array.from({ length: LIMB_BASE }, (_, limb) =>
  encodeUtf8(String(limb).padStart(4, '0')).reduce((word, digit) => word * 256 + digit, 0),
);

/**
 * Prints the sequence numbers of one shard. Neighbours in one second differ by 2^80, so
 * the next is found by adding decimal limbs: a sixth of the time that a BigInt takes.
 */
export class SequencePrinter {
  readonly #shardCreatedAt: number;
  readonly #shardIndex: number;
  readonly #limbs = new Int32Array(LIMBS);
  /** The codes of the last number: a text of one piece is quicker to make and to read than a sum. */
  #codes: number[] = [];
  #index = -1;
  /** Of no time yet: any second may be the first one, also one before 1970. */
  #second = Number.NaN;

  /** @param shardCreatedAt epoch seconds */
  constructor(shardCreatedAt: number, shardIndex: number) {
    this.#shardCreatedAt = shardCreatedAt;
    this.#shardIndex = shardIndex;
  }

  /**
   * The number of the record with this sequence index, stored at this time.
   * @param epochMs arrival, epoch milliseconds
   */
  print(index: number, epochMs: number): string {
    const second = Math.floor(epochMs / 1000);
    if (index !== this.#index + 1 || second !== this.#second || !this.#step())
      this.#compute(index, second);
    this.#index = index;
    this.#second = second;
    const codes = this.#codes;
    let at = codes.length;
    for (let i = 0; i < LIMBS; i += 1) {
      const digits = FOUR_DIGITS[this.#limbs[i] as number] as number;
      at -= 4;
      codes[at] = digits >>> 24;
      codes[at + 1] = (digits >>> 16) & 255;
      codes[at + 2] = (digits >>> 8) & 255;
      codes[at + 3] = digits & 255;
    }
    return String.fromCharCode.apply(null, codes);
  }

  /** Adds one step; false when it overflows into the upper digits. */
  #step(): boolean {
    const limbs = this.#limbs;
    let carry = 0;
    for (let i = 0; i < LIMBS; i += 1) {
      const sum = (limbs[i] as number) + (STEP[i] as number) + carry;
      carry = sum >= LIMB_BASE ? 1 : 0;
      limbs[i] = carry === 1 ? sum - LIMB_BASE : sum;
    }
    return carry === 0;
  }

  #compute(index: number, second: number): void {
    const value = encodeSequenceNumber({
      shardCreatedAt: this.#shardCreatedAt,
      shardIndex: this.#shardIndex,
      sequenceIndex: BigInt(index),
      time: second,
    });
    this.#codes = Array.from(value.toString(), (digit) => digit.charCodeAt(0));
    this.#limbs.set(limbsOf(value));
  }
}

function limbsOf(value: bigint): Int32Array {
  const limbs = new Int32Array(LIMBS);
  let rest = value;
  for (let i = 0; i < LIMBS; i += 1) {
    limbs[i] = Number(rest % BigInt(LIMB_BASE));
    rest /= BigInt(LIMB_BASE);
  }
  return limbs;
}
