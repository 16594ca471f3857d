import { csvRow } from '../../../base/csv-row.ts';
import type { Result } from '../../../base/result.ts';
import type { VerifiedEvidence } from '../../../exercises/evidence/verify.ts';

export interface EvidenceRow {
  readonly file: string;
  /** As it was read: the same file again is no second row. */
  readonly text: string;
  readonly result: Result<VerifiedEvidence, string>;
}

/** Adds files. One that is there already stays once; two that share only their name both stay. */
export function merged(
  before: readonly EvidenceRow[],
  added: readonly EvidenceRow[],
): readonly EvidenceRow[] {
  const all = new Map<string, EvidenceRow>();
  for (const row of [...before, ...added]) all.set(JSON.stringify([row.file, row.text]), row);
  return [...all.values()];
}

/** A file in the instructor's table. */
export interface SummaryRow {
  readonly file: string;
  readonly name: string;
  readonly exercise: string;
  readonly passed: boolean;
  readonly digest: 'ok' | 'changed' | 'none';
  /** Why there is no digest. */
  readonly problem: string;
  readonly runs: number;
  /** Other files with one of its runs. */
  readonly sharedWith: string;
  readonly savedAt: string;
}

/** Sorted by exercise and name. @param shared as `sharedRuns` of the readable files gives it */
export function summarise(
  rows: readonly EvidenceRow[],
  shared: ReadonlyMap<string, readonly number[]>,
): SummaryRow[] {
  const readable = rows.filter(({ result }) => result.ok);
  return rows
    .map((row): SummaryRow => {
      const { file, result } = row;
      if (!result.ok)
        return {
          file,
          name: '?',
          exercise: '',
          passed: false,
          digest: 'none',
          problem: result.error,
          runs: 0,
          sharedWith: '',
          savedAt: '',
        };
      const own = readable.indexOf(row);
      const others = new Set(
        [...shared.values()]
          .filter((places) => places.includes(own))
          .flat()
          .filter(
            (place) =>
              readable[place]?.result.ok === true && nameOf(readable[place]) !== result.value.name,
          ),
      );
      return {
        file,
        name: result.value.name,
        exercise: result.value.exercise,
        passed: result.value.passed,
        digest: result.value.digestOk ? 'ok' : 'changed',
        problem: '',
        runs: result.value.runIds.length,
        sharedWith: [...others].map((place) => readable[place]?.file ?? '').join(', '),
        savedAt: result.value.savedAt,
      };
    })
    .toSorted((a, b) => a.exercise.localeCompare(b.exercise) || a.name.localeCompare(b.name));
}

/** The table in one line: "30 files of 28 students: 26 passed, 2 not finished; …". */
export function overview(rows: readonly SummaryRow[]): string {
  const read = rows.filter(({ digest }) => digest !== 'none');
  const students = new Set(read.map(({ name }) => name)).size;
  const count = (test: (row: SummaryRow) => boolean): number => rows.filter(test).length;
  const passed = count((row) => row.passed && row.digest === 'ok');
  const open = count((row) => !row.passed && row.digest === 'ok');
  return [
    `${rows.length} ${rows.length === 1 ? 'file' : 'files'} of ${students} ${students === 1 ? 'student' : 'students'}: ${passed} passed, ${open} not finished`,
    `${count(({ digest }) => digest === 'changed')} changed`,
    `${count(({ digest }) => digest === 'none')} unreadable`,
    `${count(({ sharedWith }) => sharedWith !== '')} with runs that another student has too`,
  ].join('; ');
}

function nameOf({ result }: EvidenceRow): string {
  return result.ok ? result.value.name : '';
}

/** For a spreadsheet: what starts like a formula is kept from being one. */
export function summaryCsv(rows: readonly SummaryRow[]): string {
  return [
    'name,exercise,passed,digest,runs,sharedWith,savedAt,file',
    ...rows.map((row) =>
      csvRow([
        row.name,
        row.exercise,
        row.passed,
        row.digest,
        row.runs,
        row.sharedWith,
        row.savedAt,
        row.file,
      ]),
    ),
    '',
  ].join('\n');
}
