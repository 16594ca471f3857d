import type { Check } from '../file/check-schema.ts';
import { boundsWords, butNeeds, counted, notYet, passed, within, type Outcome } from './outcome.ts';
import type { ExerciseState, ShardState } from '../state.ts';

/** A clock of the service may be a little behind the page's. */
const CLOCK_SLACK_MS = 5_000;

export function evaluateStream(
  check: Extract<Check, { type: 'stream' }>,
  { streams, startedAt }: ExerciseState,
): Outcome {
  const stream = streams.find(({ name }) => name === check.name);
  if (stream === undefined) return notYet(`There is no stream named ${check.name} yet.`);
  if (stream.status !== 'ACTIVE')
    return notYet(`${check.name} is ${stream.status}. It will be ACTIVE in a moment.`);
  if (check.new && stream.createdAt < startedAt - CLOCK_SLACK_MS)
    return notYet(
      `${check.name} was created before you started this exercise. Delete it and create it again.`,
    );
  const open = stream.shards.filter((shard) => shard.open);
  const closed = stream.shards.length - open.length;
  const { retentionHours, consumers } = stream;
  const counts = [
    [counted(open.length, 'open shard'), open.length, check.openShards],
    [counted(closed, 'closed shard'), closed, check.closedShards],
    [
      counted(retentionHours, 'hour of retention', 'hours of retention'),
      retentionHours,
      check.retentionHours,
    ],
    [counted(consumers, 'registered consumer'), consumers, check.consumers],
  ] as const;
  for (const [words, value, bounds] of counts)
    if (bounds !== undefined && !within(value, bounds))
      return notYet(`${butNeeds(`${check.name} has ${words}`, boundsWords(bounds))}.`);
  if (check.equalShards && !areEqual(open))
    return notYet(
      `The open shards of ${check.name} have different shares of the hash keys, as after a split. Delete the stream and create it again.`,
    );
  const parent = check.mergedChildrenOf;
  if (parent !== undefined && !hasMergedChildren(stream.shards, parent))
    return notYet(`The two children of ${parent} are not merged with each other.`);
  return passed(`${check.name} is ACTIVE with ${counted(open.length, 'open shard')}.`);
}

/** Whether all have the same number of hash keys: 2¹²⁸ need not divide by their number. */
function areEqual(shards: readonly ShardState[]): boolean {
  const sizes = shards.map(({ start, end }) => BigInt(end) - BigInt(start));
  const [first = 0n] = sizes;
  const off = BigInt(shards.length);
  return sizes.every((size) => size - first <= off && first - size <= off);
}

/** Whether a shard has two parents, both of them children of that shard. */
function hasMergedChildren(shards: readonly ShardState[], shardId: string): boolean {
  const isChild = (id: string): boolean =>
    shards.find((shard) => shard.shardId === id)?.parents.includes(shardId) === true;
  return shards.some(({ parents }) => parents.length === 2 && parents.every(isChild));
}
