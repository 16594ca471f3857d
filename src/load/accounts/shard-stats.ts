import { DEFAULT_MAX_RECORD_BYTES } from '../../kinesis/quotas-and-prices/quotas.ts';
import { fullBuckets } from './own-tokens.ts';
import type { ShardResult } from '../result.ts';
import type { ShardSecond, ShardSnapshot } from './run-snapshot.ts';
import { ThrottleJudge } from './throttle-judge.ts';

/** Seconds that are kept per shard. */
export const HEAT_SECONDS = 300;

/** Accepted records and throttles of one shard, in all and per second. */
export interface ShardCounts {
  readonly shardId: string;
  records: number;
  kinesisRecords: number;
  bytes: number;
  throttled: number;
  predicted: number;
  /** Rings over the last seconds; second t is at t mod HEAT_SECONDS. */
  readonly recordsAt: Uint32Array;
  readonly bytesAt: Float64Array;
  readonly throttledAt: Uint32Array;
  /** User records sent for the first time, and their bytes. */
  readonly offeredAt: Uint32Array;
  readonly offeredBytesAt: Float64Array;
  /** Whose doing its throttles of this second are. */
  readonly judge: ThrottleJudge;
}

/** The throttles, records and bytes of every shard, second by second, as plain columns. */
export interface ShardHeat {
  /** The first second; the columns hold `seconds` values per shard, shard by shard. */
  readonly from: number;
  readonly seconds: number;
  readonly shardIds: readonly string[];
  readonly records: Uint32Array;
  readonly bytes: Float64Array;
  readonly throttled: Uint32Array;
}

export class ShardStats {
  readonly #shards = new Map<string, ShardCounts>();
  #second = 0;
  #full = fullBuckets(DEFAULT_MAX_RECORD_BYTES);
  #since = 0;
  /** Those with an open suspicion. */
  #suspicious: ThrottleJudge[] = [];

  /**
   * To be called before the first record.
   * @param now when the run begins, ms
   * @param maxRecordBytes the largest record that the stream takes
   */
  begin(now: number, maxRecordBytes: number): void {
    this.#since = now;
    this.#full = fullBuckets(maxRecordBytes);
  }

  /** Moves on to second `t`: what lies `HEAT_SECONDS` back is forgotten. */
  reach(t: number): void {
    const steps = Math.min(t - this.#second, HEAT_SECONDS);
    for (let i = 0; i < steps; i += 1) {
      const at = (t - i) % HEAT_SECONDS;
      for (const shard of this.#shards.values()) {
        shard.recordsAt[at] = 0;
        shard.bytesAt[at] = 0;
        shard.throttledAt[at] = 0;
        shard.offeredAt[at] = 0;
        shard.offeredBytesAt[at] = 0;
      }
    }
    if (steps > 0) for (const shard of this.#shards.values()) shard.judge.forget();
    this.#second = Math.max(this.#second, t);
  }

  of(shardId: string): ShardCounts {
    let shard = this.#shards.get(shardId);
    if (shard === undefined) {
      shard = {
        shardId,
        records: 0,
        kinesisRecords: 0,
        bytes: 0,
        throttled: 0,
        predicted: 0,
        recordsAt: new Uint32Array(HEAT_SECONDS),
        bytesAt: new Float64Array(HEAT_SECONDS),
        throttledAt: new Uint32Array(HEAT_SECONDS),
        offeredAt: new Uint32Array(HEAT_SECONDS),
        offeredBytesAt: new Float64Array(HEAT_SECONDS),
        judge: new ThrottleJudge(this.#full, this.#since),
      };
      this.#shards.set(shardId, shard);
    }
    return shard;
  }

  /** @param now when the answer came, ms */
  accept(shardId: string, records: number, bytes: number, now: number): ShardCounts {
    const shard = this.of(shardId);
    const at = this.#second % HEAT_SECONDS;
    shard.records += records;
    shard.kinesisRecords += 1;
    shard.bytes += bytes;
    // The quota counts Kinesis records, so the rings do.
    shard.recordsAt[at] = (shard.recordsAt[at] as number) + 1;
    shard.bytesAt[at] = (shard.bytesAt[at] as number) + bytes;
    shard.judge.own.take(bytes, now);
    return shard;
  }

  offer(shardId: string, bytes: number): void {
    const shard = this.of(shardId);
    const at = this.#second % HEAT_SECONDS;
    shard.offeredAt[at] = (shard.offeredAt[at] as number) + 1;
    shard.offeredBytesAt[at] = (shard.offeredBytesAt[at] as number) + bytes;
  }

  /**
   * A Kinesis record of `bytes`, and so many user records, was refused.
   * @param sentAt when its call left, ms
   * @param now when the answer came
   */
  throttle(shardId: string, records: number, bytes: number, sentAt: number, now: number): void {
    const shard = this.of(shardId);
    if (shard.judge.refuse(bytes, sentAt, now)) this.#suspicious.push(shard.judge);
    const at = this.#second % HEAT_SECONDS;
    shard.throttled += records;
    shard.throttledAt[at] = (shard.throttledAt[at] as number) + records;
  }

  /**
   * Decides which throttles were not our doing, as far as that can be known.
   * @param oldestSentAt when the oldest call left that has no answer yet; infinity: there is none
   */
  resolve(oldestSentAt: number): void {
    if (this.#suspicious.length > 0)
      this.#suspicious = this.#suspicious.filter((judge) => !judge.resolve(oldestSentAt));
  }

  all(): ShardCounts[] {
    return [...this.#shards.values()].toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1));
  }

  /**
   * @param widths part of the hash space of each open shard, in the order of their ranges
   * @param shares part of new records that the keys predict, likewise
   */
  snapshot(
    widths: ReadonlyMap<string, number>,
    shares: ReadonlyMap<string, number>,
  ): ShardSnapshot[] {
    const starts = new Map<string, number>();
    let start = 0;
    for (const [shardId, width] of widths) {
      this.of(shardId);
      starts.set(shardId, start);
      start += width;
    }
    return this.all().map((shard) => ({
      shardId: shard.shardId,
      open: widths.has(shard.shardId),
      records: shard.records,
      kinesisRecords: shard.kinesisRecords,
      bytes: shard.bytes,
      throttled: shard.throttled,
      predicted: shard.predicted,
      width: widths.get(shard.shardId) ?? 0,
      predictedShare: shares.get(shard.shardId) ?? 0,
      start: starts.get(shard.shardId) ?? 0,
      lastSecond: this.second(shard, this.#second - 1),
    }));
  }

  /** A shard's figures in second `t`. */
  second(shard: ShardCounts, t: number): ShardSecond {
    if (t < 0 || t > this.#second || t <= this.#second - HEAT_SECONDS)
      return { records: 0, bytes: 0, throttled: 0 };
    const at = t % HEAT_SECONDS;
    return {
      records: shard.recordsAt[at] as number,
      bytes: shard.bytesAt[at] as number,
      throttled: shard.throttledAt[at] as number,
    };
  }

  /** @param shardIds shards that belong to the run though nothing may have come to them */
  results(shardIds: Iterable<string>): ShardResult[] {
    for (const shardId of shardIds) this.of(shardId);
    return this.all().map(({ shardId, records, bytes, throttled, predicted }) => ({
      shardId,
      records,
      bytes,
      throttled,
      predictedRecords: predicted,
    }));
  }

  /** Whole seconds from `since` on, at most {@link HEAT_SECONDS} of them. */
  heat(since: number): ShardHeat {
    const from = Math.max(0, since, this.#second - HEAT_SECONDS + 1);
    const seconds = Math.max(0, this.#second - from);
    const shards = this.all();
    const records = new Uint32Array(shards.length * seconds);
    const bytes = new Float64Array(shards.length * seconds);
    const throttled = new Uint32Array(shards.length * seconds);
    shards.forEach((shard, row) => {
      for (let i = 0; i < seconds; i += 1) {
        const at = (from + i) % HEAT_SECONDS;
        records[row * seconds + i] = shard.recordsAt[at] as number;
        bytes[row * seconds + i] = shard.bytesAt[at] as number;
        throttled[row * seconds + i] = shard.throttledAt[at] as number;
      }
    });
    return { from, seconds, shardIds: shards.map((one) => one.shardId), records, bytes, throttled };
  }
}
