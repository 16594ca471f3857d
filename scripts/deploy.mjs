// npm run deploy: the page on S3 and CloudFront, with the pools that it signs in to.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { awsCli } from './lib/aws.mjs';
import { checkCertificate } from './lib/certificate.mjs';
import { deployFlags, HELP } from './lib/deploy-flags.mjs';
import { deployStack, prepareStack } from './lib/deploy-stack.mjs';
import { buildForNode } from './lib/node-build.mjs';
import { ROOT } from './lib/root.mjs';
import { TYPES, uploadPage } from './lib/upload.mjs';

function usage(message) {
  process.stderr.write(`error: ${message}\n${HELP}`);
  process.exit(2);
}

function readFlags() {
  try {
    return deployFlags(process.argv.slice(2));
  } catch (thrown) {
    return usage(thrown.message);
  }
}

const { flags, problems } = readFlags();
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (problems.length > 0) usage(problems.join('\n'));
const { stack, region, regions } = flags;
const dryRun = flags['dry-run'];
const print = (line) => process.stdout.write(`${line}\n`);
const aws = awsCli({ region, dryRun, print });

/** The page's own reader and policy: what is deployed is what `npm start` would serve. */
async function configTools() {
  const folder = 'node_modules/.cache/deploy';
  await buildForNode(
    {
      policy: 'src/connection/config/content-security-policy.ts',
      'read-config': 'src/connection/config/read-config.ts',
    },
    folder,
  );
  const policy = await import(resolve(ROOT, folder, 'policy.js'));
  const { readConfig } = await import(resolve(ROOT, folder, 'read-config.js'));
  return { ...policy, readConfig };
}

const { contentSecurityPolicy, CLOUDFRONT_POLICY_LIMIT, readConfig } = await configTools();

/** The page's configuration, but for the pools, which are made later. */
function plannedConfig() {
  const prefix = flags.auth.HostedUiPrefix;
  const domain = prefix === '' ? undefined : `${prefix}.auth.${region}.amazoncognito.com`;
  return checked({
    regions,
    endpoints: flags.endpoint,
    streamPrefix: `${flags.auth.StreamPrefix}-`,
    ...(domain !== undefined && { hostedUiDomain: domain }),
  });
}

function checked(config) {
  const read = readConfig(JSON.stringify(config));
  if (read.ok) return read.value;
  return usage(read.error.map(({ setting, words }) => `${setting}: ${words}`).join('\n'));
}

function policyOf(config) {
  // All that the policy takes from the ids of the pools is their region.
  const policy = contentSecurityPolicy({
    ...config,
    userPool: `${region}_planned`,
    userPoolClient: 'planned',
    identityPool: `${region}:planned`,
  });
  if (policy.length <= CLOUDFRONT_POLICY_LIMIT) return policy;
  return usage(
    `the Content-Security-Policy of ${regions.length} regions has ${policy.length} characters, and CloudFront sends at most ${CLOUDFRONT_POLICY_LIMIT}: leave out an --offer or --endpoint`,
  );
}

async function uploadConfig(config, bucket) {
  const text = `${JSON.stringify(config, null, 2)}\n`;
  const file = resolve(ROOT, 'node_modules/.cache/deploy/config.json');
  if (dryRun) print(`# ${file}:\n${text.replaceAll(/^/gm, '# ').trimEnd()}`);
  else {
    checked(config);
    await writeFile(file, text);
  }
  const headers = ['--cache-control', 'no-store', '--content-type', TYPES.json];
  await aws.change(['s3', 'cp', file, `s3://${bucket}/config.json`, ...headers]);
}

async function deploy() {
  const base = plannedConfig();
  const policy = policyOf(base);
  const virginia = awsCli({ region: 'us-east-1', dryRun, print });
  if (flags.domain) await checkCertificate(virginia, flags.certificate, flags.domain);
  const options = { deleteFailed: flags['delete-failed'], print };
  for (const name of [`${stack}-hosting`, stack]) await prepareStack(aws, name, options);
  if (dryRun) print('npm run build');
  else await (await import('./build.mjs')).buildAll();

  const hosting = await deployStack(aws, `${stack}-hosting`, {
    template: 'hosting.yaml',
    values: { ...flags.hosting, ContentSecurityPolicy: policy },
  });
  const auth = await deployStack(aws, stack, {
    template: 'auth.yaml',
    values: {
      ...flags.auth,
      MoreRegions: regions.slice(1).join(','),
      PageUrl: hosting('PageUrl'),
    },
    capabilities: ['--capabilities', 'CAPABILITY_IAM'],
  });
  const pools = ['UserPool', 'UserPoolClient', 'IdentityPool'].map((name) => [
    `${name[0].toLowerCase()}${name.slice(1)}`,
    auth(name),
  ]);
  await uploadPage(aws, hosting('Bucket'), { dryRun });
  await uploadConfig({ ...base, ...Object.fromEntries(pools) }, hosting('Bucket'));
  const distribution = ['--distribution-id', hosting('Distribution')];
  await aws.change(['cloudfront', 'create-invalidation', ...distribution, '--paths', '/*']);
  if (flags.domain) {
    print(
      `DNS: create a CNAME record for ${flags.domain} that points to ${hosting('DistributionDomain')}`,
    );
  }
  print(hosting('PageUrl'));
}

try {
  await deploy();
} catch (thrown) {
  process.stderr.write(`error: ${thrown.message}\n`);
  process.exit(1);
}
