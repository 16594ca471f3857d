import { shortShardName } from '../../kinesis/shards/shard-id.ts';
import type { Check } from '../file/check-schema.ts';
import {
  boundsWords,
  butNeeds,
  counted,
  notYet,
  passed,
  shown,
  within,
  type Outcome,
} from './outcome.ts';
import type { Bounds } from '../file/schema-parts.ts';
import type { ExerciseState, RecordedWalk } from '../state.ts';

const HOUR_MS = 3_600_000;

/** @param since epoch ms: only a shard that was read later counts */
export function evaluateWalk(
  check: Extract<Check, { type: 'walk' }>,
  { walks }: ExerciseState,
  since: number,
): Outcome {
  const ours = walks.filter((walk) => check.stream === undefined || walk.stream === check.stream);
  const newest = ours.at(-1);
  if (newest === undefined)
    return notYet('You have not read a shard step by step yet: Records page, “Step by step”.');
  const fit = ours.filter(
    (walk) => lastCallOf(walk) > since && walkMisses(walk, check).length === 0,
  );
  const shards = new Set(fit.map(({ shardId }) => shardId)).size;
  if (fit.length === 0) {
    const [miss = 'was too early: read it again'] = walkMisses(newest, check);
    return notYet(`Your last read of shard ${shortShardName(newest.shardId)} ${miss}.`);
  }
  if (check.count !== undefined && !within(fit.length, check.count))
    return notYet(
      `You have read a shard step by step ${counted(fit.length, 'time')}; this step needs ${plainly(check.count)}.`,
    );
  if (check.shards !== undefined && !within(shards, check.shards))
    return notYet(
      `You have read ${counted(shards, 'shard')} step by step; this step needs ${plainly(check.shards)}.`,
    );
  return passed(
    `You read shard ${shortShardName(fit.at(-1)?.shardId ?? '')} step by step.`,
    Math.min(...fit.map(lastCallOf)),
  );
}

/** Epoch ms. */
function lastCallOf({ calls }: RecordedWalk): number {
  return calls.at(-1)?.at ?? -Infinity;
}

/** "2" where 2 or more is asked for: nobody asks how to do more. */
function plainly(bounds: Bounds): string {
  return bounds.max === undefined ? shown(Number(bounds.min)) : boundsWords(bounds);
}

/** What keeps a read shard from passing: it goes on after "Your last read of shard 0000". */
function walkMisses(walk: RecordedWalk, check: Extract<Check, { type: 'walk' }>): string[] {
  const misses: string[] = [];
  const { calls } = walk;
  const ask = (had: string, value: number, bounds: Bounds | undefined): void => {
    if (bounds !== undefined && !within(value, bounds))
      misses.push(butNeeds(had, boundsWords(bounds)));
  };
  if (check.position !== undefined && walk.position !== check.position)
    misses.push(butNeeds(`started at ${walk.position}`, check.position));
  const last = calls.at(-1);
  if (last === undefined) return [...misses, 'has an iterator only. Press “Get records”'];
  ask(`used the limit ${shown(last.limit)}`, last.limit, check.limit);
  if (check.error === undefined) {
    const good = calls.filter(({ error }) => error === undefined);
    if (good.length === 0) misses.push(`failed with ${last.error ?? 'an error'}`);
    const records = good.reduce(
      (sum, call) => sum + (call.followed || call === good[0] ? call.count : 0),
      0,
    );
    ask(`returned ${counted(records, 'record')}`, records, check.records);
    const followed = good.filter((call) => call.followed).length;
    ask(`used Next ${counted(followed, 'time')}`, followed, check.followed);
  } else if (!calls.some(({ error }) => error === check.error))
    misses.push(
      butNeeds(
        last.error === undefined ? 'ended without an error' : `failed with ${last.error}`,
        check.error,
      ),
    );
  const ahead = walk.aheadMs / HOUR_MS;
  ask(`was made ${counted(ahead, 'hour')} ahead`, ahead, check.aheadHours);
  return misses;
}
