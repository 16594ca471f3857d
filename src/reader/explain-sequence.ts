import { decodeSequenceNumber } from '../kinesis/sequence-number.ts';
import { shardIdOf } from '../kinesis/shard-id.ts';

/** A part of a sequence number, with the hexadecimal digits that hold it. */
export interface SequencePart {
  readonly name:
    | 'version'
    | 'shard created'
    | 'shard, low digit'
    | 'sequence'
    | 'reserved'
    | 'record time'
    | 'shard'
    | 'end mark';
  readonly hex: string;
  /** What it says, in words; times in ISO 8601. */
  readonly meaning: string;
}

export type SequenceExplanation =
  | {
      readonly known: true;
      readonly parts: readonly SequencePart[];
      readonly shardId: string;
      /** Epoch ms; whole seconds. */
      readonly shardCreatedAt: number;
      /** Epoch ms; whole seconds. */
      readonly recordedAt: number;
      readonly sequenceIndex: string;
    }
  | { readonly known: false; readonly why: string };

/** Digits of each part of the version-2 layout (facts §2). */
const WIDTHS = [1, 9, 1, 16, 2, 9, 8, 1] as const;

/**
 * Splits a sequence number into the parts that are known. AWS promises only that the
 * numbers of a shard grow; the layout was found by looking at many of them.
 */
export function explainSequenceNumber(text: string): SequenceExplanation {
  if (!/^\d{1,128}$/.test(text)) return { known: false, why: 'Not a decimal number.' };
  const value = BigInt(text);
  const found = decodeSequenceNumber(value);
  if (found === undefined)
    return {
      known: false,
      why: 'Not of the layout that Kinesis uses today. Within a shard it still grows with every record.',
    };
  const hex = value.toString(16).padStart(47, '0');
  const digits: string[] = [];
  let at = 0;
  for (const width of WIDTHS) {
    digits.push(hex.slice(at, at + width));
    at += width;
  }
  const shardCreatedAt = found.shardCreatedAt * 1000;
  const recordedAt = found.time * 1000;
  const shardId = shardIdOf(found.shardIndex);
  const part = (i: number, name: SequencePart['name'], meaning: string): SequencePart => ({
    name,
    hex: digits[i] ?? '',
    meaning,
  });
  return {
    known: true,
    shardId,
    shardCreatedAt,
    recordedAt,
    sequenceIndex: found.sequenceIndex.toString(),
    parts: [
      part(0, 'version', 'layout version 2'),
      part(1, 'shard created', `the shard was made at ${isoTime(shardCreatedAt)}`),
      part(2, 'shard, low digit', `the last hexadecimal digit of the shard's number`),
      part(
        3,
        'sequence',
        `place ${found.sequenceIndex} in the order of the shard; gaps are normal`,
      ),
      part(4, 'reserved', 'always 0'),
      part(5, 'record time', `the record was stored at ${isoTime(recordedAt)}`),
      part(6, 'shard', shardId),
      part(7, 'end mark', 'always 2'),
    ],
  };
}

function isoTime(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? 'an impossible time' : date.toISOString();
}
