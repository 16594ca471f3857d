// npm run deploy: the page on S3 and CloudFront, with the pools that it signs in to.
import { readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { awsCli } from './lib/aws.mjs';
import { buildForNode, ROOT } from './lib/node-build.mjs';

const HELP = `usage: npm run deploy -- --stack NAME [--region us-east-1] [options]

  --stack NAME           two stacks are made: NAME-hosting and NAME
  --region R             where they are made and where students work (default us-east-1)
  --offer R              one more region in which streams may be used; repeatable
  --prefix P             streams are named P-STUDENT-... and P-class-... (default lab)
  --mfa OFF|OPTIONAL|ON  second factor by an authenticator app (default OPTIONAL)
  --hosted-ui PREFIX     beginning of a hosted sign-in page's host name
  --domain HOST          your own host name, with --certificate
  --certificate ARN      its certificate, in us-east-1; TLS 1.2 is then the minimum
  --kms-key ARN          customer key that encrypts the streams
  --budget-email ADDRESS told when the account's monthly cost nears --budget (default 20)
  --dry-run              print every call, make none
`;

/** What nosniff makes a browser insist on. */
const TYPES = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  yaml: 'application/yaml',
  woff2: 'font/woff2',
  png: 'image/png',
};

function usage(message) {
  process.stderr.write(`error: ${message}\n${HELP}`);
  process.exit(2);
}

function readFlags() {
  const text = { type: 'string' };
  try {
    return parseArgs({
      options: {
        stack: text,
        region: { type: 'string', default: 'us-east-1' },
        offer: { type: 'string', multiple: true, default: [] },
        prefix: { type: 'string', default: 'lab' },
        mfa: { type: 'string', default: 'OPTIONAL' },
        'hosted-ui': { type: 'string', default: '' },
        domain: { type: 'string', default: '' },
        certificate: { type: 'string', default: '' },
        'kms-key': { type: 'string', default: '' },
        'budget-email': { type: 'string', default: '' },
        budget: { type: 'string', default: '20' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (thrown) {
    return usage(thrown.message);
  }
}

const flags = readFlags();
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const { stack, region, prefix } = flags;
const dryRun = flags['dry-run'];
if (!/^[A-Za-z][A-Za-z0-9-]{0,80}$/.test(stack ?? '')) {
  usage('--stack: a name of letters, digits and hyphens that begins with a letter');
}
if (!/^[a-z][a-z0-9]{0,19}$/.test(prefix)) {
  usage('--prefix: up to 20 lower-case letters and digits; a hyphen follows it in stream names');
}

const print = (line) => process.stdout.write(`${line}\n`);
const aws = awsCli({ region, dryRun, print });

/** One parameter of a template; the CLI takes an empty value as it is. */
const parameters = (values) => [
  '--parameter-overrides',
  ...Object.entries(values).map(([name, value]) => `${name}=${value}`),
];

async function deployStack(name, template, values, capabilities = []) {
  await aws.change([
    'cloudformation',
    'deploy',
    '--stack-name',
    name,
    '--template-file',
    resolve(ROOT, 'public/setup', template),
    '--no-fail-on-empty-changeset',
    ...capabilities,
    ...parameters(values),
  ]);
  return aws.outputs(name);
}

/** The page's own reader and policy: what is deployed is what `npm start` would serve. */
async function configTools() {
  const folder = 'node_modules/.cache/deploy';
  await buildForNode(
    {
      policy: 'src/connection/content-security-policy.ts',
      'read-config': 'src/connection/read-config.ts',
    },
    folder,
  );
  const policy = await import(resolve(ROOT, folder, 'policy.js'));
  const { readConfig } = await import(resolve(ROOT, folder, 'read-config.js'));
  return { ...policy, readConfig };
}

function checked(read) {
  if (read.ok) return read.value;
  return usage(read.error.map(({ setting, words }) => `${setting}: ${words}`).join('\n'));
}

async function upload(bucket) {
  const web = resolve(ROOT, 'dist/web');
  const files = await readdir(web, { recursive: true }).catch((thrown) => {
    if (!dryRun) throw thrown;
    // Nothing was built yet: print what a whole build would need.
    return Object.keys(TYPES).map((extension) => `file.${extension}`);
  });
  const extensions = new Set(files.map((file) => /\.([a-z0-9]+)$/.exec(file)?.[1]));
  const sync = (from, to, cacheControl, more) =>
    aws.change(['s3', 'sync', from, to, '--cache-control', cacheControl, ...more]);
  const typed = Object.entries(TYPES)
    .filter(([extension]) => extensions.has(extension))
    .map(([extension, type]) => ({
      extension,
      only: ['--exclude', '*', '--include', `*.${extension}`, '--content-type', type],
    }));
  const immutable = 'public, max-age=31536000, immutable';
  // All assets before the first page: an open page and the new index.html both find what they name.
  for (const { extension, only } of typed)
    if (!['html', 'json', 'yaml'].includes(extension))
      await sync(`${web}/assets`, `s3://${bucket}/assets`, immutable, only);
  const others = ['--exclude', 'assets/*', '--exclude', '.vite/*', '--exclude', 'config.json'];
  for (const { only } of typed) await sync(web, `s3://${bucket}`, 'no-store', [...only, ...others]);
}

try {
  const { contentSecurityPolicy, CLOUDFRONT_POLICY_LIMIT, readConfig } = await configTools();
  const domain =
    flags['hosted-ui'] === '' ? '' : `${flags['hosted-ui']}.auth.${region}.amazoncognito.com`;
  const regions = [...new Set([region, ...flags.offer])];
  const base = checked(
    readConfig(
      JSON.stringify({
        regions,
        streamPrefix: `${prefix}-`,
        ...(domain !== '' && { hostedUiDomain: domain }),
      }),
    ),
  );
  // The pools are made later, in the stack's region: that is all that the policy takes from their ids.
  const policy = contentSecurityPolicy({
    ...base,
    userPool: `${region}_planned`,
    userPoolClient: 'planned',
    identityPool: `${region}:planned`,
  });
  if (policy.length > CLOUDFRONT_POLICY_LIMIT) {
    usage(
      `the Content-Security-Policy of ${regions.length} regions has ${policy.length} characters, and CloudFront sends at most ${CLOUDFRONT_POLICY_LIMIT}: leave out one --offer`,
    );
  }
  if (dryRun) print('npm run build');
  else await (await import('./build.mjs')).buildAll();

  const hosting = await deployStack(`${stack}-hosting`, 'hosting.yaml', {
    ContentSecurityPolicy: policy,
    DomainName: flags.domain,
    CertificateArn: flags.certificate,
  });
  const auth = await deployStack(
    stack,
    'auth.yaml',
    {
      StreamPrefix: prefix,
      MoreRegions: regions.slice(1).join(','),
      PageUrl: hosting('PageUrl'),
      Mfa: flags.mfa,
      HostedUiPrefix: flags['hosted-ui'],
      KmsKeyArn: flags['kms-key'],
      BudgetDollars: flags.budget,
      BudgetEmail: flags['budget-email'],
    },
    ['--capabilities', 'CAPABILITY_IAM'],
  );
  const config = {
    ...base,
    userPool: auth('UserPool'),
    userPoolClient: auth('UserPoolClient'),
    identityPool: auth('IdentityPool'),
  };
  const text = `${JSON.stringify(config, null, 2)}\n`;
  const file = resolve(ROOT, 'node_modules/.cache/deploy/config.json');
  if (dryRun) print(`# ${file}:\n${text.replaceAll(/^/gm, '# ').trimEnd()}`);
  else {
    checked(readConfig(text));
    await writeFile(file, text);
  }
  await upload(hosting('Bucket'));
  await aws.change([
    's3',
    'cp',
    file,
    `s3://${hosting('Bucket')}/config.json`,
    '--cache-control',
    'no-store',
    '--content-type',
    TYPES.json,
  ]);
  await aws.change([
    'cloudfront',
    'create-invalidation',
    '--distribution-id',
    hosting('Distribution'),
    '--paths',
    '/*',
  ]);
  print(hosting('PageUrl'));
} catch (thrown) {
  process.stderr.write(`error: ${thrown.message}\n`);
  process.exit(1);
}
