import { describe, expect, it } from 'vitest';
import { runtimeConfig } from './config.ts';
import { readConfig } from './read-config.ts';

const POOLS = {
  userPool: 'us-east-1_AbCdEfGhI',
  userPoolClient: '1example23456789',
  identityPool: 'us-east-1:11111111-2222-3333-4444-555555555555',
};

describe('reading config.json', () => {
  it('fills in what is absent', () => {
    expect(readConfig('{}')).toEqual({
      ok: true,
      value: { regions: ['us-east-1'], endpoints: [] },
    });
    expect(readConfig(JSON.stringify(POOLS)).ok).toBe(true);
  });

  it.each([
    ['{', '', /not JSON/],
    ['[]', '', /an object with settings/],
    ['null', '', /an object with settings/],
    ['{"regions":null}', 'regions', /list of regions/],
    ['{"regions":[1]}', 'regions[0]', /the name of an AWS region/],
    ['{"regoins":[]}', 'regoins', /no such setting/],
    [
      '{"regions":["us-east-1","nowhere!"]}',
      'regions[1]',
      /the name of an AWS region, as in us-east-1/,
    ],
    ['{"regions":[]}', 'regions', /at least one/],
    ['{"regions":"us-east-1"}', 'regions', /list of regions/],
    ['{"userPoolEndpoint":"https://evil.example"}', 'userPoolEndpoint', /this machine/],
    ['{"identityPoolEndpoint":"http://localhost.evil.example"}', 'identityPoolEndpoint', /machine/],
    ['{"kinesisEndpoint":"http://localhost@evil.example"}', 'kinesisEndpoint', /this machine/],
    ['{"userPool":"us-east-1_AbCdEfGhI","userPoolClient":"a1"}', 'identityPool', /Missing/],
  ])('says what is wrong with %s', (text, setting, words) => {
    const read = readConfig(text);
    const [problem] = read.ok ? [] : read.error;
    expect(problem?.setting).toBe(setting);
    expect(problem?.words).toMatch(words);
  });

  it.each(Object.keys(runtimeConfig.shape))(
    '%s: whatever is in its place, it says what it should be',
    (setting) => {
      for (const value of [null, 1, '', 'x y', {}, [null], [1], ['x y']]) {
        const read = readConfig(JSON.stringify({ ...POOLS, [setting]: value }));
        expect(read.ok, JSON.stringify(value)).toBe(false);
        for (const { words } of read.ok ? [] : read.error)
          expect(words).toMatch(/^It should be: (?!not |only |name |Invalid).*\.$/);
      }
    },
  );
});
