import type { MissingReason, VerifyReport } from '../../../reader/verify/verify.ts';
import { formatCount } from '../../text/format.ts';

/** Why a record is missing. */
export const MISSING_WORDS: Readonly<Record<MissingReason, string>> = {
  'shard-expired': 'their shard has expired',
  trimmed: 'trimmed by retention',
  recreated: 'the stream was created again',
  'not-kept':
    'not kept over a reload (the browser keeps the newest 64 MiB of a practice stream, less when its disk is full)',
  early: 'trimmed early because the practice streams were out of memory',
  unknown: 'for an unknown reason',
};

/** The outcome of Verify delivery in words. */
export function verifyText(report: VerifyReport): string {
  const { found, missing, missingBy, altered, receipts } = report;
  const copies = copiesText(report);
  switch (report.outcome) {
    case 'incomplete':
      return `The run accepted more records than receipts could be kept for, so it can't be verified. Of ${formatCount(receipts)} receipts ${formatCount(found)} were found.`;
    case 'complete':
      return `✓ Nothing was lost: all ${formatCount(receipts)} accepted records are in the stream. ${copies}`;
    case 'missing': {
      const why = (['shard-expired', 'trimmed', 'not-kept', 'early', 'unknown'] as const).map(
        (reason) => [missingBy[reason] ?? 0, MISSING_WORDS[reason]] as const,
      );
      if (missingBy.recreated === missing && altered === 0)
        return `✕ The stream was created again after this run began (it was deleted, or the practice service was reset), so none of its ${formatCount(receipts)} accepted records is there any more. Nothing says that they were lost on the way: start the run again, then verify it.`;
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

/** What is there more than once, and why, as far as the stamps tell. */
function copiesText({ duplicates, lostReplies = 0, possibleDuplicates = 0 }: VerifyReport): string {
  const words: string[] = [];
  if (duplicates !== undefined && duplicates > 0)
    words.push(
      `${formatCount(duplicates)} ${duplicates === 1 ? 'is' : 'are'} there twice, by the run’s stamp: a reply was lost, and the record was sent again.`,
    );
  if (lostReplies > 0)
    words.push(`${formatCount(lostReplies)} more are there though their reply was lost.`);
  if (possibleDuplicates > 0)
    words.push(
      `${formatCount(possibleDuplicates)} ${possibleDuplicates === 1 ? 'looks like a copy' : 'look like copies'}: equal to another record in key and data, without a stamp that would tell.`,
    );
  return words.length === 0 ? 'None is there twice.' : words.join(' ');
}
