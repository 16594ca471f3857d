import { describe, expect, it } from 'vitest';
import shipped from '../../../public/config.json' with { type: 'json' };
import { runtimeConfig } from './config.ts';

describe('runtimeConfig', () => {
  it('takes the file that is shipped, and fills in what is absent', () => {
    expect(runtimeConfig.parse(shipped).regions).toEqual(['us-east-1']);
    expect(runtimeConfig.parse({})).toEqual({ regions: ['us-east-1'], endpoints: [] });
  });

  it.each([
    ['an unknown setting', { region: 'us-east-1' }],
    ['no region', { regions: [] }],
    ['a region that ends the directive', { regions: ['us-east-1; script-src *'] }],
    ['a region with a path', { regions: ['us-east-1/x'] }],
    ['a pool that is none', { userPool: 'us-east-1' }],
    ['a domain with a source list in it', { hostedUiDomain: "a.example.org 'unsafe-inline'" }],
    ['an endpoint with a path', { endpoints: ['https://example.org/path'] }],
    ['an endpoint with a list in it', { endpoints: ['https://example.org; script-src *'] }],
    ['an endpoint that is no web address', { endpoints: ['javascript:alert(1)'] }],
    ['a wildcard', { endpoints: ['*'] }],
  ])('refuses %s', (_what, config) => {
    expect(runtimeConfig.safeParse(config).success).toBe(false);
  });
});
