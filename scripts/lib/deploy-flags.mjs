import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './root.mjs';
import { parameterProblem, templateParameters } from './template-parameters.mjs';

export const HELP = `usage: npm run deploy -- --stack NAME [--region us-east-1] [options]

  --stack NAME           two stacks are made: NAME-hosting and NAME (up to 50 characters)
  --region R             where they are made and where students work (default us-east-1)
  --offer R              one more region in which streams may be used; repeatable
  --endpoint ORIGIN      a Kinesis-compatible endpoint that the page may call; repeatable
  --prefix P             streams are named P-STUDENT-... and P-class-... (default lab)
  --mfa OFF|OPTIONAL|ON  second factor by an authenticator app (default OPTIONAL)
  --hosted-ui PREFIX     beginning of a hosted sign-in page's host name
  --domain HOST          your own host name, with --certificate
  --certificate ARN      its certificate, issued, in us-east-1; TLS 1.2 is then the minimum
  --kms-key ARN          customer key of the region that encrypts the streams
  --budget-email ADDRESS told when the account's monthly cost nears --budget (default 20 dollars)
  --costly-actions instructors|students
                         who may use on-demand, warm throughput, longer retention and shard
                         metrics (default instructors)
  --ses-identity ARN     verified SES identity that sends the mail, with --email-from ADDRESS
  --deletion-protection ACTIVE|INACTIVE
                         ACTIVE: the user pool can't be deleted (default INACTIVE)
  --delete-failed        delete a stack whose first creation failed, without asking
  --dry-run              print every call, make none
`;

/** The parameter of a template that a flag sets, and with it the rule for its value. */
const AUTH = {
  prefix: 'StreamPrefix',
  mfa: 'Mfa',
  'hosted-ui': 'HostedUiPrefix',
  'kms-key': 'KmsKeyArn',
  budget: 'BudgetDollars',
  'budget-email': 'BudgetEmail',
  'costly-actions': 'CostlyActions',
  'deletion-protection': 'DeletionProtection',
  'ses-identity': 'SesIdentityArn',
  'email-from': 'EmailFrom',
};
const HOSTING = { domain: 'DomainName', certificate: 'CertificateArn' };

/** Flags that mean nothing without another. */
const TOGETHER = [
  ['domain', 'certificate'],
  ['certificate', 'domain'],
  ['ses-identity', 'email-from'],
  ['email-from', 'ses-identity'],
  ['budget', 'budget-email'],
];

/** As in `us-east-1`, `us-gov-west-1`. */
export const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/**
 * Reads the command line of `npm run deploy`.
 *
 * @param {readonly string[]} args
 * @returns {{ flags: Record<string, any>, problems: string[] }} every flag by its name, with
 *   `regions`: the stack's and those offered besides; `auth` and `hosting`: parameters of the two
 *   templates; `problems`: all that is wrong, in words
 * @throws TypeError for a flag that there is not
 */
export function deployFlags(args) {
  const text = { type: 'string' };
  const names = [...Object.keys(AUTH), ...Object.keys(HOSTING), 'stack'];
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(names.map((name) => [name, text])),
      region: { type: 'string', default: 'us-east-1' },
      offer: { type: 'string', multiple: true, default: [] },
      endpoint: { type: 'string', multiple: true, default: [] },
      'delete-failed': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const flags = { ...values, regions: [...new Set([values.region, ...values.offer])] };
  const auth = parametersOf('auth.yaml', AUTH, flags);
  const hosting = parametersOf('hosting.yaml', HOSTING, flags);
  return {
    flags: { ...flags, auth: auth.values, hosting: hosting.values },
    problems: [...problemsOf(flags), ...auth.problems, ...hosting.problems],
  };
}

function parametersOf(template, names, flags) {
  const rules = templateParameters(readFileSync(resolve(ROOT, 'public/setup', template), 'utf8'));
  const values = Object.entries(names).map(([flag, name]) => ({
    flag,
    name,
    // Given in any case: an update would keep the value of the time before.
    value: flags[flag] ?? rules[name].byDefault,
  }));
  return {
    values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    problems: values.flatMap(({ flag, name, value }) => {
      const problem = parameterProblem(rules[name], value);
      return problem === undefined ? [] : [`--${flag} ${value}: ${problem}`];
    }),
  };
}

function problemsOf(flags) {
  const problems = [];
  // The longest name that is made of it, of the origin access control, may have 64 characters.
  if (!/^[A-Za-z][A-Za-z0-9-]{0,49}$/.test(flags.stack ?? '')) {
    problems.push(
      '--stack: a name of up to 50 letters, digits and hyphens that begins with a letter',
    );
  }
  for (const region of flags.regions) {
    const flag = region === flags.region ? '--region' : '--offer';
    if (!REGION.test(region)) problems.push(`${flag} ${region}: a region, as in us-east-1`);
    else if (partition(region) !== partition(flags.region)) {
      problems.push(`${flag} ${region}: one account can't reach both it and ${flags.region}`);
    }
  }
  for (const [flag, other] of TOGETHER)
    if (flags[flag] && !flags[other]) problems.push(`--${flag} needs --${other} too`);
  const [, , , keyRegion] = (flags['kms-key'] ?? '').split(':');
  if (keyRegion !== undefined && keyRegion !== flags.region) {
    problems.push(`--kms-key: a key in ${flags.region}, where the streams are`);
  }
  return problems;
}

/** China and GovCloud have accounts of their own. */
const partition = (region) => /^(?:cn|us-gov)-/.exec(region)?.[0] ?? '';
