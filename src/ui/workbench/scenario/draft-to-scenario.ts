import type { ScenarioInput, ScenarioProblem } from '../../../load/scenario.ts';
import type { Draft } from '../../state/run/draft.ts';
import { choiceOf, fieldText, KEY_CHOICES, type Choice, type ChoiceField } from './key-choices.ts';
import { fieldNumber } from '../../text/format.ts';
import { PROFILE_CHOICES, unitOf } from './profile-choices.ts';
import { parseStages } from './stages.ts';
import { parseWeek } from './week.ts';

const KIB = 1024;

/** What is wrong with the workbench's fields, in words, by the path in the scenario. */
export type DraftProblems = Readonly<Record<string, string>>;

function seconds(text: string): number | string {
  const value = fieldNumber(text);
  return typeof value === 'number' ? value * 1000 : value;
}

function bytesOfKib(text: string): number | string {
  const value = fieldNumber(text);
  return typeof value === 'number' ? value * KIB : value;
}

/** `anna=5, ben=3` as keys with weights; what has no weight gets 1. */
export function parseWeights(text: string): { key: string; weight: number | string }[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.lastIndexOf('=');
      if (at < 0) return { key: part, weight: 1 };
      return { key: part.slice(0, at).trim(), weight: fieldNumber(part.slice(at + 1)) };
    });
}

/** @param scale what a rate is multiplied by */
function fieldValue(field: ChoiceField, text: string, scale: number): unknown {
  switch (field.kind) {
    case 'number':
      return fieldNumber(text);
    case 'rate': {
      const value = fieldNumber(text);
      return typeof value === 'number' ? value * scale : value;
    }
    case 'stages':
      return parseStages(text, scale);
    case 'week':
      return parseWeek(text).map((day) =>
        day.map(({ mean, deviation }) => ({ mean: mean * scale, deviation: deviation * scale })),
      );
    case 'seconds':
      return seconds(text);
    case 'weights':
      return parseWeights(text);
    case 'text':
      return text;
    default:
      return field.kind satisfies never;
  }
}

function chosen(
  choice: Choice,
  values: Readonly<Record<string, string>>,
  scale = 1,
): Record<string, unknown> {
  return {
    type: choice.value,
    ...Object.fromEntries(
      choice.fields.map((field) => [
        field.name,
        fieldValue(field, fieldText(field, values), scale),
      ]),
    ),
  };
}

function chosenProfile({ type, values }: Draft['profile']): Record<string, unknown> {
  const unit = unitOf(type, values);
  return {
    ...chosen(choiceOf(PROFILE_CHOICES, type), values, unit === 'bytes' ? KIB : 1),
    ...(unit === 'bytes' && { unit }),
    // The hours of a week are those of the clock on the wall.
    ...(type === 'grid' && { utcOffsetMinutes: -new Date().getTimezoneOffset() }),
  };
}

/**
 * The scenario that a draft describes. Fields that hold no number go in as text: the
 * check in the load worker is the judge, and refuses them in words.
 */
export function toScenario(draft: Draft, stream: string): ScenarioInput {
  const { end, sending } = draft;
  const seed = sending.seed.trim();
  const name = draft.runName.trim() || draft.templateName;
  const scenario: Record<keyof ScenarioInput, unknown> | Record<string, unknown> = {
    version: 1,
    ...(name !== '' && { name }),
    stream,
    template: {
      text: draft.template,
      multiline: !draft.oneLine,
      delimiter: draft.delimiter,
      output: draft.output,
      locale: draft.locale,
      lists: draft.lists,
    },
    keys: chosen(choiceOf(KEY_CHOICES, draft.keys.strategy), draft.keys.values),
    profile: chosenProfile(draft.profile),
    ...(end.kind === 'total' && { total: fieldNumber(end.total) }),
    ...(end.kind === 'duration' && { durationMs: seconds(end.duration) }),
    inFlight: fieldNumber(sending.inFlight),
    lingerMs: fieldNumber(sending.linger),
    maxBatchRecords: fieldNumber(sending.batchRecords),
    maxBatchBytes: bytesOfKib(sending.batchKiB),
    retry: {
      type: sending.retry,
      ...(sending.retry !== 'none' && { ttlMs: seconds(sending.ttl) }),
    },
    limiter: sending.limiter,
    aggregate: sending.aggregate,
    gzip: sending.gzip,
    ordered: sending.ordered,
    streamBodies: sending.streamBodies,
    stamp: sending.stamp,
    ...(seed !== '' && { seed }),
  };
  return scenario as ScenarioInput;
}

/** Problems by path; the first one of each path counts. */
export function problemsByField(problems: readonly ScenarioProblem[]): DraftProblems {
  return Object.fromEntries(problems.toReversed().map(({ path, message }) => [path, message]));
}

/** What is wrong with one field of a choice, such as `profile` and `rate`, or anything within it. */
export function problemOf(problems: DraftProblems, ...path: readonly string[]): string | undefined {
  const start = path.join('.');
  const found = Object.entries(problems).find(
    ([where]) => where === start || where.startsWith(`${start}.`),
  );
  return found?.[1];
}
