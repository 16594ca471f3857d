/**
 * Faults that can be switched on, in the words of AWS Fault Injection Service where it
 * has them. `share` is the part of the calls (or entries) that it hits, in [0, 1].
 */
export type Fault =
  /** Delays every answer by a normally distributed time. */
  | { readonly kind: 'added-latency'; readonly meanMs: number; readonly spreadMs: number }
  /** ProvisionedThroughputExceededException, per entry of PutRecords. */
  | { readonly kind: 'throughput-exception'; readonly share: number }
  /** InternalFailure, per entry of PutRecords; PutRecord answers 500. */
  | { readonly kind: 'internal-failure'; readonly share: number }
  /** The whole request answers 500 or 503. */
  | { readonly kind: 'server-error'; readonly share: number; readonly status: 500 | 503 }
  | { readonly kind: 'expired-iterator'; readonly share: number }
  | { readonly kind: 'expired-token'; readonly share: number }
  /** No answer for this long; then the fault is over. */
  | { readonly kind: 'network-cut'; readonly durationMs: number }
  /** What was written is stored, and its answer never comes: the one that makes duplicates. */
  | { readonly kind: 'lost-reply'; readonly share: number }
  /** Requests that touch the shard wait this long. Name shards in the scope. */
  | { readonly kind: 'slow-shard'; readonly delayMs: number }
  /** Another producer writes as well; its records are stored and count against the quotas. */
  | {
      readonly kind: 'other-producer';
      readonly recordsPerSecond: number;
      /** Data of each record, bytes. */
      readonly recordBytes: number;
    };

/** What a fault hits; absent members: everything. */
export interface FaultScope {
  readonly stream?: string;
  readonly shardIds?: readonly string[];
}

export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  readonly scope: FaultScope;
  /** How often it struck. */
  readonly hits: number;
  /** Epoch ms, real time, at which it ends by itself. */
  readonly until?: number;
}
