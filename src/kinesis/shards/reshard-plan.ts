import { err, ok, type Result } from '../../base/result.ts';
import {
  areAdjacent,
  canSplitAt,
  evenRanges,
  mergeRanges,
  splitRange,
  type HashKeyRange,
} from '../hash-keys/hash-range.ts';
import { shardIdOf, shardIndexOf } from './shard-id.ts';
import { isOpen, type Shard } from './shard.ts';

/** A shard that a change will open. */
interface PlannedShard {
  /** The id it will have; absent where the service's order of work is not known. */
  readonly shardId?: string;
  readonly range: HashKeyRange;
  /** The open shards that it takes its range from. */
  readonly parents: readonly string[];
}

/** What a change does to the open shards, known before it is asked for. */
export interface ReshardPlan {
  readonly closed: readonly Shard[];
  readonly kept: readonly Shard[];
  readonly opened: readonly PlannedShard[];
}

/**
 * The most shards that UpdateShardCount accepts as a target
 * (docs/kinesis.md#updateshardcount-limits).
 */
const UPDATE_SHARD_COUNT_MAX = 10_000;

/** Shard ids count the shards ever made in a stream. */
function nextIndex(shards: readonly Shard[]): number {
  return Math.max(-1, ...shards.map(({ shardId }) => shardIndexOf(shardId))) + 1;
}

/**
 * SplitShard: two children, the lower one first.
 * @param shards all shards of the stream, closed ones too: the new ids follow from them
 */
export function planSplit(
  shards: readonly Shard[],
  shardId: string,
  point: bigint,
): Result<ReshardPlan, string> {
  const shard = shards.find((other) => other.shardId === shardId);
  if (shard === undefined || !isOpen(shard)) return err(`${shardId} is not an open shard.`);
  const { start, end } = shard.range;
  if (!canSplitAt(shard.range, point))
    return err(
      end - start < 4n
        ? `${shardId} is too narrow to be split.`
        : `The split point must lie between ${start + 2n} and ${end - 1n}.`,
    );
  const next = nextIndex(shards);
  return ok({
    closed: [shard],
    kept: shards.filter((other) => isOpen(other) && other !== shard),
    opened: splitRange(shard.range, point).map((range, i) => ({
      shardId: shardIdOf(next + i),
      range,
      parents: [shardId],
    })),
  });
}

/** MergeShards of two open neighbours, given in either order. */
export function planMerge(
  shards: readonly Shard[],
  one: string,
  other: string,
): Result<ReshardPlan, string> {
  const pair = shards
    .filter((shard) => isOpen(shard) && (shard.shardId === one || shard.shardId === other))
    .toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
  const [lower, upper] = pair;
  if (lower === undefined || upper === undefined) return err('Choose two open shards.');
  if (!areAdjacent(lower.range, upper.range))
    return err(`${lower.shardId} and ${upper.shardId} are not neighbours.`);
  return ok({
    closed: [lower, upper],
    kept: shards.filter((shard) => isOpen(shard) && !pair.includes(shard)),
    opened: [
      {
        shardId: shardIdOf(nextIndex(shards)),
        range: mergeRanges(lower.range, upper.range),
        parents: [lower.shardId, upper.shardId],
      },
    ],
  });
}

/**
 * UpdateShardCount, uniform scaling: equal ranges. A shard that has one of them already
 * is kept. In what order AWS splits and merges is not published, so no ids are promised.
 */
export function planShardCount(
  shards: readonly Shard[],
  target: number,
): Result<ReshardPlan, string> {
  const open = shards.filter(isOpen).toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
  const problem = shardCountProblem(open.length, target);
  if (problem !== undefined) return err(problem);
  const targets = evenRanges(target);
  const kept = open.filter((shard) => targets.some((range) => sameRange(range, shard.range)));
  const closed = open.filter((shard) => !kept.includes(shard));
  return ok({
    closed,
    kept,
    opened: targets
      .filter((range) => !kept.some((shard) => sameRange(range, shard.range)))
      .map((range) => ({
        range,
        parents: open
          .filter((shard) => shard.range.start <= range.end && range.start <= shard.range.end)
          .map(({ shardId }) => shardId),
      })),
  });
}

/**
 * Why UpdateShardCount would refuse a target: whole, at most double, at least half
 * (docs/kinesis.md#updateshardcount-limits).
 */
function shardCountProblem(current: number, target: number): string | undefined {
  const least = Math.max(1, Math.ceil(current / 2));
  const most = Math.min(current * 2, UPDATE_SHARD_COUNT_MAX);
  if (!Number.isInteger(target) || target < least || target > most)
    return `Write a whole number from ${least} to ${most}: one change may at most double or halve the ${current} open shards.`;
  if (target === current) return `The stream has ${current} open shards already.`;
  return undefined;
}

function sameRange(a: HashKeyRange, b: HashKeyRange): boolean {
  return a.start === b.start && a.end === b.end;
}
