import { own } from '../../base/own.ts';
import type { Check } from '../file/check-schema.ts';
import { FIGURE_NAMES, figureOf, figurePhrase, type FigureName } from './run-figures.ts';
import { memberAt, notYet, passed, shown, type Outcome } from './outcome.ts';
import { runFits, runMissWords } from './run-misses.ts';
import { settingName } from './setting-words.ts';
import type { ExerciseState, FinishedRun } from '../state.ts';

type CheckOf<T extends Check['type']> = Extract<Check, { type: T }>;

/** @param since epoch ms: only runs that ended later count */
export function evaluateRun(
  check: CheckOf<'run'>,
  { runs, calls }: ExerciseState,
  since: number,
): Outcome {
  const [newest] = newestFirst(runs);
  if (newest === undefined) return notYet('No run has ended since you started this exercise.');
  const { after } = check;
  const event =
    after === undefined
      ? -Infinity
      : calls.findLast(({ operation, error }) => operation === after && error === undefined)?.at;
  if (event === undefined) return notYet(`This step needs a run that starts after ${after}.`);
  const late = runs.filter((run) => endOf(run) > since && Date.parse(run.result.startedAt) > event);
  const fit = newestFirst(late.filter(({ result }) => runFits(result, check)));
  const run = fit.at(-check.count);
  if (run !== undefined && fit.length >= check.count)
    return passed(`Run of ${shown(run.result.accepted)} accepted records.`, endOf(run));
  if (fit.length > 0) return notYet(`${fit.length} of ${check.count} runs done.`);
  if (runFits(newest.result, check))
    return notYet(
      `Your last run was too early. Run it again${after === undefined ? '' : `, after ${after}`}.`,
    );
  return notYet(runMissWords(newest.result, check));
}

/** Epoch ms. */
function endOf({ result }: FinishedRun): number {
  return Date.parse(result.startedAt) + result.durationMs;
}

/** Enough for a worksheet, and few enough to try all ways. */
const NEWEST = 12;

/** @param since epoch ms: one of the runs at least has to end later */
export function evaluateRuns(check: CheckOf<'runs'>, state: ExerciseState, since: number): Outcome {
  const runs = newestFirst(state.runs).slice(0, NEWEST);
  const names = Object.keys(check.runs);
  const candidates = names.map((name) => {
    const test = own(check.runs, name);
    return test === undefined ? [] : runs.filter((run) => runFits(run.result, test));
  });
  const missing = names.filter((_, i) => candidates[i]?.length === 0);
  if (missing.length > 0) return notYet(missingWords(check, missing, runs[0]));
  let complaint = '';
  for (const chosen of combinations(candidates)) {
    const byName = Object.fromEntries(names.map((name, i) => [name, chosen[i] as FinishedRun]));
    const problem = problemWith(check, byName);
    const at = Math.max(...chosen.map(endOf));
    if (problem === undefined && at > since) return passed(`${names.length} runs compared.`, at);
    complaint ||= problem ?? 'These runs were too early. Run one of them again.';
  }
  return notYet(complaint === '' ? 'Each of these has to be a separate run.' : complaint);
}

function missingWords(
  check: CheckOf<'runs'>,
  missing: readonly string[],
  newest: FinishedRun | undefined,
): string {
  const words = `Still missing: the run ${missing.map((name) => labelOf(check, name)).join(', the run ')}.`;
  const [first] = missing;
  const test = first === undefined ? undefined : own(check.runs, first);
  return newest === undefined || test === undefined
    ? words
    : `${words} ${runMissWords(newest.result, test)}`;
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
      return `All runs need the same ${settingName(path)}; yours have ${[...values].join(', ')}.`;
  }
  for (const { left, op, right } of check.compare) {
    const a = sideOf(runs, left);
    const b = sideOf(runs, right);
    if (a === undefined || b === undefined || !holds(a.value, op, b.value))
      return `${sideWords(check, left, a)}, but ${sideWords(check, right, b)}. The first has to be ${OP_WORDS[op]} the second.`;
  }
  if (check.overlap) {
    const starts = results.map(({ startedAt }) => Date.parse(startedAt));
    const ends = results.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
    if (Math.max(...starts) >= Math.min(...ends))
      return 'One run ended before the other started. Both have to run at the same time.';
  }
  return undefined;
}

const OP_WORDS = { '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' } as const;

/** “No retry” gave up 120 records */
function sideWords(check: CheckOf<'runs'>, side: string, found: Side | undefined): string {
  const [run = ''] = side.split('.');
  return `${labelOf(check, run)} ${found?.phrase ?? 'has no such figure'}`;
}

interface Side {
  readonly value: number;
  readonly phrase: string;
}

function sideOf(runs: Readonly<Record<string, FinishedRun>>, side: string): Side | undefined {
  const [run = '', name = ''] = side.split('.');
  const figure: FigureName | undefined = FIGURE_NAMES.find((one) => one === name);
  const result = own(runs, run)?.result;
  if (figure === undefined || result === undefined) return undefined;
  const value = figureOf(result, figure);
  return { value, phrase: figurePhrase(figure, value) };
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
