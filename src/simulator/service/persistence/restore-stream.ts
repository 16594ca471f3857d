import { isPartition } from '../../../kinesis/hash-keys/hash-range.ts';
import { wholeSecond, type Account } from '../account.ts';
import { activate } from '../operations/streams.ts';
import { Segment } from '../segment.ts';
import { Stream } from '../stream.ts';
import type { Chunk, StreamMeta } from './schema.ts';
import { withoutUndefined } from './without-undefined.ts';

/**
 * Makes a stream from what was kept of it. The account does not have it yet.
 * @param chunks by shard
 * @param serial the number that it gets
 * @throws RangeError when it cannot be what was kept: records are missing, or shards
 */
export function restoreStream(
  account: Account,
  meta: StreamMeta,
  chunks: ReadonlyMap<number, readonly Chunk[]>,
  serial: number,
): Stream {
  const { name } = meta;
  const createdAt = wholeSecond(meta.createdAt);
  const identity = { name, arn: account.streamArn(name), serial, createdAt };
  const stream = new Stream(identity, meta.mode, account.clock, account.storage);
  stream.retentionHours = meta.retentionHours;
  stream.maxRecordKiB = meta.maxRecordKiB;
  stream.encryption = withoutUndefined(meta.encryption);
  stream.distribution = meta.distribution;
  stream.warmThroughputMiBps = meta.warmThroughputMiBps;
  stream.policy = meta.policy;
  stream.trimmedEarly = meta.trimmedEarly;
  stream.notKept = meta.notKept;
  stream.offsetMs = meta.offsetMs;
  stream.restoredAt = account.clock.epoch();
  stream.growsAfter = meta.growsAfter;
  for (const [key, value] of meta.tags) stream.tags.set(key, value);
  for (const metric of meta.monitoring) stream.monitoring.add(metric);
  for (const [what, times] of Object.entries(meta.history)) stream.history.set(what, times);
  for (const { name: consumer, createdAt: born, tags, policy } of meta.consumers)
    stream.consumers.set(consumer, {
      name: consumer,
      arn: `${stream.arn}/consumer/${consumer}:${Math.floor(born / 1000)}`,
      createdAt: wholeSecond(born),
      status: 'ACTIVE',
      tags: new Map(tags),
      policy,
    });
  try {
    restoreShards(stream, meta, chunks);
  } catch (thrown) {
    stream.discard();
    throw thrown;
  }
  return stream;
}

function restoreShards(
  stream: Stream,
  meta: StreamMeta,
  chunks: ReadonlyMap<number, readonly Chunk[]>,
): void {
  if (meta.shards.length === 0) {
    activate(stream, Math.max(1, meta.pendingShards));
    return;
  }
  const ranges = meta.shards.map(({ start, end }) => ({ start: BigInt(start), end: BigInt(end) }));
  const isWhole = isPartition(ranges.filter((_, i) => meta.shards[i]?.closedAt === undefined));
  if (!isWhole) throw new RangeError('its open shards do not cover the hash key space');
  if ([...chunks.keys()].some((index) => index >= meta.shards.length))
    throw new RangeError('it has records of a shard that it does not have');
  meta.shards.forEach((saved, index) => {
    const { createdAt, openedAt, parent, adjacentParent } = saved;
    const shard = stream.restoreShard({
      index,
      range: ranges[index] as (typeof ranges)[number],
      createdAt,
      // As old as the stream, whatever an older version kept.
      openedAt: parent === undefined ? stream.identity.createdAt : openedAt,
      ...(parent !== undefined && { parent }),
      ...(adjacentParent !== undefined && { adjacentParent }),
    });
    shard.closedAt = saved.closedAt;
    const segments = joinChunks(index, chunks.get(index) ?? [], saved);
    const firstIndex = segments[0]?.firstIndex ?? saved.nextIndex;
    shard.log.restore(segments, firstIndex, saved.nextIndex, saved.lastTime);
  });
  stream.status = 'ACTIVE';
  stream.route();
}

/** The chunks of one stream, by shard. */
export function byShard<T extends Chunk>(chunks: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const shards = new Map<number, T[]>();
  for (const chunk of chunks) shards.set(chunk.shard, [...(shards.get(chunk.shard) ?? []), chunk]);
  return shards;
}

/**
 * The segments of one shard: the newest chunks without a gap, parts of a segment joined.
 * What is older than a gap was let go when the stream was kept, unless the shard says otherwise.
 */
function joinChunks(
  shard: number,
  chunks: readonly Chunk[],
  { nextIndex, keptFrom }: StreamMeta['shards'][number],
): Segment[] {
  const sorted = chunks.toSorted((a, b) => b.firstIndex - a.firstIndex);
  const groups: Chunk[][] = [];
  let end = nextIndex;
  for (const chunk of sorted) {
    if (chunk.firstIndex + chunk.count !== end) break;
    end = chunk.firstIndex;
    const group = groups.at(-1);
    if (group?.[0]?.segment === chunk.segment) group.unshift(chunk);
    else groups.push([chunk]);
  }
  const isShort = keptFrom === undefined ? sorted.length > 0 && end === nextIndex : end > keptFrom;
  if (isShort) throw new RangeError(`records of shard ${shard} are missing`);
  return groups.toReversed().map(joined);
}

function joined(group: readonly Chunk[]): Segment {
  const [first] = group as [Chunk, ...Chunk[]];
  const length = group.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  let count = 0;
  for (const chunk of group) {
    bytes.set(chunk.bytes, at);
    at += chunk.bytes.length;
    count += chunk.count;
  }
  return Segment.from(first.firstIndex, first.firstTime, count, bytes);
}
