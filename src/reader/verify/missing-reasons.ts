import type { VerifyReport } from './verify.ts';

/** What is known of a stream and a run besides their records. Times are epoch milliseconds. */
export interface VerifyContext {
  readonly now: number;
  readonly runStartedAt: number;
  readonly runEndedAt: number;
  readonly streamCreatedAt: number | undefined;
  readonly retentionMs: number | undefined;
  /** What a practice stream let go by itself; `undefined` elsewhere. */
  readonly letGo?: LetGo | undefined;
}

/** Records of a practice stream that went before their retention ended. */
export interface LetGo {
  /** Not kept over a reload. */
  readonly notKept: number;
  /** Trimmed because memory was short. */
  readonly trimmedEarly: number;
  /** How far the stream's clock is ahead of the real one, ms. */
  readonly clockOffsetMs: number;
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
  const { letGo } = context;
  if (letGo !== undefined && now + letGo.clockOffsetMs - runStartedAt < (retentionMs ?? Infinity))
    return explainLetGo(report, letGo);
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

/**
 * Retention cannot have trimmed anything yet. So what is missing at the old end of the shards is
 * what the practice stream let go, as far as that reaches.
 */
function explainLetGo(report: VerifyReport, { notKept, trimmedEarly }: LetGo): VerifyReport {
  const { trimmed, unknown } = report.missingBy;
  const kept = Math.min(notKept, trimmed + unknown);
  const early = Math.min(trimmedEarly, trimmed + unknown - kept);
  const left = trimmed + unknown - kept - early;
  const why = kept > 0 ? 'not-kept' : early > 0 ? 'early' : 'unknown';
  return {
    ...report,
    missingBy: { ...report.missingBy, trimmed: 0, unknown: left, 'not-kept': kept, early },
    missingExamples: report.missingExamples.map((one) =>
      one.why === 'trimmed' || (one.why === 'unknown' && left === 0) ? { ...one, why } : one,
    ),
  };
}
