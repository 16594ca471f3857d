import type { Result } from '../base/result.ts';
import type { ServiceFailure } from '../kinesis/errors/service-error.ts';
import type { Shard } from '../kinesis/shards/shard.ts';

/** Where reading starts in a shard; the names are the shard iterator types of the API. */
export type StartingPosition =
  | { readonly type: 'TRIM_HORIZON' }
  | { readonly type: 'LATEST' }
  /** `timestamp` in epoch milliseconds. */
  | { readonly type: 'AT_TIMESTAMP'; readonly timestamp: number }
  | { readonly type: 'AT_SEQUENCE_NUMBER'; readonly sequenceNumber: string }
  | { readonly type: 'AFTER_SEQUENCE_NUMBER'; readonly sequenceNumber: string };

/** A record as Kinesis gives it, before any decoding. */
export interface IncomingRecord {
  readonly sequenceNumber: string;
  /** Absent on streams that distribute records by themselves. */
  readonly partitionKey: string | undefined;
  /** Epoch milliseconds. */
  readonly arrival: number;
  readonly data: Uint8Array;
  readonly encryptionType?: string;
}

export interface RecordsReply {
  readonly records: readonly IncomingRecord[];
  /** `undefined` when the end of a closed shard was reached. */
  readonly nextIterator: string | undefined;
  /** Milliseconds from the tip of the stream; 0 = caught up. */
  readonly millisBehindLatest: number;
  /** Given once, with the end of a closed shard. */
  readonly childShardIds: readonly string[];
}

/** A part of a SubscribeToShard answer. */
export interface SubscriptionEvent {
  readonly records: readonly IncomingRecord[];
  /** Where to go on from; `undefined` at the end of a closed shard. */
  readonly continuationSequenceNumber: string | undefined;
  readonly millisBehindLatest: number;
  readonly childShardIds: readonly string[];
}

/** Where a reader reads from. The reader knows nothing else of the service. */
export interface Source {
  /** All shards of the stream, open and closed, that retention still holds. */
  listShards(signal: AbortSignal): Promise<Result<readonly Shard[], ServiceFailure>>;
  getShardIterator(
    shardId: string,
    position: StartingPosition,
    signal: AbortSignal,
  ): Promise<Result<string, ServiceFailure>>;
  getRecords(
    iterator: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<Result<RecordsReply, ServiceFailure>>;
  /** Enhanced fan-out. The events end after five minutes, or with the shard. */
  subscribeToShard(
    consumerArn: string,
    shardId: string,
    position: StartingPosition,
    signal: AbortSignal,
  ): Promise<Result<AsyncIterable<SubscriptionEvent>, ServiceFailure>>;
}
