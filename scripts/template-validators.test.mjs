import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTemplate, schemaProblems } from './lib/cfn-check.mjs';
import { ROOT } from './lib/root.mjs';
import { templateParameters } from './lib/template-parameters.mjs';

const at = (name) => resolve(ROOT, 'public/setup', name);

// Reading AWS's schema of every type takes seconds.
vi.setConfig({ testTimeout: 120_000 });

/** What the validation says and we answer for. */
const ANSWERED = [
  // The domain is made on the condition that its prefix is not empty.
  /^W1030 UserPoolDomain: .*'HostedUiPrefix'.* default ''/,
  // The sender is set on the condition that its identity is not empty.
  /^W1030 \S+: \S*(?:EmailConfiguration\.SourceArn|SesIdentityArn\/Default): .*'SesIdentityArn'.* default ''/,
];

// The CDK prints every finding besides; those that count fail the test.
beforeEach(() => vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => vi.restoreAllMocks());

describe.each(['auth.yaml', 'hosting.yaml'])('%s', (name) => {
  it('passes the CDK’s validation and AWS’s schema of every resource type', async () => {
    const { template, findings } = await readTemplate(at(name));
    expect(Object.keys(template.Resources).length).toBeGreaterThan(5);
    expect(findings.filter((one) => !ANSWERED.some((known) => known.test(one)))).toEqual([]);
    expect(await schemaProblems(template)).toEqual([]);
  });
});

describe('parameters of the templates', () => {
  it('are read as CloudFormation reads them', async () => {
    for (const name of ['auth.yaml', 'hosting.yaml']) {
      const file = at(name);
      const rules = templateParameters(await readFile(file, 'utf8'));
      const { Parameters } = (await readTemplate(file)).template;
      expect(Object.keys(rules)).toEqual(Object.keys(Parameters));
      for (const [parameter, { Description, Default, ...bounds }] of Object.entries(Parameters)) {
        const rule = rules[parameter];
        expect(rule?.description).toBe(Description);
        expect(rule?.byDefault).toBe(String(Default ?? ''));
        expect(rule?.allowed).toEqual(bounds.AllowedValues);
        expect(rule?.least).toBe(bounds.MinValue);
        if (bounds.AllowedPattern !== undefined)
          expect(rule?.pattern).toEqual(new RegExp(`^(?:${bounds.AllowedPattern})$`));
      }
    }
  });
});

describe('the validators bite', () => {
  let folder;
  let hosting;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shardlab-faults-'));
    hosting = await readFile(at('hosting.yaml'), 'utf8');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function withFaults(faults) {
    let text = hosting;
    for (const [from, to] of faults) {
      expect(text).toContain(from);
      text = text.replace(from, to);
    }
    const file = join(folder, 'fault.yaml');
    await writeFile(file, text);
    const { template, findings } = await readTemplate(file);
    return [...findings, ...(await schemaProblems(template))];
  }

  it('at an unknown type, an unknown property however deep, a value that is not allowed', async () => {
    const problems = await withFaults([
      ['AWS::S3::BucketPolicy', 'AWS::S3::BucketPolic'],
      ['HttpVersion:', 'HttpVersio:'],
      ['PriceClass_100', 'PriceClass_1'],
      ['BlockPublicAcls:', 'BlockPublicAcl:'],
    ]);
    expect(problems).toContain('BucketPolicy: no type AWS::S3::BucketPolic');
    expect(problems).toContain('Distribution.DistributionConfig.HttpVersio: no such property');
    expect(problems).toContain(
      'Bucket.PublicAccessBlockConfiguration.BlockPublicAcl: no such property',
    );
    expect(problems.join('\n')).toMatch(/^W3030 Distribution: .*PriceClass_1' is not one of/m);
  });

  it('at a reference to nothing', async () => {
    const dangling = withFaults([['!Ref CachePolicy', '!Ref Nothing']]);
    await expect(dangling).rejects.toThrow(/Nothing.*not found/);
  });

  it('at a required property that is missing', async () => {
    const missing = withFaults([['FrameOption: DENY', 'Frame: DENY']]);
    await expect(missing).rejects.toThrow(/required/);
  });
});
