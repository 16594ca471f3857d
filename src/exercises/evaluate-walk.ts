import { shortShardName } from '../kinesis/shard-id.ts';
import type { Check } from './check-schema.ts';
import { boundsWords, notYet, passed, shown, within, type Outcome } from './match.ts';
import type { ExerciseState, RecordedWalk } from './state.ts';

const HOUR_MS = 3_600_000;

export function evaluateWalk(
  check: Extract<Check, { type: 'walk' }>,
  { walks }: ExerciseState,
): Outcome {
  const ours = walks.filter((walk) => check.stream === undefined || walk.stream === check.stream);
  if (ours.length === 0)
    return notYet('No shard was read step by step yet: Records page, “Step by step”.');
  const fit = ours.filter((walk) => walkMisses(walk, check).length === 0);
  const shards = new Set(fit.map(({ shardId }) => shardId)).size;
  const newest = ours.at(-1);
  if (fit.length === 0 && newest !== undefined)
    return notYet(
      `Your last walk of shard ${shortShardName(newest.shardId)}: ${walkMisses(newest, check).join('; ')}.`,
    );
  if (check.count !== undefined && !within(fit.length, check.count))
    return notYet(`${fit.length} such walks, needed is ${boundsWords(check.count)}.`);
  if (check.shards !== undefined && !within(shards, check.shards))
    return notYet(`Walked ${shards} shards, needed is ${boundsWords(check.shards)}.`);
  return passed(`Shard ${shortShardName(fit.at(-1)?.shardId ?? '')} was read step by step.`);
}

function walkMisses(walk: RecordedWalk, check: Extract<Check, { type: 'walk' }>): string[] {
  const misses: string[] = [];
  const { calls } = walk;
  const ask = (words: string, value: number, bounds: typeof check.records): void => {
    if (bounds !== undefined && !within(value, bounds))
      misses.push(`${words} ${shown(value)}, needed is ${boundsWords(bounds)}`);
  };
  if (check.position !== undefined && walk.position !== check.position)
    misses.push(`the iterator was ${walk.position}, needed is ${check.position}`);
  if (calls.length === 0) misses.push('GetRecords was not called yet');
  const limit = calls.at(-1)?.limit;
  if (limit !== undefined) ask('the limit was', limit, check.limit);
  if (check.error === undefined) {
    const good = calls.filter(({ error }) => error === undefined);
    if (calls.length > 0 && good.length === 0)
      misses.push(`GetRecords failed with ${calls.at(-1)?.error ?? 'an error'}`);
    if (calls.length > 0) {
      ask(
        'records read:',
        good.reduce((sum, call) => sum + (call.followed || call === good[0] ? call.count : 0), 0),
        check.records,
      );
      ask(
        'times Next was pressed:',
        good.filter(({ followed }) => followed).length,
        check.followed,
      );
    }
  } else if (calls.length > 0 && !calls.some(({ error }) => error === check.error))
    misses.push(
      `GetRecords answered ${calls.at(-1)?.error ?? 'without an error'}, needed is ${check.error}`,
    );
  ask('hours ahead:', walk.aheadMs / HOUR_MS, check.aheadHours);
  return misses;
}
