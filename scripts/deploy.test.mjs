import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployFlags } from './lib/deploy-flags.mjs';
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

  it('adds endpoints to the policy and to config.json, and refuses one that is more', async () => {
    const one = ['--stack', 'class1', '--endpoint', 'https://kinesis.example.org'];
    const { out } = await deploy(...one, '--dry-run');
    expect(out).toMatch(/connect-src [^;]* https:\/\/kinesis\.example\.org;/);
    expect(out).toContain('#     "https://kinesis.example.org"');
    const two = await deploy(...one, '--endpoint', 'https://a;script-src', '--dry-run');
    expect(two.code).toBe(2);
    expect(two.errors).toContain('endpoints[1]');
  });

  const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/ab';
  const SES = 'arn:aws:ses:us-east-1:123456789012:identity/example.org';

  it.each([
    ['--stack', '1 2'],
    ['--stack', 'a'.repeat(51)],
    ['--region', 'us-east'],
    ['--offer', 'eu-west-1;x'],
    ['--offer', 'cn-north-1'],
    ['--prefix', 'lab-'],
    ['--mfa', 'maybe'],
    ['--hosted-ui', 'my-cognito'],
    ['--hosted-ui', 'mine-'],
    ['--domain', 'https://example.org', '--certificate', ARN],
    ['--domain', 'localhost', '--certificate', ARN],
    ['--domain', 'page.example.org'],
    ['--certificate', ARN],
    ['--certificate', ARN.replace('us-east-1', 'eu-west-1'), '--domain', 'page.example.org'],
    ['--kms-key', 'alias/mine'],
    ['--kms-key', 'arn:aws:kms:eu-west-1:123456789012:key/ab'],
    ['--budget', '0', '--budget-email', 'me@example.org'],
    ['--budget', 'lots', '--budget-email', 'me@example.org'],
    ['--budget', '30'],
    ['--budget-email', 'me'],
    ['--costly-actions', 'everybody'],
    ['--deletion-protection', 'yes'],
    ['--ses-identity', SES],
    ['--ses-identity', 'example.org', '--email-from', 'me@example.org'],
    ['--email-from', 'me', '--ses-identity', SES],
  ])('refuses %s %s', (flag, ...rest) => {
    const { problems } = deployFlags(['--stack', 'class1', flag, ...rest, '--dry-run']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(flag);
  });

  it('names everything that is wrong before its first line, in a dry run too', async () => {
    const wrong = ['--mfa', 'maybe', '--offer', 'here', '--kms-key', 'mine'];
    const { code, errors, out } = await deploy('--stack', 'class1', ...wrong, '--dry-run');
    expect(code).toBe(2);
    expect(errors).toMatch(/--offer here: .*\n--mfa maybe: .*\n--kms-key mine: /);
    expect(out).toBe('');
  });

  it('takes every flag, and gives the templates what they say', async () => {
    const flags = `--stack class1 --mfa ON --hosted-ui mine --prefix w2 --domain page.example.org
      --certificate ${ARN} --kms-key arn:aws:kms:us-east-1:123456789012:key/ab --budget 30.5
      --budget-email me@example.org --costly-actions students --deletion-protection ACTIVE
      --ses-identity ${SES} --email-from me@example.org --dry-run`;
    const { out, errors } = await deploy(...flags.split(/\s+/));
    expect(errors).toBe('');
    for (const parameter of [
      'StreamPrefix=w2 ',
      'Mfa=ON ',
      'HostedUiPrefix=mine ',
      'BudgetDollars=30.5 ',
      'CostlyActions=students ',
      'DeletionProtection=ACTIVE ',
      `SesIdentityArn=${SES} `,
      'EmailFrom=me@example.org ',
      `DomainName=page.example.org CertificateArn=${ARN} `,
    ])
      expect(out).toContain(parameter);
    expect(out).toContain('acm describe-certificate');
    expect(out).toMatch(/^DNS: create a CNAME record for page\.example\.org that points to </m);
  });
});
