/**
 * The version-2 layout of sequence numbers (docs/kinesis.md#layout-of-sequence-numbers): 47
 * hexadecimal digits, printed as a decimal integer: `2`, creation of the shard in epoch seconds
 * (9), low nibble of the shard index (1), sequence index (16), `00`, time of the record in epoch
 * seconds (9), shard index (8), `2`. AWS only promises that they grow within a shard: compare them
 * as integers.
 */
export interface SequenceNumberParts {
  /** When the shard was made, epoch seconds. */
  readonly shardCreatedAt: number;
  readonly shardIndex: number;
  /** Grows by one or more with every record. */
  readonly sequenceIndex: bigint;
  /** When the record was stored, epoch seconds. */
  readonly time: number;
}

/** The sequence index at which a closed shard ends. */
export const LAST_SEQUENCE_INDEX = 0x7fffffffffffffffn;

/** The latest second that the layout has room for. */
const LAST_SECOND = 2 ** 36 - 1;

/** A time as the layout can hold it: a clock before 1970 counts as 1970. */
export function sequenceSecond(epochSeconds: number): number {
  return Math.min(LAST_SECOND, Math.max(0, epochSeconds));
}

export function encodeSequenceNumber(parts: SequenceNumberParts): bigint {
  let value = 2n;
  value = (value << 36n) | BigInt(sequenceSecond(parts.shardCreatedAt));
  value = (value << 4n) | BigInt(parts.shardIndex & 15);
  value = (value << 64n) | parts.sequenceIndex;
  value = (value << 8n) | 0n;
  value = (value << 36n) | BigInt(sequenceSecond(parts.time));
  value = (value << 32n) | BigInt(parts.shardIndex);
  return (value << 4n) | 2n;
}

/** The parts of a sequence number, or `undefined` when it does not have this layout. */
export function decodeSequenceNumber(sequenceNumber: bigint): SequenceNumberParts | undefined {
  if (sequenceNumber >> 184n !== 2n || (sequenceNumber & 15n) !== 2n) return undefined;
  const shardIndex = Number((sequenceNumber >> 4n) & 0xffffffffn);
  if ((Number((sequenceNumber >> 144n) & 15n) ^ (shardIndex & 15)) !== 0) return undefined;
  return {
    shardCreatedAt: Number((sequenceNumber >> 148n) & 0xfffffffffn),
    shardIndex,
    sequenceIndex: (sequenceNumber >> 80n) & 0xffffffffffffffffn,
    time: Number((sequenceNumber >> 36n) & 0xfffffffffn),
  };
}

/** Orders two sequence numbers given as decimal text: by length, then digit by digit. */
export function compareSequenceNumbers(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
