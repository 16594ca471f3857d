import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './lib/root.mjs';

// Our own rules, beside those of template-validators.test.mjs. They are over the lines, which
// nothing has changed yet: indentation of two spaces tells sections and names apart.
const TYPES = new Set([
  'AWS::Budgets::Budget',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::IdentityPoolPrincipalTag',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
]);
/** Calls that know no resource (service authorization reference). */
const NO_RESOURCE = new Set([
  'kinesis:ListStreams',
  'kinesis:DescribeLimits',
  'kinesis:DescribeAccountSettings',
  'cloudwatch:GetMetricData',
]);

/** Names under a top-level section. */
function namesIn(text, section) {
  const [, after = ''] = text.split(new RegExp(`^${section}:$`, 'm'));
  const body = after.split(/^\w/m)[0] ?? '';
  return [...body.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]);
}

/** Policy statements as their lines; each begins with a dash. */
function statements(text) {
  return text
    .split(/^ +Statement:$/m)
    .slice(1)
    .flatMap((block) => {
      const indent = /^( +)- /m.exec(block)?.[1] ?? '';
      const end = new RegExp(`^(?! {${indent.length}})(?!\\s*$)`, 'm');
      return (block.slice(1).split(end)[0] ?? '').split(new RegExp(`^${indent}- `, 'm')).slice(1);
    });
}

function actions(statement) {
  return [...statement.matchAll(/\b([a-z0-9-]+:[A-Z][A-Za-z0-9*]*)/g)]
    .map((match) => match[1])
    .filter((action) => !/^(?:kms:ViaService|aws:|AWS:)/.test(action));
}

const templates = await Promise.all(
  ['auth.yaml', 'hosting.yaml'].map(async (name) => ({
    name,
    text: await readFile(resolve(ROOT, 'public/setup', name), 'utf8'),
  })),
);

describe.each(templates)('$name', ({ text }) => {
  it('is made of plain types only', () => {
    const used = [...text.matchAll(/^ {4}Type: (\S+)/gm)].map((match) => match[1] ?? '');
    const types = used.filter((type) => type.startsWith('AWS::'));
    expect(types.length).toBe(namesIn(text, 'Resources').length);
    expect(types.filter((type) => !TYPES.has(type))).toEqual([]);
  });

  it('refers only to what is there', () => {
    const known = new Set([
      ...namesIn(text, 'Parameters'),
      ...namesIn(text, 'Resources'),
      ...['AccountId', 'Region', 'Partition', 'StackName', 'URLSuffix', 'NoValue'].map(
        (name) => `AWS::${name}`,
      ),
    ]);
    const refs = [
      ...text.matchAll(/!Ref '?([\w:]+)/g),
      ...text.matchAll(/!GetAtt (\w+)/g),
      ...text.matchAll(/\$\{([^!.}][^.}]*)/g),
    ].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(5);
    expect(refs.filter((name) => !known.has(name))).toEqual([]);
    const conditions = new Set(namesIn(text, 'Conditions'));
    const asked = [...text.matchAll(/Condition: (Has\w+)|!If \[(\w+),|!If\n +- (\w+)/g)];
    for (const match of asked) expect(conditions).toContain(match[1] ?? match[2] ?? match[3]);
    for (const parameter of namesIn(text, 'Parameters'))
      expect(text, `${parameter} is used`).toMatch(
        new RegExp(`!Ref '?${parameter}\\b|\\$\\{${parameter}\\}`),
      );
  });

  it('has no wildcard action, and no wildcard resource but for calls that need it', () => {
    const all = statements(text);
    expect(all.length).toBeGreaterThan(0);
    for (const statement of all) {
      expect(actions(statement).length).toBeGreaterThan(0);
      expect(actions(statement).filter((action) => action.includes('*'))).toEqual([]);
      expect(statement).not.toMatch(/Action: '?\*|- '?\*'?$|NotAction|NotResource/m);
      if (/Resource: '\*'/.test(statement))
        expect(actions(statement).filter((action) => !NO_RESOURCE.has(action))).toEqual([]);
    }
  });
});

it('lets a student change own streams only, and nobody in who has not signed in', () => {
  const auth = templates[0]?.text ?? '';
  const changing = statements(auth).filter((one) => one.includes('kinesis:DeleteStream'));
  const [own = ''] = changing;
  expect(changing).toHaveLength(2);
  expect(own.match(/stream\/\S+/g)).toHaveLength(2);
  for (const line of own.match(/stream\/\S+/g) ?? [])
    expect(line).toMatch(/^stream\/\$\{StreamPrefix\}-\$\{!aws:PrincipalTag\/student\}-\*/);
  expect(auth).toContain('AllowUnauthenticatedIdentities: false');
  expect(auth.match(/amr: authenticated/g)).toHaveLength(2);
});

it('lets everything be done in the regions that are offered, and in no other', () => {
  const auth = templates[0]?.text ?? '';
  const granted = statements(auth).filter((one) => /(?:kinesis|cloudwatch):[A-Z]/.test(one));
  expect(granted).toHaveLength(6);
  for (const one of granted)
    expect(one.replaceAll(/\s+/g, ' ')).toContain(
      "aws:RequestedRegion: !If - HasMoreRegions - !Split [',', !Sub '${AWS::Region},${MoreRegions}'] - !Ref AWS::Region",
    );
});

it('gives the instructor every call that the page can make on a stream', async () => {
  const made = new Set(
    await Promise.all(
      [
        'control.ts',
        'cloud-watch.ts',
        'kinesis-target.ts',
        'kinesis-source.ts',
        'list-shards.ts',
      ].map((name) => readFile(resolve(ROOT, 'src/connection/kinesis', name), 'utf8')),
    ).then((texts) =>
      texts.flatMap((text) =>
        [...text.matchAll(/new (\w+)Command\(/g)].map((match) =>
          match[1] === 'GetMetricData' ? 'cloudwatch:GetMetricData' : `kinesis:${match[1]}`,
        ),
      ),
    ),
  );
  // It changes the whole account's way of paying.
  made.delete('kinesis:UpdateAccountSettings');
  expect(made.size).toBeGreaterThan(20);
  const named = (sid) =>
    statements(templates[0]?.text ?? '').find((one) => one.includes(`Sid: ${sid}\n`)) ?? '';
  const own = named('OwnStreams');
  const all = named('AllStreamsOfTheClass');
  const given = new Set([...actions(all), ...NO_RESOURCE]);
  expect([...made].filter((action) => !given.has(action))).toEqual([]);
  // A student may do the same on own streams, what costs much only where the class says so.
  const costly = named('CostlyOnOwnStreams');
  // The page has the same list, to say why one of them is refused.
  const page = await readFile(resolve(ROOT, 'src/connection/cognito/role-limit.ts'), 'utf8');
  const [, list = ''] = /COSTLY_ACTIONS[^[]*\[([^\]]*)\]/.exec(page) ?? [];
  expect(actions(costly)).toEqual([
    'kinesis:UpdateStreamMode',
    'kinesis:UpdateStreamWarmThroughput',
    'kinesis:IncreaseStreamRetentionPeriod',
    'kinesis:EnableEnhancedMonitoring',
  ]);
  expect(actions(list)).toEqual(actions(costly));
  expect(actions(own)).toEqual(actions(all).filter((action) => !actions(costly).includes(action)));
  expect(costly).toMatch(/stream\/\$\{StreamPrefix\}-\$\{!aws:PrincipalTag\/student\}-\*'$/m);
  expect(templates[0]?.text).toMatch(/CostlyPolicy:\n.*\n {4}Condition: HasCostlyStudents\n/);
});

it('writes the address of the page into the invitation, with what Cognito puts in', () => {
  const auth = (templates[0]?.text ?? '').replaceAll(/\s+/g, ' ');
  const [message = ''] = /EmailMessage: .*? EmailConfiguration:/.exec(auth) ?? [];
  for (const part of ['${PageUrl}', '{username}', '{####}']) expect(message).toContain(part);
});

it('keeps the bucket private and the page in no frame', () => {
  const hosting = templates[1]?.text ?? '';
  expect(hosting.match(/(?:Block|Ignore|Restrict)Public\w+: true/g)).toHaveLength(4);
  expect(hosting).toContain('AWS:SourceArn');
  expect(hosting).toMatch(
    /Effect: Deny\n +Principal: '\*'\n(?:.*\n){6,8} +aws:SecureTransport: 'false'/,
  );
  expect(hosting).toContain('FrameOption: DENY');
  expect(hosting).toContain('MinimumProtocolVersion: !If [HasDomain, TLSv1.2_2021,');
});

it('sends from CloudFront the headers that npm start sends, and HSTS', async () => {
  const hosting = (templates[1]?.text ?? '').replaceAll(/\s+/g, ' ');
  const served = await readFile(resolve(ROOT, 'src/cli/serve/server.ts'), 'utf8');
  const sent = [...served.matchAll(/^ {4}'([A-Z][\w-]+)': '([^']+)',$/gm)];
  expect(sent.map(([, name]) => name)).toEqual([
    'X-Content-Type-Options',
    'X-Frame-Options',
    'Referrer-Policy',
    'Cross-Origin-Opener-Policy',
    'Cross-Origin-Resource-Policy',
  ]);
  for (const [, name, value] of sent.slice(3))
    expect(hosting).toContain(`Header: ${name} Value: ${value} Override: true`);
  expect(hosting).toContain('ContentTypeOptions: Override: true');
  expect(hosting).toContain('FrameOption: DENY Override: true');
  expect(hosting).toContain('ReferrerPolicy: no-referrer Override: true');
  expect(hosting).toContain('AccessControlMaxAgeSec: 31536000 Override: true');
  expect(hosting).toContain('ContentSecurityPolicy: !Ref ContentSecurityPolicy Override: true');
});
