import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { sharedRuns, type VerifiedEvidence } from '../../exercises/verify-evidence.ts';
import { summarise, summaryCsv, type EvidenceRow } from './evidence-rows.ts';

function row(file: string, name: string, runIds: readonly string[]): EvidenceRow {
  const value: VerifiedEvidence = {
    name,
    exercise: 'first-records',
    passed: true,
    digestOk: true,
    runIds,
    startedAt: '',
    savedAt: '2026-11-21T09:00:00.000Z',
  };
  return { file, result: ok(value) };
}

const ROWS: readonly EvidenceRow[] = [
  { file: 'x.txt', result: err('not an evidence file') },
  row('b.json', 'Ben', ['1']),
  row('a.json', 'Ada', ['1', '2']),
  row('a.html', 'Ada', ['1', '2']),
];

function table() {
  const good = ROWS.flatMap(({ result }) => (result.ok ? [result.value] : []));
  return summarise(ROWS, sharedRuns(good));
}

describe('the instructor’s table', () => {
  it('names the files of other students with the same runs', () => {
    const shared = Object.fromEntries(table().map((one) => [one.file, one.sharedWith]));
    expect(shared).toEqual({
      'x.txt': '',
      'a.json': 'b.json',
      'a.html': 'b.json',
      'b.json': 'a.json, a.html',
    });
  });

  it('is CSV in which no name becomes a formula', () => {
    const csv = summaryCsv(table().map((one) => ({ ...one, name: '=1+1', file: 'a,b' })));
    expect(csv).toContain(`'=1+1,first-records,true,ok,1,"a.json, a.html"`);
    expect(csv).toContain('"a,b"');
  });
});
