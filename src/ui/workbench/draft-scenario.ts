import type { ScenarioInput, ScenarioProblem } from '../../load/scenario.ts';
import type { Draft } from '../state/draft.ts';

/** What is wrong with the workbench's fields, in words, by field. */
export interface DraftProblems {
  readonly rate?: string;
  readonly total?: string;
  readonly duration?: string;
  readonly inFlight?: string;
  readonly keys?: string;
  readonly stream?: string;
  readonly template?: string;
  /** What belongs to no field. */
  readonly other?: string;
}

/**
 * The number in a field; the text itself when there is none in it, so that whoever
 * checks it can say what was typed. Thousands may be grouped by commas or spaces.
 */
export function fieldNumber(text: string): number | string {
  const plain = text.trim().replaceAll(/(?<=\d)[ ,_](?=\d{3})/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)(e\d+)?$/i.test(plain)) return text;
  return Number(plain);
}

/**
 * The scenario that a draft describes. Fields that hold no number go in as text: the
 * check refuses them in words.
 */
export function toScenario(draft: Draft, stream: string): ScenarioInput {
  const { end, keys } = draft;
  // The check in the load worker is the judge of what is a number.
  const number = (text: string): number => fieldNumber(text) as number;
  const seed = draft.seed.trim();
  return {
    version: 1,
    ...(draft.templateName !== '' && { name: draft.templateName }),
    stream,
    template: { text: draft.template, multiline: !draft.oneLine },
    keys: toKeyStrategy(keys),
    profile: { type: 'constant', rate: number(draft.rate) },
    ...(end.kind === 'total' && { total: number(end.total) }),
    ...(end.kind === 'duration' && { durationMs: number(end.duration) * 1000 }),
    inFlight: number(draft.inFlight),
    retry: { type: draft.retry },
    ...(seed !== '' && { seed }),
  };
}

function toKeyStrategy(keys: Draft['keys']): NonNullable<ScenarioInput['keys']> {
  switch (keys.strategy) {
    case 'uuid':
      return { type: 'uuid' };
    case 'one':
      return { type: 'one', key: keys.one };
    case 'n':
      return { type: 'n', count: fieldNumber(keys.n) as number };
    case 'template':
      return { type: 'template', text: keys.template };
    default:
      return keys.strategy satisfies never;
  }
}

const FIELD_OF_PATH: readonly [RegExp, keyof DraftProblems][] = [
  [/^profile/, 'rate'],
  [/^total/, 'total'],
  [/^durationMs/, 'duration'],
  [/^inFlight/, 'inFlight'],
  [/^keys/, 'keys'],
  [/^stream/, 'stream'],
  [/^template/, 'template'],
];

/** Sorts problems to the fields they are about; the first one of each field counts. */
export function problemsByField(problems: readonly ScenarioProblem[]): DraftProblems {
  const byField: Partial<Record<keyof DraftProblems, string>> = {};
  for (const { path, message } of problems) {
    const field = FIELD_OF_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
    byField[field] ??= message;
  }
  return byField;
}
