import { encodeSequenceNumber } from '../../kinesis/sequence-number.ts';

const LIMBS = 7;
const LIMB_BASE = 10_000;
/** One step of the sequence index, 2^80, in limbs of four decimal digits, lowest first. */
const STEP = limbsOf(1n << 80n);
const FOUR_DIGITS: readonly string[] = Array.from({ length: LIMB_BASE }, (_, i) =>
  String(i).padStart(4, '0'),
);

/**
 * Prints the sequence numbers of one shard. Neighbours in one second differ by 2^80, so
 * the next is found by adding decimal limbs: a sixth of the time that a BigInt takes.
 */
export class SequencePrinter {
  readonly #shardCreatedAt: number;
  readonly #shardIndex: number;
  readonly #limbs = new Int32Array(LIMBS);
  #upper = '';
  #index = -1;
  #second = -1;

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
    const limbs = this.#limbs;
    return (
      this.#upper +
      (FOUR_DIGITS[limbs[6] as number] as string) +
      (FOUR_DIGITS[limbs[5] as number] as string) +
      (FOUR_DIGITS[limbs[4] as number] as string) +
      (FOUR_DIGITS[limbs[3] as number] as string) +
      (FOUR_DIGITS[limbs[2] as number] as string) +
      (FOUR_DIGITS[limbs[1] as number] as string) +
      (FOUR_DIGITS[limbs[0] as number] as string)
    );
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
    const digits = value.toString();
    this.#upper = digits.slice(0, -4 * LIMBS);
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
