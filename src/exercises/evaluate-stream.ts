import type { Check } from './check-schema.ts';
import { boundsWords, notYet, passed, shown, within, type Outcome } from './match.ts';
import type { ExerciseState } from './state.ts';

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
      `${check.name} was there before this exercise began. Delete it and create it again.`,
    );
  const open = stream.shards.filter((shard) => shard.open).length;
  const counts = [
    ['open shards', open, check.openShards],
    ['closed shards', stream.shards.length - open, check.closedShards],
    ['hours of retention', stream.retentionHours, check.retentionHours],
    ['registered consumers', stream.consumers, check.consumers],
  ] as const;
  for (const [words, value, bounds] of counts)
    if (bounds !== undefined && !within(value, bounds))
      return notYet(
        `${check.name} has ${shown(value)} ${words}, needed is ${boundsWords(bounds)}.`,
      );
  return passed(`${check.name} is ACTIVE with ${open} open shard${open === 1 ? '' : 's'}.`);
}
