import { evenSplitPoint, rangeWidth } from '../../kinesis/hash-keys/hash-range.ts';
import { KIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { Account } from './account.ts';
import { split } from './resharding.ts';
import type { ShardState } from './shard-state.ts';
import type { Stream } from './stream.ts';

const MINUTE_MS = 60_000;
/**
 * A shard splits when it took more than this in a minute of the last quarter
 * (docs/kinesis.md#growth-of-an-on-demand-stream).
 */
const BUSY_BYTES_PER_SECOND = 500 * KIB;
const BUSY_RECORDS_PER_SECOND = 500;

/**
 * Lets an on-demand stream grow: at most once in a quarter of an hour of its clock, each
 * shard that was busier than half its capacity in some minute of the last quarter splits
 * in half. So it holds twice its peak, and less than that within fifteen minutes.
 */
export function growOnDemand(account: Account, stream: Stream): void {
  if (stream.mode !== 'ON_DEMAND' || stream.status !== 'ACTIVE') return;
  if (!account.quotas.isOn('on-demand-growth')) return;
  const time = stream.time();
  if (time < stream.growsAfter) return;
  const minute = Math.floor(account.clock.epoch() / 60_000);
  const { quotas } = account;
  const pause = quotas.limit('on-demand-growth');
  // Asked at most once a minute until there is something to do.
  stream.growsAfter = Math.max(time + MINUTE_MS, stream.identity.createdAt + pause);
  if (time < stream.identity.createdAt + pause) return;
  const busy = stream.open.filter(
    (shard) => rangeWidth(shard.origin.range) > 2n && wasBusy(shard, minute),
  );
  if (busy.length === 0) return;
  stream.growsAfter = time + pause;
  account.update(stream, () => {
    for (const shard of busy) split(stream, shard, evenSplitPoint(shard.origin.range));
    stream.route();
    for (const shard of busy) stream.wake(shard);
  });
}

function wasBusy(shard: ShardState, minute: number): boolean {
  for (let past = minute - 15; past < minute; past += 1) {
    const { incomingBytes, incomingRecords } = shard.metrics.between(past * 60, past * 60 + 60);
    if (
      incomingBytes / 60 > BUSY_BYTES_PER_SECOND ||
      incomingRecords / 60 > BUSY_RECORDS_PER_SECOND
    )
      return true;
  }
  return false;
}
