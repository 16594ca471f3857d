import type { ErrorKind } from '../kinesis/errors/service-error.ts';

/** What a reader's shard is doing. Times are epoch milliseconds. */
export type ShardState =
  /** Parents are read to their end first, so that each key's order holds across a reshard. */
  | { readonly state: 'waiting-for-parents'; readonly parents: readonly string[] }
  | { readonly state: 'starting' }
  /** Behind the tip. */
  | { readonly state: 'following' }
  | { readonly state: 'at-tip' }
  | { readonly state: 'throttled'; readonly why: string; readonly until: number }
  /** No answer, or an error of the service: trying again. */
  | { readonly state: 'retrying'; readonly why: string; readonly until: number }
  | { readonly state: 'paused' }
  | {
      readonly state: 'ended';
      /**
       * `closed`: the end of a closed shard; `checkpoint`: the same, read earlier;
       * `expired`: retention passed before it was read; `tip`: caught up, and that was all
       * that was asked.
       */
      readonly why: 'closed' | 'checkpoint' | 'expired' | 'tip' | 'stopped';
      readonly childShardIds: readonly string[];
    }
  | {
      readonly state: 'failed';
      readonly kind: ErrorKind;
      readonly name: string;
      readonly message: string;
    };

/** What a shard's reads use of what all its readers share. Over the last 5 seconds. */
export interface ReadBudget {
  readonly callsPerSecond: number;
  readonly callsPerSecondLimit: number;
  readonly bytesPerSecond: number;
  readonly bytesPerSecondLimit: number;
}

/** Whether nothing of the shard is left to read: its children may be read. */
export function isReadToEnd(state: ShardState): boolean {
  return (
    state.state === 'ended' &&
    (state.why === 'closed' || state.why === 'checkpoint' || state.why === 'expired')
  );
}

export interface ShardReading {
  readonly shardId: string;
  readonly parents: readonly string[];
  /** Decimal hash keys. */
  readonly hashKeyRange: { readonly start: string; readonly end: string };
  /** Whether the shard was closed when it was last listed. */
  readonly closed: boolean;
  readonly state: ShardState;
  /** Milliseconds from the tip; `undefined` before the first answer. */
  readonly millisBehindLatest: number | undefined;
  /** Kinesis records; an aggregate counts as one. */
  readonly records: number;
  /** Records after opening aggregates. */
  readonly userRecords: number;
  /** Data and keys as Kinesis counts them. */
  readonly bytes: number;
  readonly calls: number;
  readonly emptyCalls: number;
  readonly throttles: number;
  readonly errors: number;
  readonly iteratorsRenewed: number;
  /** Milliseconds between two reads now: wider than asked after throttles. */
  readonly intervalMs: number;
  readonly budget: ReadBudget;
  readonly lastSequenceNumber: string | undefined;
  /** Epoch milliseconds. */
  readonly lastArrival: number | undefined;
}

export interface ReaderSnapshot {
  readonly state: 'starting' | 'reading' | 'paused' | 'ended' | 'failed';
  /** Why there is nothing to read at all, in words. */
  readonly failure:
    | { readonly kind: ErrorKind; readonly name: string; readonly message: string }
    | undefined;
  readonly shards: readonly ShardReading[];
  readonly totals: {
    /** Records after opening aggregates. */
    readonly read: number;
    readonly kept: number;
    readonly fallenOut: number;
    /** Data and keys, in bytes. */
    readonly bytes: number;
  };
  readonly intervalMs: number;
  /** The largest of the shards; `undefined` when none has answered yet. */
  readonly millisBehindLatest: number | undefined;
}
