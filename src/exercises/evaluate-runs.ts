import { own } from '../base/own.ts';
import type { Check } from './check-schema.ts';
import { FIGURE_NAMES, figureOf, figureWords, type FigureName } from './figures.ts';
import { memberAt, notYet, passed, runMisses, shown, type Outcome } from './match.ts';
import { settingName } from './setting-words.ts';
import type { ExerciseState, FinishedRun } from './state.ts';

type CheckOf<T extends Check['type']> = Extract<Check, { type: T }>;

export function evaluateRun(check: CheckOf<'run'>, { runs }: ExerciseState): Outcome {
  const [newest] = newestFirst(runs);
  if (newest === undefined) return notYet('No run has ended yet since the exercise began.');
  const fit = runs.filter(({ result }) => runMisses(result, check).length === 0);
  if (fit.length >= check.count) {
    const [run = newest] = newestFirst(fit);
    return passed(`Run of ${shown(run.result.accepted)} accepted records.`);
  }
  if (fit.length > 0) return notYet(`${fit.length} of ${check.count} such runs so far.`);
  return notYet(`Your last run does not fit: ${runMisses(newest.result, check).join('; ')}.`);
}

/** Enough for a worksheet, and few enough to try all ways. */
const NEWEST = 12;

export function evaluateRuns(check: CheckOf<'runs'>, state: ExerciseState): Outcome {
  const runs = newestFirst(state.runs).slice(0, NEWEST);
  const names = Object.keys(check.runs);
  const candidates = names.map((name) => {
    const test = own(check.runs, name);
    return test === undefined ? [] : runs.filter((run) => runMisses(run.result, test).length === 0);
  });
  const missing = names.filter((_, i) => candidates[i]?.length === 0);
  if (missing.length > 0) return notYet(missingWords(check, missing, runs[0]));
  let complaint = '';
  for (const chosen of combinations(candidates)) {
    const byName = Object.fromEntries(names.map((name, i) => [name, chosen[i] as FinishedRun]));
    const problem = problemWith(check, byName);
    if (problem === undefined) return passed(`${names.length} runs compared.`);
    complaint ||= problem;
  }
  return notYet(complaint === '' ? 'Each of the runs has to be a run of its own.' : complaint);
}

function missingWords(
  check: CheckOf<'runs'>,
  missing: readonly string[],
  newest: FinishedRun | undefined,
): string {
  const words = `Still missing: the run ${missing.map((name) => labelOf(check, name)).join(', the run ')}.`;
  const [first] = missing;
  const test = first === undefined ? undefined : own(check.runs, first);
  if (newest === undefined || first === undefined || test === undefined) return words;
  return `${words} Your last run is not ${labelOf(check, first)}: ${runMisses(newest.result, test).join('; ')}.`;
}

function labelOf(check: CheckOf<'runs'>, name: string): string {
  return `“${own(check.runs, name)?.label ?? name}”`;
}

function problemWith(
  check: CheckOf<'runs'>,
  runs: Readonly<Record<string, FinishedRun>>,
): string | undefined {
  const results = Object.values(runs).map(({ result }) => result);
  for (const path of check.same) {
    const values = new Set(results.map(({ scenario }) => JSON.stringify(memberAt(scenario, path))));
    if (values.size > 1)
      return `The runs must have the same ${settingName(path)}; yours have ${[...values].join(', ')}.`;
  }
  for (const { left, op, right } of check.compare) {
    const a = sideOf(runs, left);
    const b = sideOf(runs, right);
    if (a === undefined || b === undefined || !holds(a.value, op, b.value))
      return `${sideWords(check, left, a)} has to be ${op} ${sideWords(check, right, b)}.`;
  }
  if (check.overlap) {
    const starts = results.map(({ startedAt }) => Date.parse(startedAt));
    const ends = results.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
    if (Math.max(...starts) >= Math.min(...ends))
      return 'The runs went on one after the other. They have to go on at the same time.';
  }
  return undefined;
}

/** “No retry”: 120 given up */
function sideWords(check: CheckOf<'runs'>, side: string, found: Side | undefined): string {
  const [run = ''] = side.split('.');
  const value = found === undefined ? '?' : `${found.words}: ${shown(found.value)}`;
  return `${labelOf(check, run)} (${value})`;
}

interface Side {
  readonly value: number;
  readonly words: string;
}

function sideOf(runs: Readonly<Record<string, FinishedRun>>, side: string): Side | undefined {
  const [run = '', name = ''] = side.split('.');
  const figure: FigureName | undefined = FIGURE_NAMES.find((one) => one === name);
  const result = own(runs, run)?.result;
  if (figure === undefined || result === undefined) return undefined;
  return { value: figureOf(result, figure), words: figureWords(figure) };
}

function holds(left: number, op: '<' | '<=' | '>' | '>=', right: number): boolean {
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return op satisfies never;
  }
}

/** All ways to take one of each list, no run twice. */
function* combinations(
  lists: readonly (readonly FinishedRun[])[],
): Generator<readonly FinishedRun[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const run of first)
    for (const others of combinations(rest.map((list) => list.filter((one) => one !== run))))
      yield [run, ...others];
}

export function newestFirst(runs: readonly FinishedRun[]): readonly FinishedRun[] {
  return runs.toSorted((a, b) => b.result.startedAt.localeCompare(a.result.startedAt));
}
