import type { Result } from '../base/result.ts';
import type { ServiceFailure } from '../kinesis/errors/service-error.ts';
import type { SequenceNumber } from '../kinesis/sequence-numbers/sequence-digits.ts';
import type { Shard } from '../kinesis/shards/shard.ts';

/** One Kinesis record on its way out. */
export interface OutgoingRecord {
  readonly data: Uint8Array;
  readonly partitionKey: string;
  /** Decimal; replaces the hash of the partition key. */
  readonly explicitHashKey?: string;
}

/** What became of one entry of a PutRecords call, in the order of the call. */
export type EntryResult =
  | { readonly ok: true; readonly shardId: string; readonly sequenceNumber: SequenceNumber }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface PutReply {
  /** As long as the call, in its order. A reply of another length is a lost reply. */
  readonly entries: readonly EntryResult[];
  readonly requestId?: string;
  /**
   * What else of the call may be stored, because a browser may send it again by itself:
   * `possible`: it did so; `unseen`: whether it did cannot be seen. Absent: nothing.
   */
  readonly copies?: 'possible' | 'unseen' | undefined;
}

/**
 * Where a run writes to. The load engine knows nothing else of the service, so that
 * another sink is one file in `connection/`.
 *
 * A failure of kind `lost` means that nobody knows whether the records were stored;
 * every other kind means that none of them was. The bytes of the records are the target's to
 * read until it has answered or its signal is aborted, not longer: they are used again then.
 */
export interface Target {
  putRecords(
    records: readonly OutgoingRecord[],
    signal: AbortSignal,
  ): Promise<Result<PutReply, ServiceFailure>>;
  /** One record; `after` is the sequence number that this one's must exceed. */
  putRecord(
    record: OutgoingRecord,
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<PutReply, ServiceFailure>>;
  /** All shards, open and closed. */
  listShards(signal: AbortSignal): Promise<Result<readonly Shard[], ServiceFailure>>;
  /** Facts that the engine needs before it sends. */
  describe(signal: AbortSignal): Promise<Result<TargetFacts, ServiceFailure>>;
  /** Asks for new credentials, whatever the old ones say of their age. */
  refreshCredentials?(): Promise<Result<undefined, ServiceFailure>>;
}

export interface TargetFacts {
  /** The largest record, data and partition key, in bytes. */
  readonly maxRecordBytes: number;
}
