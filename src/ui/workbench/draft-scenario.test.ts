import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../load/scenario.ts';
import { draft } from '../state/draft.ts';
import { fieldNumber, problemsByField, toScenario } from './draft-scenario.ts';

const DRAFT = draft.getInitialState();

function problems(change: Partial<typeof DRAFT>) {
  const parsed = parseScenario(toScenario({ ...DRAFT, ...change }, 'practice'));
  return parsed.ok ? {} : problemsByField(parsed.error);
}

describe('the scenario of a draft', () => {
  it('is valid at the first visit', () => {
    expect(problems({})).toEqual({});
  });

  it('reads numbers as people write them', () => {
    expect(['1000', ' 1,000 ', '1 000', '0.5', '1e9'].map(fieldNumber)).toEqual([
      1000, 1000, 1000, 0.5, 1e9,
    ]);
    expect(fieldNumber('abc')).toBe('abc');
    expect(fieldNumber('')).toBe('');
  });

  it.each(['0', '-1', '1e9', 'abc', ''])('says at the rate field what is wrong with %j', (rate) => {
    const found = problems({ rate });
    expect(Object.keys(found)).toEqual(['rate']);
    expect(found.rate).toMatch(/Enter/);
  });

  it.each([
    [{ end: { ...DRAFT.end, kind: 'total', total: '0' } }, 'total'],
    [{ end: { ...DRAFT.end, kind: 'duration', duration: 'soon' } }, 'duration'],
    [{ inFlight: '0' }, 'inFlight'],
    [{ keys: { ...DRAFT.keys, strategy: 'one', one: '' } }, 'keys'],
    [{ keys: { ...DRAFT.keys, strategy: 'n', n: '1.5' } }, 'keys'],
  ] as const)('places the problem of %j at %s', (change, field) => {
    expect(Object.keys(problems(change))).toEqual([field]);
  });
});
