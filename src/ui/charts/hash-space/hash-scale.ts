import type { HashKeyRange } from '../../../kinesis/hash-keys/hash-range.ts';

/** Where a hash key stands in the hash space, in percent from 0 to 100. */
export function percentOf(hashKey: bigint): number {
  return (Number(hashKey >> 75n) / 2 ** 53) * 100;
}

/** CSS `left` and `width` of a range drawn to scale. */
export function placeOf(range: HashKeyRange): { left: string; width: string } {
  const left = percentOf(range.start);
  return { left: `${left}%`, width: `${percentOf(range.end + 1n) - left}%` };
}

/** The hash key at a place in [0, 1] of a range. */
export function hashKeyAt(range: HashKeyRange, part: number): bigint {
  const clamped = Math.min(1, Math.max(0, part));
  const width = range.end - range.start + 1n;
  return range.start + (width * BigInt(Math.round(clamped * 2 ** 30))) / 2n ** 30n;
}

/** The place in [0, 1] of a hash key within a range. */
export function partOf(range: HashKeyRange, hashKey: bigint): number {
  const width = range.end - range.start + 1n;
  return Number(((hashKey - range.start) << 30n) / width) / 2 ** 30;
}

/** The marks under a strip that shows the whole hash space. */
export const MARKS: readonly { readonly at: number; readonly text: string }[] = [
  { at: 0, text: '0' },
  { at: 25, text: '2¹²⁶' },
  { at: 50, text: '2¹²⁷' },
  { at: 75, text: '3·2¹²⁶' },
  { at: 100, text: '2¹²⁸' },
];
