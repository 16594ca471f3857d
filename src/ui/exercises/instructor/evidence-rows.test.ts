import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../base/result.ts';
import { sharedRuns, type VerifiedEvidence } from '../../../exercises/evidence/verify.ts';
import { merged, overview, summarise, summaryCsv, type EvidenceRow } from './evidence-rows.ts';

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
  return { file, text: `${name} ${file}`, result: ok(value) };
}

const ROWS: readonly EvidenceRow[] = [
  { file: 'x.txt', text: 'x', result: err('not an evidence file') },
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

  it('is summed up in a line', () => {
    expect(overview(table())).toBe(
      '4 files of 2 students: 3 passed, 0 not finished; 0 changed; 1 unreadable; 3 with runs that another student has too',
    );
  });

  it('takes thirty files, and the same one only once; equal names alone are no reason', () => {
    const thirty = Array.from({ length: 30 }, (_, i) => row('evidence.json', `S${i}`, [`${i}`]));
    expect(merged(merged([], thirty), thirty.slice(0, 10))).toHaveLength(30);
  });

  it('is CSV in which no name becomes a formula', () => {
    const csv = summaryCsv(table().map((one) => ({ ...one, name: '=1+1', file: 'a,b' })));
    expect(csv).toContain(`'=1+1,first-records,true,ok,1,"a.json, a.html"`);
    expect(csv).toContain('"a,b"');
  });
});
