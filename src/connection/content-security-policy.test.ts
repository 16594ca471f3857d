import { describe, expect, it } from 'vitest';
import { runtimeConfig } from './config.ts';
import { contentSecurityPolicy, REPORT_PATH } from './content-security-policy.ts';

function directives(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

const plain = runtimeConfig.parse({});

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

  it('lets the page call all three Kinesis hosts and the helpers of each region', () => {
    const config = runtimeConfig.parse({ regions: ['us-east-1', 'eu-west-3'] });
    const connect = directives(contentSecurityPolicy(config)).get('connect-src') ?? [];
    for (const region of ['us-east-1', 'eu-west-3']) {
      for (const host of [
        'kinesis',
        '*.data-kinesis',
        '*.control-kinesis',
        'firehose',
        'cognito-idp',
        'cognito-identity',
        'monitoring',
        'sts',
      ]) {
        expect(connect).toContain(`https://${host}.${region}.amazonaws.com`);
      }
    }
    expect(connect.filter((source) => source.includes('amazonaws'))).toHaveLength(16);
  });

  it('names the Chinese regions by their own domain', () => {
    const config = runtimeConfig.parse({ regions: ['cn-north-1'] });
    const connect = directives(contentSecurityPolicy(config)).get('connect-src') ?? [];
    expect(connect).toContain('https://kinesis.cn-north-1.amazonaws.com.cn');
    const pool = runtimeConfig.parse({ userPool: 'cn-north-1_AbC' });
    expect(directives(contentSecurityPolicy(pool)).get('connect-src')).toContain(
      'https://cognito-idp.cn-north-1.amazonaws.com.cn',
    );
  });

  it('always lets the page call loopback on any port', () => {
    const connect = directives(contentSecurityPolicy(plain)).get('connect-src') ?? [];
    for (const scheme of ['http', 'https', 'ws', 'wss']) {
      expect(connect).toContain(`${scheme}://127.0.0.1:*`);
      expect(connect).toContain(`${scheme}://localhost:*`);
    }
    expect(connect).toContain("'self'");
  });

  it('adds pools in a region that is not offered, the sign-in page, endpoints, and extras', () => {
    const config = runtimeConfig.parse({
      regions: ['us-east-1'],
      userPool: 'eu-west-1_AbCdEfGhI',
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
});
