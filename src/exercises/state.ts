import type { RunResult } from '../load/result.ts';

/** What an exercise's checks read: recorded while it is done, as plain data. Times are epoch ms. */
export interface ExerciseState {
  /** When the exercise was begun. */
  readonly startedAt: number;
  readonly streams: readonly StreamState[];
  /** Runs that ended since. */
  readonly runs: readonly FinishedRun[];
  readonly calls: readonly RecordedCall[];
  readonly walks: readonly RecordedWalk[];
  readonly practice: PracticeView | undefined;
  readonly reading: ReadingView | undefined;
  readonly consumers: readonly RecordedConsumer[];
}

/** A named consumer of the Records page, from one start of its to the next: what was ever seen of it. */
export interface RecordedConsumer {
  readonly stream: string;
  readonly name: string;
  readonly delivery: 'polling' | 'fan-out';
  readonly ignoresSeenIds: boolean;
  /** Where in the JSON its ids are, such as `id`; absent: elsewhere, or kept before this was. */
  readonly idPath?: string;
  readonly read: number;
  readonly throttles: number;
  /** The highest iterator age, ms. */
  readonly highestAgeMs: number;
  /** The alarm that its age reached last, or that is set while none was reached, ms. */
  readonly alarmMs: number;
  /** How often its age reached its alarm. */
  readonly alarms: number;
  /** Its age when it was last seen. */
  readonly ageMs: number | undefined;
  /** Counted by its computation, and left out because the id was seen before. */
  readonly processed: number;
  readonly ignored: number;
  /** Names that read the stream by polling at the same moment, itself among them: the most ever. */
  readonly together: readonly string[];
}

export interface StreamState {
  readonly name: string;
  readonly status: string;
  readonly createdAt: number;
  readonly retentionHours: number;
  readonly consumers: number;
  readonly shards: readonly ShardState[];
}

export interface ShardState {
  readonly shardId: string;
  /** Decimal hash keys, both inclusive. */
  readonly start: string;
  readonly end: string;
  readonly open: boolean;
  readonly parents: readonly string[];
}

export interface FinishedRun {
  readonly id: string;
  readonly place: string;
  readonly result: RunResult;
  /** What Verify delivery found, when it was asked. */
  readonly verified?: VerifiedRun;
}

interface VerifiedRun {
  readonly outcome: 'complete' | 'missing' | 'incomplete';
  /** Records that are there once more than they were acknowledged. */
  readonly duplicates: number;
  readonly missing: number;
}

export interface RecordedCall {
  readonly operation: string;
  readonly at: number;
  /** The error's name. */
  readonly error?: string;
  /** Whether a run went on. */
  readonly duringRun: boolean;
  /** The request, when the log kept it. */
  readonly input?: Readonly<Record<string, unknown>>;
}

/** One shard walked by hand: an iterator, and what was asked with it and its followers. */
export interface RecordedWalk {
  readonly stream: string;
  readonly shardId: string;
  readonly position: string;
  /** How far the stream's clock was ahead when the last call was made, ms. */
  readonly aheadMs: number;
  readonly calls: readonly WalkCall[];
}

export interface WalkCall {
  readonly at: number;
  readonly limit: number;
  /** Asked with NextShardIterator of the call before. */
  readonly followed: boolean;
  readonly error?: string;
  /** How many records came. */
  readonly count: number;
  /** The data of the first of them, base64, at most 2,000 characters each. */
  readonly data: readonly string[];
}

export interface PracticeView {
  readonly faults: readonly string[];
  /** Clock offsets by stream, ms. */
  readonly aheadMs: Readonly<Record<string, number>>;
}

export interface ReadingView {
  readonly stream: string;
  readonly read: number;
  readonly millisBehind: number | undefined;
  readonly throttles: number;
}
