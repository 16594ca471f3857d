import { decodeSequenceNumber } from '../sequence-numbers/sequence-number.ts';
import { isOpen, type Shard } from './shard.ts';

/** A shard's place in the picture of a stream's past. */
export interface ShardSpan {
  readonly shard: Shard;
  /** The step at which it was opened; 0 is the oldest that is still listed. */
  readonly from: number;
  /** The step at which it was closed; for an open shard, the number of steps. */
  readonly to: number;
}

export interface ShardHistory {
  readonly spans: readonly ShardSpan[];
  readonly steps: readonly HistoryStep[];
}

/** Shards were opened: the stream was created, or resharded. */
interface HistoryStep {
  /** Epoch ms, when the sequence numbers tell it. */
  readonly at?: number;
}

/**
 * Lays a stream's shards out in time. A step is a second in which shards were opened, as
 * the layout of sequence numbers tells; where they do not have that layout, a shard
 * stands one step after its parents. A parent always ends where its first child begins.
 */
export function shardHistory(shards: readonly Shard[]): ShardHistory {
  const bornAt = birthSeconds(shards);
  const times = [...new Set(bornAt.values())].toSorted((a, b) => a - b);
  const exact = bornAt.size === shards.length && parentsAreOlder(shards, bornAt);
  const stepOf = exact
    ? new Map([...bornAt].map(([id, second]) => [id, times.indexOf(second)]))
    : generations(shards);
  const count = Math.max(0, ...stepOf.values()) + 1;
  const closedAt = new Map<string, number>();
  for (const shard of shards) {
    const step = stepOf.get(shard.shardId) ?? 0;
    for (const parent of parentsOf(shard))
      closedAt.set(parent, Math.min(closedAt.get(parent) ?? count, step));
  }
  return {
    spans: shards.map((shard) => {
      const from = stepOf.get(shard.shardId) ?? 0;
      const to = isOpen(shard) ? count : (closedAt.get(shard.shardId) ?? count);
      return { shard, from, to: Math.max(to, from + 1) };
    }),
    steps: Array.from({ length: count }, (_, i) => {
      const second = times[i];
      return exact && second !== undefined ? { at: second * 1000 } : {};
    }),
  };
}

export function parentsOf({ parentShardId, adjacentParentShardId }: Shard): string[] {
  return [parentShardId, adjacentParentShardId].filter((id) => id !== undefined);
}

export function childrenOf(shards: readonly Shard[], shardId: string): Shard[] {
  return shards.filter((shard) => parentsOf(shard).includes(shardId));
}

function birthSeconds(shards: readonly Shard[]): Map<string, number> {
  const born = new Map<string, number>();
  for (const { shardId, startingSequenceNumber } of shards) {
    const parts = /^\d+$/.test(startingSequenceNumber)
      ? decodeSequenceNumber(BigInt(startingSequenceNumber))
      : undefined;
    if (parts !== undefined) born.set(shardId, parts.shardCreatedAt);
  }
  return born;
}

/** Parents that expired are not listed any more, and say nothing. */
function parentsAreOlder(shards: readonly Shard[], bornAt: ReadonlyMap<string, number>): boolean {
  return shards.every((shard) =>
    parentsOf(shard).every((parent) => {
      const parentBorn = bornAt.get(parent);
      return parentBorn === undefined || parentBorn < (bornAt.get(shard.shardId) ?? 0);
    }),
  );
}

function generations(shards: readonly Shard[]): Map<string, number> {
  const step = new Map<string, number>();
  // Ids grow with time, so that parents come before their children.
  for (const shard of shards.toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1))) {
    const parents = parentsOf(shard).map((id) => step.get(id) ?? -1);
    step.set(shard.shardId, Math.max(-1, ...parents) + 1);
  }
  return step;
}
