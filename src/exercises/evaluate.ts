import { own } from '../base/own.ts';
import type { Check } from './check-schema.ts';
import { evaluateConsumer } from './evaluate-consumer.ts';
import { evaluateRun, evaluateRuns, newestFirst } from './evaluate-runs.ts';
import { evaluateStream } from './evaluate-stream.ts';
import { evaluateWalk } from './evaluate-walk.ts';
import {
  boundsWords,
  isWanted,
  memberAt,
  notYet,
  passed,
  shown,
  within,
  type Outcome,
} from './match.ts';
import { faultName } from './setting-words.ts';
import type { ExerciseState } from './state.ts';

type CheckOf<T extends Check['type']> = Extract<Check, { type: T }>;

/** Whether a check of a personal exercise holds on what was recorded. */
export function evaluateCheck(check: Check, state: ExerciseState): Outcome {
  switch (check.type) {
    case 'stream':
      return evaluateStream(check, state);
    case 'run':
      return evaluateRun(check, state);
    case 'runs':
      return evaluateRuns(check, state);
    case 'call':
      return evaluateCall(check, state);
    case 'walk':
      return evaluateWalk(check, state);
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

function evaluateCall(check: CheckOf<'call'>, { calls }: ExerciseState): Outcome {
  const { operation, input, error, count, duringRun } = check;
  const same = calls.filter((call) => call.operation === operation);
  const asked = same.filter((call) =>
    Object.entries(input).every(([member, wanted]) =>
      isWanted(memberAt(call.input ?? {}, member), wanted),
    ),
  );
  const answered = asked.filter((call) => call.error === error);
  const fit = answered.filter((call) => !duringRun || call.duringRun);
  if (fit.length >= count) return passed(`${operation} was called.`);
  if (same.length === 0) return notYet(`${operation} was not called yet.`);
  if (asked.length === 0) return notYet(`${operation} was called, but with other values.`);
  const last = asked.at(-1)?.error;
  if (answered.length === 0)
    return notYet(
      last === undefined
        ? `${operation} succeeded; the step needs it to be refused with ${error ?? ''}.`
        : `${operation} was refused: ${last}.`,
    );
  if (fit.length === 0)
    return notYet(`${operation} was called while no run went on. Do it during a run.`);
  return notYet(`${operation} was called ${fit.length} of ${count} times.`);
}

function evaluateVerified(check: CheckOf<'verified'>, { runs }: ExerciseState): Outcome {
  const verified = newestFirst(runs).flatMap(({ result, verified: found }) =>
    result.scenario.stream === check.stream && found !== undefined ? [found] : [],
  );
  const [newest] = verified;
  if (newest === undefined)
    return notYet(`No run on ${check.stream} was verified yet: open its report, Verify delivery.`);
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
    return notYet('This step needs practice streams: choose Practice under Connection.');
  if (fault !== undefined && !practice.faults.includes(fault))
    return notYet(`The fault “${faultName(fault)}” is not switched on.`);
  if (aheadHours !== undefined) {
    const ahead = (own(practice.aheadMs, stream ?? '') ?? 0) / HOUR_MS;
    if (!within(ahead, aheadHours))
      return notYet(
        `${stream ?? 'The stream'} is ${shown(ahead)} hours ahead, needed is ${boundsWords(aheadHours)}.`,
      );
  }
  return passed('Seen in the practice service.');
}

function evaluateReading(check: CheckOf<'reading'>, { reading }: ExerciseState): Outcome {
  if (reading?.stream !== check.stream) return notYet(`${check.stream} is not being read.`);
  const figures = [
    ['records read', reading.read, check.read],
    ['seconds behind', (reading.millisBehind ?? Number.NaN) / 1000, check.secondsBehind],
    ['throttled reads', reading.throttles, check.throttles],
  ] as const;
  for (const [words, value, bounds] of figures)
    if (bounds !== undefined && !within(value, bounds))
      return notYet(`${words}: ${shown(value)}, needed is ${boundsWords(bounds)}.`);
  return passed(`${shown(reading.read)} records read from ${reading.stream}.`);
}
