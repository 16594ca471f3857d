import type { HashKeyRange } from '../../kinesis/hash-keys/hash-range.ts';
import {
  LAST_SEQUENCE_INDEX,
  encodeSequenceNumber,
} from '../../kinesis/sequence-numbers/sequence-number.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import type { ApiObject } from '../operation.ts';
import { MetricRing, SHARD_METRICS, type ShardMetric } from './metric-ring.ts';
import { RecordLog } from './record-log.ts';
import type { SegmentMemory } from './segment-memory.ts';
import { SequencePrinter } from './sequence-printer.ts';
import { WriteLimiter } from './write-limiter.ts';
import {
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { TokenBucket } from './token-bucket.ts';

interface ReadRules {
  readonly calls: boolean;
  readonly bytes: boolean;
}

/**
 * The read quota of one shard, shared by all its GetRecords callers: five calls a second,
 * and after n bytes no call until n / 2 MiB/s has passed (10 MiB: 5 s):
 * docs/kinesis.md#shard-read-limits.
 */
class ReadLimiter {
  readonly #calls: TokenBucket;
  #pausedUntil = -Infinity;

  constructor(now: number) {
    this.#calls = new TokenBucket(SHARD_READ_CALLS_PER_SECOND, SHARD_READ_CALLS_PER_SECOND, now);
  }

  /** Whether a call may be answered now; a refused call takes nothing. */
  admit(now: number, rules: ReadRules): boolean {
    if (rules.bytes && now < this.#pausedUntil) return false;
    return !rules.calls || this.#calls.take(1, now);
  }

  /** Says how many bytes the admitted call gave. */
  gave(bytes: number, now: number): void {
    this.#pausedUntil = now + (bytes * 1000) / SHARD_READ_BYTES_PER_SECOND;
  }
}

export interface ShardOrigin {
  /** Position in the stream, counted over all shards ever made. */
  readonly index: number;
  readonly range: HashKeyRange;
  /** Epoch seconds, as its sequence numbers carry it. */
  readonly createdAt: number;
  /** Epoch ms of the stream's clock. */
  readonly openedAt: number;
  /** Index of the shard it was split from, or of the lower one it was merged from. */
  readonly parent?: number;
  /** Index of the upper one it was merged from. */
  readonly adjacentParent?: number;
}

/** One shard: its place in the lineage, what it stores, its quotas and its counts. */
export class ShardState {
  readonly origin: ShardOrigin;
  readonly id: string;
  readonly log: RecordLog;
  readonly writes: WriteLimiter;
  readonly reads: ReadLimiter;
  readonly metrics = new MetricRing<ShardMetric>(SHARD_METRICS);
  readonly printer: SequencePrinter;
  readonly startingSequenceNumber: string;
  /** Epoch ms of the stream's clock; `undefined` while the shard is open. */
  closedAt: number | undefined;

  /** @param now monotonic ms */
  constructor(origin: ShardOrigin, storage: SegmentMemory, maxRecordBytes: number, now: number) {
    this.origin = origin;
    this.id = shardIdOf(origin.index);
    this.log = new RecordLog(storage);
    this.writes = new WriteLimiter(maxRecordBytes, now);
    this.reads = new ReadLimiter(now);
    this.printer = new SequencePrinter(origin.createdAt, origin.index);
    this.startingSequenceNumber = this.sequenceNumber(0n, origin.createdAt);
  }

  /** Epoch ms of the stream's clock. */
  get openedAt(): number {
    return this.origin.openedAt;
  }

  get isOpen(): boolean {
    return this.closedAt === undefined;
  }

  /** Where a closed shard ends. */
  get endingSequenceNumber(): string | undefined {
    if (this.closedAt === undefined) return undefined;
    return this.sequenceNumber(LAST_SEQUENCE_INDEX, Math.floor(this.closedAt / 1000));
  }

  /** @param second epoch seconds */
  sequenceNumber(index: bigint, second: number): string {
    return encodeSequenceNumber({
      shardCreatedAt: this.origin.createdAt,
      shardIndex: this.origin.index,
      sequenceIndex: index,
      time: second,
    }).toString();
  }

  /** As ListShards and DescribeStream show it. */
  describe(): ApiObject {
    const { range, parent, adjacentParent } = this.origin;
    const ending = this.endingSequenceNumber;
    return {
      ShardId: this.id,
      ...(parent !== undefined && { ParentShardId: shardIdOf(parent) }),
      ...(adjacentParent !== undefined && { AdjacentParentShardId: shardIdOf(adjacentParent) }),
      HashKeyRange: describeRange(range),
      SequenceNumberRange: {
        StartingSequenceNumber: this.startingSequenceNumber,
        ...(ending !== undefined && { EndingSequenceNumber: ending }),
      },
    };
  }
}

export function describeRange(range: HashKeyRange): ApiObject {
  return { StartingHashKey: range.start.toString(), EndingHashKey: range.end.toString() };
}
