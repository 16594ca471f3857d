import { expect, it } from 'vitest';
import { parseScenario, settingsBelow } from './scenario.ts';

it.each([
  'stream',
  'seed',
  'keys.type',
  'keys.key',
  'keys.keys.0.weight',
  'profile.rate',
  'retry.type',
  'retry.ttlMs',
  'template.text',
  'template.lists.cities.columns.1',
])('%s is a setting', (path) => {
  expect(settingsBelow(path)).toBeDefined();
});

it.each(['retry.typ', 'keys.keys.first', 'Stream', 'toString', '__proto__', 'stream.name', 'a..b'])(
  '%s is none',
  (path) => {
    expect(settingsBelow(path)).toBeUndefined();
  },
);

it('names what is there', () => {
  expect(settingsBelow('retry')).toEqual(['type', 'ttlMs', 'baseMs', 'capMs']);
  expect(settingsBelow('retry.type')).toEqual([]);
});

it('knows every setting of a scenario as it is kept', () => {
  const parsed = parseScenario({
    version: 1,
    stream: 's',
    template: { text: 'x', lists: { a: { lines: '1' } } },
    keys: { type: 'weights', keys: [{ key: 'a', weight: 1 }] },
    profile: { type: 'constant', rate: 1 },
  });
  const paths = (data: unknown, path: string): string[] =>
    typeof data === 'object' && data !== null
      ? Object.entries(data).flatMap(([key, one]) =>
          paths(one, path === '' ? key : `${path}.${key}`),
        )
      : [path];
  const all = paths(parsed.ok ? parsed.value : {}, '');
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((path) => settingsBelow(path) === undefined)).toEqual([]);
});
