import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runtimeConfig } from './config.ts';
import {
  CLOUDFRONT_POLICY_LIMIT,
  contentSecurityPolicy,
  REPORT_PATH,
} from './content-security-policy.ts';

function directives(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

const plain = runtimeConfig.parse({});

const POOLS = {
  userPool: 'us-east-1_AbCdEfGhI',
  userPoolClient: '1example',
  identityPool: 'us-east-1:11111111-2222-3333-4444-555555555555',
};

describe('contentSecurityPolicy', () => {
  it('denies what it does not name, and never allows inline or evaluated code', () => {
    const policy = contentSecurityPolicy(plain);
    const parsed = directives(policy);
    expect(parsed.get('default-src')).toEqual(["'none'"]);
    expect(parsed.get('script-src')).toEqual(["'self'"]);
    expect(parsed.get('style-src')).toEqual(["'self'"]);
    expect(parsed.get('worker-src')).toEqual(["'self'"]);
    expect(parsed.get('frame-ancestors')).toEqual(["'none'"]);
    expect(parsed.get('base-uri')).toEqual(["'none'"]);
    expect(parsed.get('form-action')).toEqual(["'none'"]);
    expect(parsed.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(parsed.get('trusted-types')).toEqual(['shardlab-workers']);
    expect(policy).not.toMatch(/unsafe|nonce|sha256|blob:|\s\*\s/);
  });

  it('lets the page call the Kinesis hosts and CloudWatch of each region, and no other host', () => {
    const config = runtimeConfig.parse({ regions: ['us-east-1', 'eu-west-3'], ...POOLS });
    const connect = directives(contentSecurityPolicy(config)).get('connect-src') ?? [];
    const aws = connect.filter((source) => source.includes('amazonaws'));
    const data = ['kinesis', '*.data-kinesis', '*.control-kinesis', 'monitoring'];
    expect(new Set(aws)).toEqual(
      new Set([
        ...data.map((host) => `https://${host}.us-east-1.amazonaws.com`),
        ...data.map((host) => `https://${host}.eu-west-3.amazonaws.com`),
        'https://cognito-idp.us-east-1.amazonaws.com',
        'https://cognito-identity.us-east-1.amazonaws.com',
      ]),
    );
  });

  it('lets a set-up link name pools in any region that is offered, where none are configured', () => {
    const config = runtimeConfig.parse({ regions: ['us-east-1', 'eu-west-3'] });
    const connect = directives(contentSecurityPolicy(config)).get('connect-src') ?? [];
    for (const region of ['us-east-1', 'eu-west-3'])
      for (const host of ['cognito-idp', 'cognito-identity'])
        expect(connect).toContain(`https://${host}.${region}.amazonaws.com`);
  });

  it('fits into CloudFront’s header with six regions of the longest names', () => {
    const regions = ['us-east-1', ...[1, 2, 3, 4, 5].map((n) => `ap-southeast-${n}`)];
    const hostedUiDomain = 'kinesis-class.auth.us-east-1.amazoncognito.com';
    const config = runtimeConfig.parse({ regions, ...POOLS, hostedUiDomain });
    expect(contentSecurityPolicy(config).length).toBeLessThanOrEqual(CLOUDFRONT_POLICY_LIMIT);
  });

  it('names the Chinese regions by their own domain', () => {
    const config = runtimeConfig.parse({ regions: ['cn-north-1'] });
    const connect = directives(contentSecurityPolicy(config)).get('connect-src') ?? [];
    expect(connect).toContain('https://kinesis.cn-north-1.amazonaws.com.cn');
    const pool = runtimeConfig.parse({ ...POOLS, userPool: 'cn-north-1_AbC' });
    expect(directives(contentSecurityPolicy(pool)).get('connect-src')).toContain(
      'https://cognito-idp.cn-north-1.amazonaws.com.cn',
    );
  });

  it('always lets the page call loopback on any port', () => {
    const connect = directives(contentSecurityPolicy(plain)).get('connect-src') ?? [];
    for (const scheme of ['http', 'https']) {
      expect(connect).toContain(`${scheme}://127.0.0.1:*`);
      expect(connect).toContain(`${scheme}://localhost:*`);
    }
    expect(connect).toContain("'self'");
  });

  it('adds pools in a region that is not offered, the sign-in page, endpoints, and extras', () => {
    const config = runtimeConfig.parse({
      regions: ['us-east-1'],
      userPool: 'eu-west-1_AbCdEfGhI',
      userPoolClient: '1example',
      identityPool: 'eu-west-2:11111111-2222-3333-4444-555555555555',
      hostedUiDomain: 'login.example.org',
      endpoints: ['https://kinesis.example.org'],
    });
    const policy = contentSecurityPolicy(config, ['http://10.0.0.7:4567']);
    const connect = directives(policy).get('connect-src') ?? [];
    expect(connect).toEqual(
      expect.arrayContaining([
        'https://cognito-idp.eu-west-1.amazonaws.com',
        'https://cognito-identity.eu-west-2.amazonaws.com',
        'https://login.example.org',
        'https://kinesis.example.org',
        'http://10.0.0.7:4567',
      ]),
    );
    expect(new Set(connect).size).toBe(connect.length);
  });

  it('reports only where a server takes reports', () => {
    expect(contentSecurityPolicy(plain)).not.toContain('report-uri');
    expect(directives(contentSecurityPolicy(plain, [], REPORT_PATH)).get('report-uri')).toEqual([
      REPORT_PATH,
    ]);
  });

  // Each of these is a host name to the URL parser of a browser.
  const POISON = [
    ';script-src',
    ',default-src',
    "'unsafe-inline'",
    '*',
    '*.',
    '"',
    '(',
    '&',
    '=',
    '$',
  ];

  it.each(POISON)('refuses an origin with %s in its host name', (poison) => {
    const origin = `https://a${poison}.example`;
    expect(new URL(origin).origin).toBe(origin);
    expect(runtimeConfig.safeParse({ endpoints: [origin] }).success).toBe(false);
    expect(() => contentSecurityPolicy(plain, [origin])).toThrow(/can't be a source/);
  });

  it('has the same directives for every configuration that is taken', () => {
    const names = [...directives(contentSecurityPolicy(plain)).keys()];
    const host = fc.string({ unit: fc.constantFrom(...Array.from('abc.-_;,*\'":/ @[]%\n')) });
    fc.assert(
      fc.property(host, fc.constantFrom('', ':80'), (name, port) => {
        const text = `https://h${name}${port}`;
        for (const setting of [
          { endpoints: [text] },
          { hostedUiDomain: `h${name}` },
          { regions: [`us-${name}-1`] },
          { ...POOLS, userPool: `${name}_A` },
          { ...POOLS, identityPool: POOLS.identityPool.replace('us-east-1', name) },
        ]) {
          const read = runtimeConfig.safeParse(setting);
          if (!read.success) continue;
          const policy = contentSecurityPolicy(read.data);
          expect([...directives(policy).keys()]).toEqual(names);
          expect(policy.split(/[;\s]+/)).not.toContain('*');
          expect(policy).not.toMatch(/[,\n"]/);
        }
      }),
    );
  });
});
