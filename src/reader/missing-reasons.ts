import type { VerifyReport } from './verify.ts';

/** What is known of a stream and a run besides their records. Times are epoch milliseconds. */
export interface VerifyContext {
  readonly now: number;
  readonly runStartedAt: number;
  readonly runEndedAt: number;
  readonly streamCreatedAt: number | undefined;
  readonly retentionMs: number | undefined;
}

/**
 * Gives missing records the reason that only the stream's own facts tell. A stream that
 * is younger than the run, with none of the run's records in it, is another one of the same
 * name (clocks differ, so its age alone would prove nothing).
 */
export function explainMissing(report: VerifyReport, context: VerifyContext): VerifyReport {
  if (report.missing === 0) return report;
  const { now, runStartedAt, runEndedAt, streamCreatedAt = 0, retentionMs } = context;
  if (report.found === 0 && report.altered === 0 && streamCreatedAt > runStartedAt)
    return {
      ...report,
      missingBy: { 'shard-expired': 0, trimmed: 0, unknown: 0, recreated: report.missing },
      missingExamples: report.missingExamples.map((one) => ({ ...one, why: 'recreated' })),
    };
  if (retentionMs === undefined || now - runEndedAt < retentionMs) return report;
  const { unknown, trimmed } = report.missingBy;
  return {
    ...report,
    missingBy: { ...report.missingBy, trimmed: trimmed + unknown, unknown: 0 },
    missingExamples: report.missingExamples.map((one) =>
      one.why === 'unknown' ? { ...one, why: 'trimmed' } : one,
    ),
  };
}
