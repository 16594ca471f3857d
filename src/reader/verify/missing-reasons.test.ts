import { expect, it } from 'vitest';
import { explainMissing, type VerifyContext } from './missing-reasons.ts';
import type { VerifyReport } from './verify.ts';

const MISSING: VerifyReport = {
  outcome: 'missing',
  receipts: 3,
  read: 0,
  found: 0,
  missing: 3,
  missingBy: { 'shard-expired': 1, trimmed: 0, unknown: 2 },
  altered: 0,
  possibleDuplicates: 0,
  others: 0,
  missingExamples: [{ shardId: 's', sequenceNumber: '1', digest: 'x', why: 'unknown' }],
  duplicateExamples: [],
};

const CONTEXT: VerifyContext = {
  now: 10_000,
  runStartedAt: 1_000,
  runEndedAt: 2_000,
  streamCreatedAt: 500,
  retentionMs: 86_400_000,
};

it('says that the stream was made anew after the run', () => {
  const report = explainMissing(MISSING, { ...CONTEXT, streamCreatedAt: 3_000 });
  expect(report.missingBy).toEqual({ 'shard-expired': 0, trimmed: 0, unknown: 0, recreated: 3 });
  expect(report.missingExamples[0]?.why).toBe('recreated');
});

it('does not say so when a record of the run is still there: then the clocks differ', () => {
  const found = { ...MISSING, found: 1 };
  expect(explainMissing(found, { ...CONTEXT, streamCreatedAt: 3_000 })).toBe(found);
});

it('lays what is older than retention to retention, and leaves the rest unknown', () => {
  expect(explainMissing(MISSING, CONTEXT)).toBe(MISSING);
  const report = explainMissing(MISSING, { ...CONTEXT, retentionMs: 5_000 });
  expect(report.missingBy).toEqual({ 'shard-expired': 1, trimmed: 2, unknown: 0 });
  expect(report.missingExamples[0]?.why).toBe('trimmed');
});

it('names what a practice stream let go, and never retention before it is over', () => {
  const trimmed = {
    ...MISSING,
    missing: 9,
    missingBy: { 'shard-expired': 0, trimmed: 7, unknown: 2 },
  };
  const letGo = { notKept: 8, trimmedEarly: 0, clockOffsetMs: 0 };
  const report = explainMissing(trimmed, { ...CONTEXT, letGo });
  expect(report.missingBy).toEqual({
    'shard-expired': 0,
    trimmed: 0,
    unknown: 1,
    'not-kept': 8,
    early: 0,
  });
  const early = { ...CONTEXT, letGo: { notKept: 0, trimmedEarly: 100, clockOffsetMs: 0 } };
  expect(explainMissing(trimmed, early).missingBy).toMatchObject({ trimmed: 0, early: 9 });
  expect(explainMissing(trimmed, early).missingExamples[0]?.why).toBe('early');
  // The stream's own clock was moved past its retention.
  const jumped = { ...CONTEXT, letGo: { ...letGo, clockOffsetMs: 90_000_000 } };
  expect(explainMissing(trimmed, jumped).missingBy).toMatchObject({ trimmed: 7 });
});
