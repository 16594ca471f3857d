import type { ErrorKind } from '../../kinesis/errors/service-error.ts';

/**
 * The accounts of a run, in user records. At every moment
 * `due = generated + dropped` and
 * `generated = accepted + gaveUp + failed + unconfirmed + waiting + inFlight`.
 */
export interface Accounts {
  due: number;
  generated: number;
  /** Due, but the backlog bound was reached; never generated. */
  dropped: number;
  /** Acknowledged by the service. */
  accepted: number;
  /** Throttled or failed by the service until the time to live, or at once without retry. */
  gaveUp: number;
  /** What no retry mends. */
  failed: number;
  /** The reply was lost, and no later try was acknowledged: it may be stored. */
  unconfirmed: number;
  /** Generated, and not in a request now. */
  waiting: number;
  /** In a request now. */
  inFlight: number;
}

/** Why a run is paused: by hand, or because nothing can succeed for now. */
export type PauseReason =
  | { readonly type: 'user' }
  | { readonly type: 'blocked'; readonly problem: Problem };

export type EndReason =
  /** Total or duration reached, and everything has its answer. */
  | { readonly type: 'completed' }
  | { readonly type: 'stopped' }
  | { readonly type: 'abandoned' }
  /** Nothing could succeed any more. */
  | { readonly type: 'blocked'; readonly problem: Problem };

export type RunState =
  | { readonly type: 'starting' }
  /** `generating` is false once all is generated and only the rest is on its way. */
  | { readonly type: 'running'; readonly generating: boolean }
  | { readonly type: 'paused'; readonly reason: PauseReason }
  /** `left`: records that still wait or are in flight. */
  | { readonly type: 'stopping'; readonly left: number }
  | { readonly type: 'ended'; readonly reason: EndReason };

/** An error of the service in words. */
export interface Problem {
  readonly kind: ErrorKind | 'no-reply' | 'too-large' | 'key';
  /** The service's name for it. */
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly requestId?: string;
}

/** One kind of error that a run has met. */
export interface SeenError extends Problem {
  /** User records that met it, once per try. */
  readonly count: number;
}

/** One second of a run, in user records. */
export interface RunWindow {
  /** Whole seconds since the start. */
  readonly t: number;
  /** Records due. */
  readonly target: number;
  /** Records sent for the first time. */
  readonly offered: number;
  readonly accepted: number;
  /** Entries that were throttled, each try counted. */
  readonly throttled: number;
  readonly dropped: number;
}

/** A window with what a result leaves out; absent in runs of older versions. */
export interface WindowSnapshot extends RunWindow {
  /** Accepted: data before base64 and partition keys. */
  readonly bytes?: number | undefined;
  /** Service time of the calls that were answered in it, ms; absent when none was. */
  readonly serviceP50Ms?: number | undefined;
  readonly serviceP99Ms?: number | undefined;
}

export interface ShardSecond {
  readonly records: number;
  readonly bytes: number;
  readonly throttled: number;
}

export interface ShardSnapshot {
  readonly shardId: string;
  readonly open: boolean;
  /** Accepted user records. */
  readonly records: number;
  /** Accepted Kinesis records: what the record quota counts. */
  readonly kinesisRecords: number;
  /** Accepted bytes: what the byte quota counts. */
  readonly bytes: number;
  readonly throttled: number;
  /** Accepted records whose hash key fell here on the map at sending time. */
  readonly predicted: number;
  /** Part of the hash space, in [0, 1]; 0 when closed. */
  readonly width: number;
  /** Part of new records that the key strategy predicts, in [0, 1]; 0 when closed. */
  readonly predictedShare: number;
  /** Where its range starts, as a part of the hash space; 0 when closed. */
  readonly start?: number;
  /** The last whole second. */
  readonly lastSecond: ShardSecond;
}

export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Why target, offered and accepted rate part. */
export type GapCause =
  /** This browser or process cannot generate and send that fast. */
  | { readonly type: 'generator' }
  /** All allowed requests are in flight, and replies come quickly. */
  | { readonly type: 'in-flight'; readonly limit: number }
  /** All allowed requests are in flight, and replies take long (ms). */
  | { readonly type: 'latency'; readonly serviceMs: number }
  /** The run's own limiter holds records back. */
  | { readonly type: 'limiter'; readonly shardId: string }
  /** A shard is full of this run's own records or bytes (per second). */
  | {
      readonly type: 'shard';
      readonly shardId: string;
      readonly limit: 'records' | 'bytes';
      readonly perSecond: number;
    }
  /** A shard throttles though this run's load is under its limits. */
  | {
      readonly type: 'other-producer';
      readonly shardId: string;
      readonly records: number;
      readonly bytes: number;
    }
  /** The service fails or does not answer. */
  | { readonly type: 'errors'; readonly code: string };

/** For how long a cause held a run back. */
export interface CauseSeconds {
  readonly cause: GapCause;
  /** The first second in which it did, since the start. */
  readonly from: number;
  /** Seconds in all, not always in a row. */
  readonly seconds: number;
}

/** Something that happened at a moment of the run, for the charts. */
export interface RunMark {
  /** Seconds since the start, with fractions. */
  readonly t: number;
  readonly type: 'rate' | 'pause' | 'resume' | 'suspended' | 'shards' | 'stop';
  /** Records/s, bytes/s, seconds or shards, by type. */
  readonly value: number;
}

/** Everything a view needs, as plain data that can be posted between threads. */
export interface RunSnapshot {
  readonly state: RunState;
  readonly startedAt: number;
  readonly elapsedMs: number;
  /** The rate asked for now, in the profile's unit per second; 0 for `closed`. */
  readonly targetRate: number;
  readonly accounts: Readonly<Accounts>;
  readonly throttledAttempts: number;
  /** Entries sent, retries included. */
  readonly sent: number;
  readonly retried: number;
  readonly possibleDuplicates: number;
  /** Copies that the browser itself sent cannot be seen, and are not counted. */
  readonly copiesUnseen?: true;
  readonly acceptedBytes: number;
  readonly kinesisRecords: number;
  readonly payloadUnits: number;
  readonly requests: number;
  readonly receipts: { readonly kept: number; readonly full: boolean };
  readonly errors: readonly SeenError[];
  readonly shards: readonly ShardSnapshot[];
  /** The last 300 seconds, oldest first; the last one is not whole yet. */
  readonly windows: readonly WindowSnapshot[];
  /** Of the whole run. */
  readonly latencyMs: { readonly service: Percentiles; readonly response: Percentiles };
  /** Of the last ten whole seconds; absent when nothing was answered in them. */
  readonly recentLatencyMs: {
    readonly service: Percentiles | undefined;
    readonly response: Percentiles | undefined;
  };
  readonly cause: GapCause | null;
  /** The causes of the whole run, the longest first; at most ten. */
  readonly causes: readonly CauseSeconds[];
  readonly marks: readonly RunMark[];
  /** Records of the busiest shard over an equal share of the open shards; 1 is even. */
  readonly hotShardIndex: number;
  /** The same by the shares that the key strategy predicts. */
  readonly predictedHotShardIndex: number;
  /** Whether luck has a hand in which shard a record goes to. */
  readonly byLuck: boolean;
  /** The predicted index with the luck that so few records have. */
  readonly expectedIndex: number;
  readonly topKeys: readonly { readonly key: string; readonly records: number }[];
}
