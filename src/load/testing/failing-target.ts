import { sleep, type Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { evenRanges, type HashKeyRange } from '../../kinesis/hash-keys/hash-range.ts';
import { recordSize } from '../../kinesis/records/record-size.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { SequenceText } from '../../kinesis/sequence-numbers/sequence-digits.ts';
import { ShardMap } from '../../kinesis/shards/shard-map.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import type { EntryResult, OutgoingRecord, PutReply, Target, TargetFacts } from '../target.ts';

/** What a call may meet instead of an answer. */
export type Fault =
  | 'none'
  | '500'
  | '503'
  /** Cut before, or after, the records were stored. */
  | 'cut-before'
  | 'cut-after'
  /** An answer for fewer records than were sent. */
  | 'short'
  /** A browser sends it twice by itself: stored twice and answered, or refused the second time. */
  | 'sent-twice'
  | 'sent-twice-500'
  /** Whether a browser sent it twice cannot be seen. */
  | 'copies-unseen'
  | 'hang'
  | 'expired'
  | 'denied'
  | 'gone'
  | 'entry-failure'
  /** Each record is refused by itself, in an answer of status 200. */
  | 'entry-denied';

export interface FailingTargetOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly shards?: number;
  /** Per shard: two token buckets that start full. Absent: no limits. */
  readonly recordsPerSecond?: number;
  readonly bytesPerSecond?: number;
  /** What the bucket of bytes holds; absent: those of a second. */
  readonly burstBytes?: number;
  /** Chosen anew for every call. */
  readonly fault?: (call: number) => Fault;
  readonly latencyMs?: () => number;
  /** From storing to the answer, ms; absent: none. */
  readonly answerMs?: () => number;
  readonly maxRecordBytes?: number;
}

interface Bucket {
  records: number;
  bytes: number;
  at: number;
}

/** A stored record, for comparing with what a run believes. */
export interface Stored {
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly record: OutgoingRecord;
}

/** A double of the service for tests: throttles by token buckets, fails on demand, remembers all. */
export class FailingTarget implements Target {
  readonly stored: Stored[] = [];
  readonly batches: { readonly at: number; readonly records: readonly OutgoingRecord[] }[] = [];
  /** Records whose acknowledgement was answered. */
  acknowledged = 0;
  throttled = 0;
  calls = 0;
  listings = 0;
  ranges: readonly HashKeyRange[];
  readonly #options: FailingTargetOptions;
  #shards: Shard[];
  #map: ShardMap;
  readonly #buckets = new Map<string, Bucket>();
  #sequence = 0;

  constructor(options: FailingTargetOptions) {
    this.#options = options;
    this.ranges = evenRanges(options.shards ?? 4);
    this.#shards = this.ranges.map((range, i) => shardOf(i, range));
    this.#map = new ShardMap(this.ranges);
  }

  /** Splits or merges at will: all shards close, new ones open. */
  reshard(count: number): void {
    const next = evenRanges(count);
    const offset = this.#shards.length;
    this.#shards = [
      ...this.#shards.map((shard) => ({ ...shard, endingSequenceNumber: '1' })),
      ...next.map((range, i) => shardOf(offset + i, range)),
    ];
    this.ranges = next;
    this.#map = new ShardMap(next);
  }

  /** Takes these shards, open and closed, in the order of their ranges, in place of its own. */
  use(shards: readonly Shard[]): void {
    this.#shards = [...shards];
    this.ranges = shards.filter(isOpen).map(({ range }) => range);
    this.#map = new ShardMap(this.ranges);
  }

  async putRecords(
    outgoing: readonly OutgoingRecord[],
    signal: AbortSignal,
  ): Promise<Result<PutReply, ServiceFailure>> {
    const { clock, fault, latencyMs } = this.#options;
    // As a request does: the run uses the bytes again.
    const records = outgoing.map((record) => ({ ...record, data: record.data.slice() }));
    this.calls += 1;
    this.batches.push({ at: clock.now(), records });
    const chosen = fault?.(this.calls) ?? 'none';
    if (chosen === 'hang') {
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      return err({ kind: 'lost', name: 'AbortError', message: 'aborted' });
    }
    await sleep(clock, latencyMs?.() ?? 5);
    const failure = FAILURES[chosen];
    if (failure !== undefined) return err(failure);
    const entries = records.map((record) => this.#put(record, chosen));
    if (chosen === 'sent-twice') for (const record of records) this.#put(record, chosen);
    const answerMs = this.#options.answerMs?.() ?? 0;
    if (answerMs > 0) await sleep(clock, answerMs);
    if (chosen === 'cut-after')
      return err({ kind: 'lost', name: 'ECONNRESET', message: 'socket hang up' });
    if (chosen === 'short') return ok({ entries: entries.slice(1) });
    // Stored all the same; but whoever has hung up hears of nothing.
    if (signal.aborted) return err({ kind: 'lost', name: 'AbortError', message: 'aborted' });
    this.acknowledged += entries.filter((entry) => entry.ok).length;
    return ok({
      entries,
      requestId: `request-${this.calls}`,
      copies: COPIES[chosen],
    });
  }

  putRecord(
    record: OutgoingRecord,
    _after: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<PutReply, ServiceFailure>> {
    return this.putRecords([record], signal);
  }

  listShards(): Promise<Result<readonly Shard[], ServiceFailure>> {
    this.listings += 1;
    return Promise.resolve(ok(this.#shards));
  }

  describe(): Promise<Result<TargetFacts, ServiceFailure>> {
    return Promise.resolve(ok({ maxRecordBytes: this.#options.maxRecordBytes ?? 1_048_576 }));
  }

  #put(record: OutgoingRecord, fault: Fault): EntryResult {
    const index =
      record.explicitHashKey === undefined
        ? this.#map.shardOfKey(record.partitionKey)
        : this.#map.shardOfHash(BigInt(record.explicitHashKey));
    const open = this.#shards.filter((shard) => shard.endingSequenceNumber === undefined);
    const shardId = open[index]?.shardId ?? '';
    if (fault === 'entry-failure' && this.#options.random.below(2) === 0)
      return { ok: false, code: 'InternalFailure', message: 'Internal service failure.' };
    if (fault === 'entry-denied') return { ok: false, code: 'NotAuthorized', message: 'no' };
    if (!this.#admits(shardId, recordSize(record.data.length, record.partitionKey))) {
      this.throttled += 1;
      return {
        ok: false,
        code: 'ProvisionedThroughputExceededException',
        message: `Rate exceeded for shard ${shardId}`,
      };
    }
    const sequenceNumber = String(10n ** 55n + BigInt((this.#sequence += 1)));
    this.stored.push({ shardId, sequenceNumber, record });
    return { ok: true, shardId, sequenceNumber: new SequenceText(sequenceNumber) };
  }

  #admits(shardId: string, size: number): boolean {
    const { clock, recordsPerSecond, bytesPerSecond, burstBytes } = this.#options;
    const records = recordsPerSecond ?? Number.POSITIVE_INFINITY;
    const bytes = bytesPerSecond ?? Number.POSITIVE_INFINITY;
    const most = burstBytes ?? bytes;
    const now = clock.now();
    const bucket = this.#buckets.get(shardId) ?? { records, bytes: most, at: now };
    this.#buckets.set(shardId, bucket);
    const seconds = (now - bucket.at) / 1000;
    bucket.at = now;
    if (seconds > 0) {
      bucket.records = Math.min(records, bucket.records + seconds * records);
      bucket.bytes = Math.min(most, bucket.bytes + seconds * bytes);
    }
    if (bucket.records < 1 || bucket.bytes < size) return false;
    bucket.records -= 1;
    bucket.bytes -= size;
    return true;
  }
}

const FAILURES: Readonly<Partial<Record<Fault, ServiceFailure>>> = {
  '500': { kind: 'internal', name: 'InternalFailure', message: 'oops', httpStatus: 500 },
  '503': { kind: 'internal', name: 'ServiceUnavailable', message: 'busy', httpStatus: 503 },
  'sent-twice-500': {
    kind: 'internal',
    name: 'InternalFailure',
    message: 'oops',
    httpStatus: 500,
    mayBeStored: true,
  },
  'cut-before': { kind: 'lost', name: 'ECONNRESET', message: 'socket hang up' },
  expired: {
    kind: 'expired-credentials',
    name: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
    httpStatus: 400,
  },
  denied: { kind: 'denied', name: 'AccessDeniedException', message: 'no', httpStatus: 400 },
  gone: { kind: 'not-found', name: 'ResourceNotFoundException', message: 'gone', httpStatus: 400 },
};

const COPIES: Readonly<Partial<Record<Fault, PutReply['copies']>>> = {
  'sent-twice': 'possible',
  'copies-unseen': 'unseen',
};

function shardOf(index: number, range: HashKeyRange): Shard {
  return { shardId: shardIdOf(index), range, startingSequenceNumber: '0' };
}
