import type { VerifyReport } from '../../reader/verify.ts';
import { formatCount } from '../components/format.ts';

/** The outcome of Verify delivery in words. */
export function verifyText(report: VerifyReport): string {
  const { found, missing, missingBy, altered, receipts } = report;
  const twice = report.duplicates ?? report.possibleDuplicates ?? 0;
  const copies =
    twice === 0
      ? 'None is there twice.'
      : `${formatCount(twice)} ${report.duplicates === undefined ? 'possible duplicates' : 'duplicates'}.`;
  switch (report.outcome) {
    case 'incomplete':
      return `The run accepted more records than receipts could be kept for, so it can't be verified. Of ${formatCount(receipts)} receipts ${formatCount(found)} were found.`;
    case 'complete':
      return `✓ Nothing was lost: all ${formatCount(receipts)} accepted records are in the stream. ${copies}`;
    case 'missing': {
      const why = [
        [missingBy['shard-expired'], 'their shard has expired'],
        [missingBy.trimmed, 'trimmed by retention'],
        [missingBy.unknown, 'for an unknown reason'],
      ] as const;
      const parts = why
        .filter(([count]) => count > 0)
        .map(([count, words]) => `${formatCount(count)} ${words}`);
      const changed = altered === 0 ? '' : ` ${formatCount(altered)} are there with other content.`;
      return `✕ ${formatCount(missing)} of ${formatCount(receipts)} accepted records are missing${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.${changed} ${copies}`;
    }
    default:
      return report.outcome satisfies never;
  }
}
