import type { DiffRow } from './describe-diff.ts';

/** Lines that are left out because nothing differs near them. */
export interface Skipped {
  readonly skipped: number;
}

/** The rows that differ with `around` rows on either side; what lies between is counted. */
export function contextOf(rows: readonly DiffRow[], around: number): (DiffRow | Skipped)[] {
  const near = rows.map((_, i) =>
    rows.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const parts: (DiffRow | Skipped)[] = [];
  let skipped = 0;
  rows.forEach((row, i) => {
    if (near[i] !== true) {
      skipped += 1;
      return;
    }
    if (skipped > 0) parts.push({ skipped });
    skipped = 0;
    parts.push(row);
  });
  if (skipped > 0) parts.push({ skipped });
  return parts;
}
