import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../load/scenario.ts';
import { draft } from '../../state/run/draft.ts';
import { KEY_CHOICES } from './key-choices.ts';
import { parseWeights, problemOf, problemsByField, toScenario } from './draft-to-scenario.ts';
import { fieldNumber } from '../../text/format.ts';
import { PROFILE_CHOICES } from './profile-choices.ts';

const DRAFT = draft.getInitialState();

function problems(change: Partial<typeof DRAFT>) {
  const parsed = parseScenario(toScenario({ ...DRAFT, ...change }, 'practice'));
  return parsed.ok ? {} : problemsByField(parsed.error);
}

describe('the scenario of a draft', () => {
  it('is valid at the first visit', () => {
    expect(problems({})).toEqual({});
  });

  it.each(KEY_CHOICES.map(({ value }) => value))('is valid with keys %s as offered', (strategy) => {
    expect(problems({ keys: { strategy, values: {} } })).toEqual({});
  });

  it.each(PROFILE_CHOICES.map(({ value }) => value))(
    'is valid with profile %s as offered',
    (type) => {
      expect(problems({ profile: { type, values: {} } })).toEqual({});
    },
  );

  it('reads numbers as people write them', () => {
    expect(['1000', ' 1,000 ', '1 000', '0.5', '1e9'].map(fieldNumber)).toEqual([
      1000, 1000, 1000, 0.5, 1e9,
    ]);
    expect(fieldNumber('abc')).toBe('abc');
    expect(fieldNumber('')).toBe('');
  });

  it('reads weighted keys', () => {
    expect(parseWeights('a=5, b = 2, c, d=x=1,')).toEqual([
      { key: 'a', weight: 5 },
      { key: 'b', weight: 2 },
      { key: 'c', weight: 1 },
      { key: 'd=x', weight: 1 },
    ]);
  });

  it.each(['0', '-1', '1e9', 'abc', ''])('says at the rate field what is wrong with %j', (rate) => {
    const found = problems({ profile: { type: 'constant', values: { rate } } });
    expect(problemOf(found, 'profile', 'rate')).toMatch(/Enter/);
  });

  it.each([
    [{ end: { ...DRAFT.end, kind: 'total', total: '0' } }, 'total'],
    [{ end: { ...DRAFT.end, kind: 'duration', duration: 'soon' } }, 'durationMs'],
    [{ sending: { ...DRAFT.sending, inFlight: '0' } }, 'inFlight'],
    [{ keys: { strategy: 'one', values: { key: '' } } }, 'keys.key'],
    [{ keys: { strategy: 'n', values: { count: '1.5' } } }, 'keys.count'],
    [{ keys: { strategy: 'weights', values: { keys: 'a=much' } } }, 'keys.keys.0.weight'],
  ] as const)('places the problem of %j at %s', (change, path) => {
    expect(Object.keys(problems(change))).toEqual([path]);
  });
});
