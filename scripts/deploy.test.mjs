import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeAccount } from './testing/aws-account.mjs';

let account;

beforeAll(async () => {
  account = await fakeAccount();
});

afterAll(() => account.remove());

const deploy = (...args) => account.run('deploy.mjs', args);

describe('npm run deploy', () => {
  it('prints every call in a dry run, and makes none', async () => {
    const dry = await deploy('--stack', 'class1', '--hosted-ui', 'mine', '--dry-run');
    expect(dry.errors).toBe('');
    expect(dry.out).toMatch(/deploy --stack-name class1-hosting .*connect-src 'self'|connect-src/);
    expect(dry.out).toContain('https://mine.auth.us-east-1.amazoncognito.com');
    expect(dry.out).toContain('--stack-name class1 ');
    expect(dry.out).toContain('create-invalidation');
    expect(await account.calls()).toEqual([]);
  });

  it('uploads hashed assets for good, and all else unstored, each with its type', async () => {
    const dry = await deploy('--stack', 'class1', '--dry-run');
    const syncs = dry.out.split('\n').filter((line) => line.startsWith('aws s3 '));
    const header = (line, name) => new RegExp(`--${name} ('[^']*'|\\S+)`).exec(line)?.[1];
    const ofAssets = (line) => /\/assets'? --cache-control/.test(line);
    const assets = syncs.filter(ofAssets);
    expect(assets.length).toBeGreaterThan(1);
    for (const line of assets)
      expect(header(line, 'cache-control')).toBe("'public, max-age=31536000, immutable'");
    const others = syncs.filter((line) => !assets.includes(line));
    for (const line of others) expect(header(line, 'cache-control')).toBe('no-store');
    const typed = new Map(
      syncs.map((line) => [/\*\.(\w+)/.exec(line)?.[1] ?? 'config', header(line, 'content-type')]),
    );
    expect(Object.fromEntries(typed)).toMatchObject({
      js: 'text/javascript',
      css: 'text/css',
      html: "'text/html; charset=utf-8'",
      yaml: 'application/yaml',
      config: 'application/json',
    });
    // The page names its assets: they are there before it.
    const page = syncs.findIndex((line) => line.includes('*.html'));
    expect(syncs.findLastIndex(ofAssets)).toBeLessThan(page);
    expect(others.at(-1)).toMatch(/\/config\.json'? --cache-control no-store/);
    expect(dry.out.indexOf('create-invalidation')).toBeGreaterThan(dry.out.lastIndexOf('aws s3 '));
  });

  it('lets the roles use streams in every region that the page offers', async () => {
    const more = ['--offer', 'eu-west-1', '--offer', 'us-east-1', '--offer', 'eu-north-1'];
    const dry = await deploy('--stack', 'class1', ...more, '--dry-run');
    expect(dry.errors).toBe('');
    expect(dry.out).toContain(' MoreRegions=eu-west-1,eu-north-1 ');
    expect(dry.out).toContain('https://kinesis.eu-north-1.amazonaws.com');
  });

  it('deploys six regions, with a policy that CloudFront sends, and stops before one it does not', async () => {
    const offers = (count) =>
      Array.from({ length: count }, (_, i) => ['--offer', `ap-southeast-${i + 1}`]).flat();
    const six = await deploy('--stack', 'class1', ...offers(5), '--dry-run');
    expect(six.errors).toBe('');
    const policy = /'?ContentSecurityPolicy=(default-src.*?shardlab-workers)/.exec(six.out)?.[1];
    expect(policy?.replaceAll(String.raw`'\''`, "'").length).toBeLessThanOrEqual(1_783);
    const many = await deploy('--stack', 'class1', ...offers(9), '--dry-run');
    expect(many.code).toBe(2);
    expect(many.errors).toMatch(/policy of 10 regions has \d{4} characters.* 1783/i);
    expect(many.out).toBe('');
  });

  it('refuses what is no name', async () => {
    const { code, errors } = await deploy('--stack', '1 2');
    expect(code).toBe(2);
    expect(errors).toContain('--stack');
  });
});
