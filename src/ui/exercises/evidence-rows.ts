import type { Result } from '../../base/result.ts';
import type { VerifiedEvidence } from '../../exercises/verify-evidence.ts';

export interface EvidenceRow {
  readonly file: string;
  readonly result: Result<VerifiedEvidence, string>;
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

function nameOf({ result }: EvidenceRow): string {
  return result.ok ? result.value.name : '';
}

/** For a spreadsheet: what starts like a formula is kept from being one. */
export function summaryCsv(rows: readonly SummaryRow[]): string {
  const field = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [
    'name,exercise,passed,digest,runs,sharedWith,savedAt,file',
    ...rows.map((row) =>
      [
        row.name,
        row.exercise,
        String(row.passed),
        row.digest,
        String(row.runs),
        row.sharedWith,
        row.savedAt,
        row.file,
      ]
        .map(field)
        .join(','),
    ),
    '',
  ].join('\n');
}
