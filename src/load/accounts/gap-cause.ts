import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';
import { HEAT_SECONDS, type ShardCounts } from './shard-stats.ts';
import type { GapCause, RunWindow } from './run-snapshot.ts';

/** Replies that take longer are slow, not few; ms. */
const SLOW_SERVICE_MS = 250;
/** A rate within this part of another counts as the same. */
const NEAR = 0.95;
/** A shard whose own accepted load reaches this part of a quota is full of it. */
const FULL = 0.9;

/** What a run knows of one whole second. */
export interface SecondFacts {
  readonly window: RunWindow;
  readonly inFlightLimit: number;
  /** Times a batch was ready and no request was free. */
  readonly noSlot: number;
  /** Times the generator ran out of its slice of time with records still due. */
  readonly outOfTime: number;
  /** Records dropped because they were due too long ago: the generator was late. */
  readonly droppedLate: number;
  /** Records that the limiter holds back, and the shard with most of them. */
  readonly held: number;
  readonly heldShardId: string | undefined;
  /** Mean service time of the second's replies, ms; the age of the oldest call when none came. */
  readonly serviceMs: number;
  /** The error, other than a throttle, that most records met in this second. */
  readonly errorCode: string | undefined;
  readonly errors: number;
  readonly shards: readonly ShardCounts[];
}

/** Names why target, offered and accepted rate part in a second; `null`: they do not. */
export function gapCause(facts: SecondFacts): GapCause | null {
  const { window } = facts;
  const throttledShard = throttledMost(facts.shards, window.t);
  if (throttledShard !== undefined) return shardCause(throttledShard, window.t);
  const wanted = Math.max(window.target, window.offered, 1);
  if (facts.errorCode !== undefined && facts.errors > wanted * (1 - NEAR))
    return { type: 'errors', code: facts.errorCode };
  const behind = window.offered < window.target * NEAR - 1;
  if (!behind && window.dropped === 0) return null;
  if (facts.held > 0 && facts.heldShardId !== undefined && facts.noSlot === 0)
    return { type: 'limiter', shardId: facts.heldShardId };
  if (facts.noSlot > 0 && facts.noSlot >= facts.outOfTime)
    return facts.serviceMs >= SLOW_SERVICE_MS
      ? { type: 'latency', serviceMs: facts.serviceMs }
      : { type: 'in-flight', limit: facts.inFlightLimit };
  if (facts.outOfTime > 0 || facts.droppedLate > 0) return { type: 'generator' };
  return null;
}

function throttledMost(shards: readonly ShardCounts[], t: number): ShardCounts | undefined {
  const at = t % HEAT_SECONDS;
  let best: ShardCounts | undefined;
  for (const shard of shards) {
    const throttled = shard.throttledAt[at] ?? 0;
    if (throttled > 0 && throttled > (best?.throttledAt[at] ?? 0)) best = shard;
  }
  return best;
}

/**
 * Which limit a throttled shard reached, from this run's own figures over two seconds:
 * what it accepted of ours, and what we sent it anew (retries would count twice). They are too
 * coarse to blame somebody else: large records and bursts empty a shard's token buckets at a rate
 * under its limits. So that takes a throttle that our load cannot explain (throttle-judge.ts).
 */
function shardCause(shard: ShardCounts, t: number): GapCause {
  const mean = (column: Uint32Array | Float64Array): number => {
    const now = column[t % HEAT_SECONDS] ?? 0;
    if (t === 0) return now;
    return Math.max(now, (now + (column[(t - 1) % HEAT_SECONDS] ?? 0)) / 2);
  };
  const { shardId, judge } = shard;
  const records = Math.max(mean(shard.recordsAt) / FULL, mean(shard.offeredAt));
  const bytes = Math.max(mean(shard.bytesAt) / FULL, mean(shard.offeredBytesAt));
  const byRecords = records / SHARD_WRITE_RECORDS_PER_SECOND;
  const byBytes = bytes / SHARD_WRITE_BYTES_PER_SECOND;
  if (Math.max(byRecords, byBytes) < 1 && judge.proven)
    return {
      type: 'other-producer',
      shardId,
      records: mean(shard.recordsAt),
      bytes: mean(shard.bytesAt),
    };
  return Math.max(byBytes, judge.fill.bytes) > Math.max(byRecords, judge.fill.records)
    ? { type: 'shard', shardId, limit: 'bytes', perSecond: mean(shard.offeredBytesAt) }
    : { type: 'shard', shardId, limit: 'records', perSecond: mean(shard.offeredAt) };
}
