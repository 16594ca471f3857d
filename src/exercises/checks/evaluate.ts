import { own } from '../../base/own.ts';
import type { Check } from '../file/check-schema.ts';
import { evaluateConsumer } from './evaluate-consumer.ts';
import { evaluateRun, evaluateRuns, newestFirst } from './evaluate-runs.ts';
import { evaluateStream } from './evaluate-stream.ts';
import { evaluateWalk } from './evaluate-walk.ts';
import {
  boundsWords,
  butNeeds,
  counted,
  isWanted,
  memberAt,
  notYet,
  passed,
  shown,
  within,
  type Outcome,
} from './outcome.ts';
import { faultName } from './setting-words.ts';
import type { ExerciseState } from '../state.ts';

type CheckOf<T extends Check['type']> = Extract<Check, { type: T }>;

/**
 * Whether a check of a personal exercise holds on what was recorded.
 * @param since epoch ms: what happened earlier does not count, as far as it has a moment
 */
export function evaluateCheck(check: Check, state: ExerciseState, since = -Infinity): Outcome {
  switch (check.type) {
    case 'stream':
      return evaluateStream(check, state);
    case 'run':
      return evaluateRun(check, state, since);
    case 'runs':
      return evaluateRuns(check, state, since);
    case 'call':
      return evaluateCall(check, state, since);
    case 'walk':
      return evaluateWalk(check, state, since);
    case 'verified':
      return evaluateVerified(check, state);
    case 'practice':
      return evaluatePractice(check, state);
    case 'reading':
      return evaluateReading(check, state);
    case 'consumer':
      return evaluateConsumer(check, state);
    default:
      return check satisfies never;
  }
}

/** What to do about a call that cannot be made again, because it closed its shards. */
const BEFORE_RUN: Readonly<Record<string, string>> = {
  SplitShard:
    'You split the shard before starting a run. Delete the stream, create it again, start the run, then split.',
  MergeShards:
    'You merged shards before starting a run. Delete the stream, create it again, start the run, then split and merge.',
};

function evaluateCall(check: CheckOf<'call'>, { calls }: ExerciseState, since: number): Outcome {
  const { operation, input, error, count, duringRun } = check;
  const same = calls.filter((call) => call.operation === operation);
  const asked = same.filter((call) =>
    Object.entries(input).every(([member, wanted]) =>
      isWanted(memberAt(call.input ?? {}, member), wanted),
    ),
  );
  const answered = asked.filter((call) => call.error === error);
  const inRun = answered.filter((call) => !duringRun || call.duringRun);
  const fit = inRun.filter(({ at }) => at > since);
  if (fit.length >= count) return passed(`${operation} was called.`, fit[count - 1]?.at);
  if (same.length === 0) return notYet(`${operation} has not been called yet.`);
  if (asked.length === 0) return notYet(`${operation} was called, but with other values.`);
  const last = asked.at(-1)?.error;
  if (answered.length === 0)
    return notYet(
      last === undefined
        ? `${operation} succeeded; this step needs it to be refused with ${error ?? ''}.`
        : `${operation} was refused: ${last}.`,
    );
  if (inRun.length === 0)
    return notYet(
      own(BEFORE_RUN, operation) ??
        `You called ${operation} before starting a run. Start the run, then do it again.`,
    );
  if (fit.length === 0)
    return notYet(`You called ${operation} before the previous step was complete. Do it again.`);
  return notYet(`${operation} was called ${fit.length} of ${count} times.`);
}

function evaluateVerified(check: CheckOf<'verified'>, { runs }: ExerciseState): Outcome {
  const verified = newestFirst(runs).flatMap(({ result, verified: found }) =>
    result.scenario.stream === check.stream && found !== undefined ? [found] : [],
  );
  const [newest] = verified;
  if (newest === undefined)
    return notYet(
      `No run on ${check.stream} has been verified yet. Open its report and choose Verify delivery.`,
    );
  const fit = verified.some(
    ({ outcome, duplicates, missing }) =>
      (check.outcome === undefined || outcome === check.outcome) &&
      (check.duplicates === undefined || within(duplicates, check.duplicates)) &&
      (check.missing === undefined || within(missing, check.missing)),
  );
  const words = `${newest.outcome}, ${shown(newest.missing)} missing, ${shown(newest.duplicates)} duplicates`;
  return fit ? passed(`Verified: ${words}.`) : notYet(`The last check said: ${words}.`);
}

const HOUR_MS = 3_600_000;

function evaluatePractice(check: CheckOf<'practice'>, { practice }: ExerciseState): Outcome {
  const { fault, stream, aheadHours } = check;
  if (practice === undefined)
    return notYet('This step needs practice streams. Choose Practice under Connection.');
  if (fault !== undefined && !practice.faults.includes(fault))
    return notYet(`The fault “${faultName(fault)}” is not turned on.`);
  if (aheadHours !== undefined) {
    const ahead = (own(practice.aheadMs, stream ?? '') ?? 0) / HOUR_MS;
    if (!within(ahead, aheadHours))
      return notYet(
        `${butNeeds(`${stream ?? 'The stream'} is ${counted(ahead, 'hour')} ahead`, boundsWords(aheadHours))}.`,
      );
  }
  return passed('Seen in the practice service.');
}

function evaluateReading(check: CheckOf<'reading'>, { reading }: ExerciseState): Outcome {
  if (reading?.stream !== check.stream) return notYet(`${check.stream} is not being read.`);
  const { read, millisBehind, throttles } = reading;
  const behind = (millisBehind ?? Number.NaN) / 1000;
  const figures = [
    [`has given ${counted(read, 'record')}`, read, check.read],
    [
      millisBehind === undefined
        ? 'has not answered yet'
        : `is ${counted(behind, 'second')} behind`,
      behind,
      check.secondsBehind,
    ],
    [`had ${counted(throttles, 'throttled read')}`, throttles, check.throttles],
  ] as const;
  for (const [had, value, bounds] of figures)
    if (bounds !== undefined && !within(value, bounds))
      return notYet(`Reading ${check.stream} ${butNeeds(had, boundsWords(bounds))}.`);
  return passed(`${shown(read)} records read from ${reading.stream}.`);
}
