import type { Account } from '../account.ts';
import type { ShardState } from '../shard-state.ts';
import type { Stream } from '../stream.ts';
import type { AccountMeta, StreamMeta } from './schema.ts';

export function accountMeta(account: Account): AccountMeta {
  return { version: 1, billingCommitment: { ...account.billingCommitment } };
}

/**
 * @param notKept records of it that are not among the chunks, besides those lost before
 * @param keptFrom by shard, the sequence index of the oldest record among the chunks
 */
export function streamMeta(
  stream: Stream,
  notKept: number,
  keptFrom: ReadonlyMap<number, number>,
): StreamMeta {
  const { keyId } = stream.encryption;
  return {
    version: 1,
    serial: stream.identity.serial,
    name: stream.name,
    createdAt: stream.identity.createdAt,
    mode: stream.mode,
    retentionHours: stream.retentionHours,
    maxRecordKiB: stream.maxRecordKiB,
    encryption: { type: stream.encryption.type, ...(keyId !== undefined && { keyId }) },
    distribution: stream.distribution,
    ...(stream.warmThroughputMiBps !== undefined && {
      warmThroughputMiBps: stream.warmThroughputMiBps,
    }),
    tags: [...stream.tags],
    monitoring: [...stream.monitoring],
    ...(stream.policy !== undefined && { policy: stream.policy }),
    consumers: [...stream.consumers.values()]
      .filter(({ status }) => status !== 'DELETING')
      .map(({ name, createdAt, tags, policy }) => ({
        name,
        createdAt,
        tags: [...tags],
        ...(policy !== undefined && { policy }),
      })),
    trimmedEarly: stream.trimmedEarly,
    notKept: stream.notKept + notKept,
    offsetMs: stream.offsetMs,
    history: Object.fromEntries(stream.history),
    growsAfter: stream.growsAfter,
    pendingShards: stream.pendingShards,
    shards: stream.shards.map((shard) => shardMeta(shard, keptFrom)),
  };
}

function shardMeta(
  { origin, closedAt, log }: ShardState,
  keptFrom: ReadonlyMap<number, number>,
): StreamMeta['shards'][number] {
  return {
    start: origin.range.start.toString(),
    end: origin.range.end.toString(),
    createdAt: origin.createdAt,
    openedAt: origin.openedAt,
    ...(origin.parent !== undefined && { parent: origin.parent }),
    ...(origin.adjacentParent !== undefined && { adjacentParent: origin.adjacentParent }),
    ...(closedAt !== undefined && { closedAt }),
    nextIndex: log.nextIndex,
    lastTime: log.lastTime,
    keptFrom: keptFrom.get(origin.index) ?? log.nextIndex,
  };
}
