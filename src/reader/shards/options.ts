import type { StartingPosition } from '../source.ts';
import type { StoreLimits } from '../store/store.ts';

/** KCL's idle time between reads, and what a user may choose instead, in ms. */
export const READ_INTERVAL_MS = { default: 1000, min: 250, max: 10_000 } as const;

/** How far a shard was read. */
export type ShardCheckpoint =
  | {
      readonly sequenceNumber: string;
      /** The last sub-record that was taken; absent: the whole record was. */
      readonly subSequenceNumber?: number;
    }
  /** Nothing was read yet; goes on from this time, epoch ms. */
  | { readonly timestamp: number }
  /** Read to its end. */
  | 'ended';

export interface ReadingOptions {
  /** All shards, or those chosen. */
  readonly shards: 'all' | readonly string[];
  readonly from: StartingPosition;
  /** Where to go on, by shard id; such a shard does not start at `from`. */
  readonly checkpoints?: Readonly<Record<string, ShardCheckpoint>>;
  /** Between two reads of a shard that is at its tip, in ms: 250 to 10,000, default 1,000. */
  readonly intervalMs?: number;
  /** Records a call, 1 to 10,000 (default). */
  readonly limit?: number;
  /** Whether the children of a shard that was read to its end are read too. Default true. */
  readonly followChildren?: boolean;
  /** `tip`: a shard ends when it is caught up. Default: `stopped`. */
  readonly until?: 'stopped' | 'tip';
  /** A shard fails when nothing was answered for so long, in ms. Default: it tries on for ever. */
  readonly giveUpAfterMs?: number;
  /** The same for the first answer of all, in ms. Default: as `giveUpAfterMs`. */
  readonly firstAnswerWithinMs?: number;
  /** Enhanced fan-out by this registered consumer, instead of polling. */
  readonly consumerArn?: string;
  /** Whether the parts of KPL aggregates become records of their own. Default true. */
  readonly openAggregates?: boolean;
  /** What the store may hold; `nothing` for readers that only pass records on. */
  readonly keep?: StoreLimits | 'nothing';
}

export function clampInterval(intervalMs: number | undefined): number {
  if (intervalMs === undefined || !Number.isFinite(intervalMs)) return READ_INTERVAL_MS.default;
  return Math.min(READ_INTERVAL_MS.max, Math.max(READ_INTERVAL_MS.min, intervalMs));
}
