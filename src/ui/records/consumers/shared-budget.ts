import {
  SHARD_READ_BYTES_PER_SECOND,
  SHARD_READ_CALLS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';

interface BudgetPart {
  readonly name: string;
  readonly callsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** What all who poll a shard take of what they share. */
export interface ShardBudget {
  readonly shardId: string;
  readonly parts: readonly BudgetPart[];
  readonly callsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Refused since they started. */
  readonly throttles: number;
}

export const LIVE_LIST = 'the live list';

const LIMITS = { calls: SHARD_READ_CALLS_PER_SECOND, bytes: SHARD_READ_BYTES_PER_SECOND };
export { LIMITS };

/**
 * Calls and bytes of each shard over the last 5 seconds. Consumers with enhanced fan-out
 * share nothing, and are not in it.
 * @param live the reading of the live list, when it polls the same stream
 */
export function sharedBudget(
  states: readonly ConsumerState[],
  live: ReaderSnapshot | undefined,
): readonly ShardBudget[] {
  const readers = states
    .filter(({ delivery, phase }) => delivery === 'polling' && phase === 'reading')
    .map(({ name, snapshot }) => ({ name, reader: snapshot?.reader }));
  if (live !== undefined && live.state !== 'ended') readers.push({ name: LIVE_LIST, reader: live });
  const by = new Map<string, { parts: BudgetPart[]; throttles: number }>();
  for (const { name, reader } of readers)
    for (const { shardId, budget, throttles, state } of reader?.shards ?? []) {
      if (state.state === 'ended' || state.state === 'failed') continue;
      const shard = by.get(shardId) ?? { parts: [], throttles: 0 };
      const { callsPerSecond, bytesPerSecond } = budget;
      shard.parts.push({ name, callsPerSecond, bytesPerSecond });
      shard.throttles += throttles;
      by.set(shardId, shard);
    }
  return [...by]
    .map(([shardId, { parts, throttles }]) => ({
      shardId,
      parts,
      throttles,
      callsPerSecond: parts.reduce((sum, part) => sum + part.callsPerSecond, 0),
      bytesPerSecond: parts.reduce((sum, part) => sum + part.bytesPerSecond, 0),
    }))
    .toSorted((a, b) => (a.shardId < b.shardId ? -1 : 1));
}
