import type { RunResult } from '../load/result.ts';
import type { Bounds, Wanted } from './parts.ts';
import type { RunTest } from './check-schema.ts';
import { figureOf, figureWords, type FigureName } from './figures.ts';
import { choiceName, settingName } from './setting-words.ts';

/** Whether a check holds, and what was seen, in words for the student. */
export interface Outcome {
  readonly passed: boolean;
  readonly detail: string;
}

export function passed(detail: string): Outcome {
  return { passed: true, detail };
}

export function notYet(detail: string): Outcome {
  return { passed: false, detail };
}

export function within(value: number, { min, max }: Bounds): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || value >= Number(min)) &&
    (max === undefined || value <= Number(max))
  );
}

/** `2`, `at least 5`, `at most 5`, `5 to 7` */
export function boundsWords({ min, max }: Bounds): string {
  if (min === undefined) return `at most ${shown(Number(max))}`;
  if (max === undefined) return `at least ${shown(Number(min))}`;
  return Number(min) === Number(max)
    ? shown(Number(min))
    : `${shown(Number(min))} to ${shown(Number(max))}`;
}

/** A figure for people: at most three decimals, thousands grouped. */
export function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

export function isWanted(value: unknown, wanted: Wanted): boolean {
  if (typeof wanted === 'object') return typeof value === 'number' && within(value, wanted);
  // A value derived from the name is text, whatever it stands for.
  return value === wanted || (typeof value === 'number' && String(value) === wanted);
}

export function wantedWords(wanted: Wanted): string {
  return typeof wanted === 'object' ? boundsWords(wanted) : String(wanted);
}

/** A member of plain data by its path, such as `keys.type`. */
export function memberAt(data: unknown, path: string): unknown {
  let at = data;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** What keeps a run from passing a test, in words; empty when nothing does. */
export function runMisses(result: RunResult, test: RunTest): string[] {
  const misses: string[] = [];
  if (test.stream !== undefined && result.scenario.stream !== test.stream)
    misses.push(`it wrote to ${result.scenario.stream}, not to ${test.stream}`);
  for (const [path, wanted] of Object.entries(test.settings)) {
    const value = memberAt(result.scenario, path);
    if (!isWanted(value, wanted))
      misses.push(
        `its ${settingName(path)} is ${choiceName(path, settingText(value))}, needed is ${choiceName(path, wantedWords(wanted))}`,
      );
  }
  for (const [name, bounds] of Object.entries(test.figures) as [FigureName, Bounds][]) {
    const value = figureOf(result, name);
    if (!within(value, bounds))
      misses.push(`${figureWords(name)}: ${shown(value)}, needed is ${boundsWords(bounds)}`);
  }
  return misses;
}

function settingText(value: unknown): string {
  if (typeof value === 'number') return shown(value);
  if (typeof value === 'string') return value;
  return value === undefined ? 'not set' : JSON.stringify(value);
}
