import { z } from 'zod';
import { errorMessage } from '../../../base/error-message.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { isPartition } from '../../../kinesis/hash-range.ts';
import { wholeSecond, type Account } from '../account.ts';
import { activate } from '../operations/streams.ts';
import { Segment } from '../segment.ts';
import { Stream } from '../stream.ts';
import { streamMetaSchema, type Chunk, type Snapshot, type StreamMeta } from './schema.ts';

/**
 * Makes the account hold what the snapshot has, in place of what it has. A stream that was
 * being created is created; one that was being updated is as it was before; one that was
 * being deleted is gone. On an error nothing is changed.
 */
export function restoreSnapshot(account: Account, snapshot: Snapshot): Result<void, string> {
  const streams: Stream[] = [];
  if (new Set(snapshot.streams.map(({ name }) => name)).size < snapshot.streams.length)
    return err('two streams have one name');
  for (const meta of snapshot.streams) {
    // What a browser kept may be older than this code.
    const checked = streamMetaSchema.safeParse(meta);
    if (!checked.success) {
      for (const stream of streams) stream.discard();
      return err(`stream ${meta.name}: ${z.prettifyError(checked.error)}`);
    }
    try {
      streams.push(restoreStream(account, meta, chunksOf(snapshot, meta.serial)));
    } catch (thrown) {
      for (const stream of streams) stream.discard();
      return err(`stream ${meta.name}: ${errorMessage(thrown)}`);
    }
  }
  for (const stream of account.streams.values()) account.removeStream(stream);
  account.billingCommitment = withoutUndefined(snapshot.account.billingCommitment);
  for (const stream of streams) account.adopt(stream);
  if (account.storage.allocated > account.maxBytes) account.enforceMaxBytes();
  return ok(undefined);
}

function chunksOf(snapshot: Snapshot, serial: number): ReadonlyMap<number, Chunk[]> {
  const byShard = new Map<number, Chunk[]>();
  for (const chunk of snapshot.chunks) {
    if (chunk.serial !== serial) continue;
    const chunks = byShard.get(chunk.shard) ?? [];
    chunks.push(chunk);
    byShard.set(chunk.shard, chunks);
  }
  return byShard;
}

function restoreStream(
  account: Account,
  meta: StreamMeta,
  chunks: ReadonlyMap<number, Chunk[]>,
): Stream {
  const { serial, name } = meta;
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
  chunks: ReadonlyMap<number, Chunk[]>,
): void {
  if (meta.shards.length === 0) {
    activate(stream, Math.max(1, meta.pendingShards));
    return;
  }
  const ranges = meta.shards.map(({ start, end }) => ({ start: BigInt(start), end: BigInt(end) }));
  const isWhole = isPartition(ranges.filter((_, i) => meta.shards[i]?.closedAt === undefined));
  if (!isWhole) throw new RangeError('its open shards do not cover the hash key space');
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
    const segments = joinChunks(chunks.get(index) ?? [], saved.nextIndex);
    const firstIndex = segments[0]?.firstIndex ?? saved.nextIndex;
    shard.log.restore(segments, firstIndex, saved.nextIndex, saved.lastTime);
  });
  stream.status = 'ACTIVE';
  stream.route();
}

/** The segments of one shard: the newest chunks without a gap, parts of a segment joined. */
function joinChunks(chunks: readonly Chunk[], nextIndex: number): Segment[] {
  const sorted = chunks.toSorted((a, b) => b.firstIndex - a.firstIndex);
  const groups: Chunk[][] = [];
  let end = nextIndex;
  for (const chunk of sorted) {
    if (chunk.firstIndex + chunk.count !== end) {
      if (end === nextIndex) throw new RangeError(`records of shard ${chunk.shard} are missing`);
      break;
    }
    end = chunk.firstIndex;
    const group = groups.at(-1);
    if (group?.[0]?.segment === chunk.segment) group.unshift(chunk);
    else groups.push([chunk]);
  }
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

/** An optional member that zod gives as `undefined` is one that is absent. */
function withoutUndefined<T extends object>(
  value: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
