import { expect, it } from 'vitest';
import type { VerifyReport } from '../../../reader/verify/verify.ts';
import { verifyText } from './verify-text.ts';

const REPORT: VerifyReport = {
  outcome: 'complete',
  receipts: 1000,
  read: 1200,
  found: 1000,
  missing: 0,
  missingBy: { 'shard-expired': 0, trimmed: 0, unknown: 0 },
  altered: 0,
  possibleDuplicates: 0,
  others: 200,
  missingExamples: [],
  duplicateExamples: [],
};

it('says that nothing was lost, and whether something is there twice', () => {
  expect(verifyText(REPORT)).toMatch(/all 1,000 accepted.*None is there twice/);
  expect(verifyText({ ...REPORT, possibleDuplicates: 3 })).toMatch(
    /3 look like copies: equal .* without a stamp/,
  );
});

it('knows copies by the stamp, and says where they come from', () => {
  const { possibleDuplicates: _none, ...stamped } = REPORT;
  expect(verifyText({ ...stamped, duplicates: 0, lostReplies: 0 })).toMatch(/None is there twice/);
  expect(verifyText({ ...stamped, duplicates: 2, lostReplies: 4 })).toMatch(
    /2 are there twice, by the run’s stamp: a reply was lost.* 4 more are there though/,
  );
});

it('says that the stream is another one of the same name', () => {
  const missingBy = { 'shard-expired': 0, trimmed: 0, unknown: 0, recreated: 8 };
  expect(verifyText({ ...REPORT, outcome: 'missing', found: 0, missing: 8, missingBy })).toMatch(
    /created again after this run began/,
  );
});

it('says what is missing and why', () => {
  const missingBy = { 'shard-expired': 0, trimmed: 7, unknown: 1 };
  expect(verifyText({ ...REPORT, outcome: 'missing', missing: 8, missingBy })).toMatch(
    /8 of 1,000 .* missing: 7 trimmed by retention, 1 for an unknown reason/,
  );
});

it('says when it cannot tell', () => {
  expect(verifyText({ ...REPORT, outcome: 'incomplete' })).toMatch(/can't be verified/);
});

it('names the practice stream’s own limit, not retention', () => {
  const missingBy = { 'shard-expired': 0, trimmed: 0, unknown: 0, 'not-kept': 151_878 };
  const report: VerifyReport = { ...REPORT, outcome: 'missing', missing: 151_878, missingBy };
  expect(verifyText(report)).toMatch(/151,878 not kept over a reload \(.*64 MiB/);
  expect(verifyText(report)).not.toMatch(/retention/);
});
